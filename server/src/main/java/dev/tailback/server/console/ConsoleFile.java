package dev.tailback.server.console;

import dev.tailback.server.wire.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the console, in memory.
 *
 * @param contentType the value of {@code Content-Type}
 * @param bytes its content
 * @param gzipped its content, compressed
 * @param tag the value of {@code ETag}, which changes with the content; weak, as it is the same for
 *     both forms
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record ConsoleFile(String contentType, byte[] bytes, byte[] gzipped, String tag) {
  private static final int TAG_BYTES = 12;

  static ConsoleFile of(String contentType, byte[] bytes) {
    return new ConsoleFile(contentType, bytes, gzip(bytes), "W/\"" + digest(bytes) + '"');
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return compressed.toByteArray();
  }

  private static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes), 0, TAG_BYTES);
  }
}
