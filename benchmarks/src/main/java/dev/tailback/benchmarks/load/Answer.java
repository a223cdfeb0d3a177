package dev.tailback.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The HTTP answer that a connection is reading. Its content is overwritten when the next one
 * begins.
 */
public final class Answer {
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private byte[] bytes = new byte[2048];
  private ByteBuffer free = ByteBuffer.wrap(bytes);
  private int bodyStart = -1;
  private int end = Integer.MAX_VALUE;

  void begin() {
    free.clear();
    bodyStart = -1;
    end = Integer.MAX_VALUE;
  }

  /** Reads the available bytes, and returns whether the answer is complete. */
  boolean read(ReadableByteChannel channel) throws IOException {
    do {
      if (!free.hasRemaining()) {
        grow();
      }
      int read = channel.read(free);
      if (read <= 0) {
        return nothingRead(read);
      }
      if (bodyStart < 0) {
        findBody();
      }
    } while (free.position() < end);
    if (free.position() > end) {
      throw new IOException("more than one answer to one request");
    }
    return true;
  }

  private static boolean nothingRead(int read) throws IOException {
    if (read < 0) {
      throw new EOFException("the server has closed the connection");
    }
    return false;
  }

  private void grow() {
    int filled = bytes.length;
    bytes = Arrays.copyOf(bytes, 2 * filled);
    free = ByteBuffer.wrap(bytes).position(filled);
  }

  private void findBody() throws IOException {
    int headEnd = indexOf(END_OF_HEAD, 0, free.position());
    if (headEnd >= 0) {
      bodyStart = headEnd + END_OF_HEAD.length;
      end = bodyStart + contentLength(headEnd);
    }
  }

  private int contentLength(int headEnd) throws IOException {
    for (int at = STATUS_AT; at + LENGTH.length < headEnd; at++) {
      if (bytes[at] == '\r' && isLengthAt(at)) {
        return number(at + LENGTH.length);
      }
    }
    throw new IOException("an answer without Content-Length:\n" + text(0, headEnd));
  }

  private boolean isLengthAt(int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      int ch = bytes[at + i];
      if ((ch >= 'A' && ch <= 'Z' ? ch + 32 : ch) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int from) {
    int number = 0;
    for (int at = from; bytes[at] != '\r'; at++) {
      if (bytes[at] != ' ') {
        number = 10 * number + bytes[at] - '0';
      }
    }
    return number;
  }

  int status() {
    return number3(STATUS_AT);
  }

  private int number3(int at) {
    return 100 * (bytes[at] - '0') + 10 * (bytes[at + 1] - '0') + bytes[at + 2] - '0';
  }

  /** Returns how often the body contains {@code what}. */
  int count(byte[] what) {
    int count = 0;
    for (int at = find(what, bodyStart); at >= 0; at = find(what, at + what.length)) {
      count++;
    }
    return count;
  }

  /** Returns the index of {@code what} at {@code from} or later, or -1. */
  int find(byte[] what, int from) {
    return indexOf(what, from, end);
  }

  private int indexOf(byte[] what, int from, int to) {
    byte first = what[0];
    for (int at = from; at <= to - what.length; at++) {
      if (bytes[at] == first && Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    return -1;
  }

  int bodyStart() {
    return bodyStart;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Returns the body as text, for error messages. */
  String text() {
    return text(bodyStart, end);
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
