package dev.tailback.server.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a PEM file. */
final class PemBlock {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s(.*?)-----END \\1-----", Pattern.DOTALL);

  /** Matches the headers of old encrypted keys, and the blank line after them. */
  private static final Pattern HEADERS = Pattern.compile("\\A(?:[\\w-]+:[^\\n]*\\n)+\\s*");

  private static final int LINE_LENGTH = 64;
  private static final long MAX_BYTES = 1024 * 1024;

  private final String label;
  private final boolean isEncrypted;
  private final byte[] der;

  private PemBlock(String label, boolean isEncrypted, byte[] der) {
    this.label = label;
    this.isEncrypted = isEncrypted;
    this.der = der;
  }

  /** Returns what it contains, such as {@code CERTIFICATE}. */
  String label() {
    return label;
  }

  /** Returns whether its headers say that it is encrypted. */
  boolean isEncrypted() {
    return isEncrypted;
  }

  byte[] der() {
    return der;
  }

  /**
   * Reads the blocks of a file, in their order. Text around them is ignored.
   *
   * @throws TlsException if it cannot be read or is malformed
   */
  static List<PemBlock> read(Path file) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new TlsException(file, "is not a file");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new TlsException(file, "is too large for a PEM file: expected at most 1 MiB");
      }
      return parse(file, Files.readString(file, ISO_8859_1));
    } catch (IOException e) {
      throw TlsException.unreadable(file, e);
    }
  }

  private static List<PemBlock> parse(Path file, String text) {
    try {
      return BLOCK.matcher(text).results().map(part -> of(part.group(1), part.group(2))).toList();
    } catch (IllegalArgumentException e) {
      throw new TlsException(file, "is malformed: expected Base64 between BEGIN and END", e);
    }
  }

  private static PemBlock of(String label, String content) {
    Matcher headers = HEADERS.matcher(content);
    String first = headers.find() ? headers.group() : "";
    String base64 = content.substring(first.length()).replaceAll("\\s", "");
    return new PemBlock(label, first.contains("ENCRYPTED"), Base64.getDecoder().decode(base64));
  }

  /** Writes a block as text. */
  static String text(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }
}
