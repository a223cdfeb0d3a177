package dev.tailback.server.sqs.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** A block of addresses, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. */
final class IpBlock {
  private IpBlock() {}

  /** Returns whether a block, or a single address, includes an address. */
  static boolean includes(String block, String address) {
    int slash = block.indexOf('/');
    byte[] first = bytes(slash < 0 ? block : block.substring(0, slash));
    byte[] asked = bytes(address);
    if (first == null || asked == null || first.length != asked.length) {
      return false;
    }
    int bits = slash < 0 ? Byte.SIZE * first.length : bits(block.substring(slash + 1));
    return bits >= 0 && bits <= Byte.SIZE * first.length && hasSameStart(first, asked, bits);
  }

  private static boolean hasSameStart(byte[] one, byte[] other, int bits) {
    for (int bit = 0; bit < bits; bit++) {
      int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
      if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int bits(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  /** Returns the bytes of an address, {@code null} if it is none; names are not looked up. */
  private static byte @Nullable [] bytes(String address) {
    boolean isLiteral =
        address.indexOf(':') >= 0
            ? address.matches("[0-9A-Fa-f:.]+")
            : address.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    if (!isLiteral) {
      return null;
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException malformed) {
      return null;
    }
  }
}
