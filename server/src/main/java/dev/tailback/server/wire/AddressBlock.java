package dev.tailback.server.wire;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A block of IP addresses.
 *
 * @param address one of them
 * @param prefixBits the length of their common prefix in bits
 */
public record AddressBlock(InetAddress address, int prefixBits) {
  private static final int IPV4_BITS = 32;
  private static final int MAPPED_BITS = 96;

  /** Matches only literals, so that no name is looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

  /**
   * Reads an address, such as {@code 10.1.2.3} or {@code ::1}, or a block in CIDR notation, such as
   * {@code 10.0.0.0/8}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static AddressBlock parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
    int bits = address.getAddress().length * Byte.SIZE;
    int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
    if (slash >= 0 && bits == IPV4_BITS && text.indexOf(':') >= 0) {
      prefix -= MAPPED_BITS; // ::ffff:10.0.0.0/104, which Java reads as 10.0.0.0
    }
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(text);
    }
    return new AddressBlock(address, prefix);
  }

  /** Returns whether a text is an address. No name is looked up. */
  public static boolean isAddress(String text) {
    try {
      return literal(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static InetAddress literal(String text) {
    if (!LITERAL.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Returns whether an address is in the block. */
  public boolean contains(InetAddress other) {
    byte[] ours = address.getAddress();
    byte[] theirs = other.getAddress();
    int rest = ours.length * Byte.SIZE - prefixBits;
    return ours.length == theirs.length
        && new BigInteger(1, ours)
            .shiftRight(rest)
            .equals(new BigInteger(1, theirs).shiftRight(rest));
  }
}
