package dev.tailback.server.outgoing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads an HTTP/1.1 answer, up to the maximum that is kept. */
final class ReplyReader {
  static final int MAX_BODY_BYTES = 64 * 1024;
  private static final int MAX_HEAD_BYTES = 16 * 1024;

  private final InputStream in;
  private final String method;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int headBytes;

  ReplyReader(InputStream in, String method) {
    this.in = new BufferedInputStream(in);
    this.method = method;
  }

  OutgoingReply read() throws IOException {
    int status = status();
    Map<String, String> headers = headers();
    while (status / 100 == 1) {
      status = status();
      headers = headers();
    }
    boolean hasBody = !method.equals("HEAD") && status != 204 && status != 304;
    if (hasBody && headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
      readChunks();
    } else if (hasBody) {
      readBody(number(headers.getOrDefault("content-length", "" + MAX_BODY_BYTES), 10));
    }
    return new OutgoingReply(status, body.toString(StandardCharsets.UTF_8));
  }

  private int status() throws IOException {
    String[] parts = line().split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[1-5]\\d\\d")) {
      throw new OutgoingException("the answer is not HTTP/1.1");
    }
    return Integer.parseInt(parts[1]);
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip().toLowerCase(Locale.ROOT));
      }
    }
    return headers;
  }

  private void readChunks() throws IOException {
    long length = number(line().split(";", 2)[0].strip(), 16);
    while (length > 0) {
      readBody(length);
      if (body.size() == MAX_BODY_BYTES) {
        return;
      }
      line();
      length = number(line().split(";", 2)[0].strip(), 16);
    }
  }

  private void readBody(long length) throws IOException {
    int wanted = (int) Math.min(length, MAX_BODY_BYTES - body.size());
    body.write(in.readNBytes(wanted));
  }

  private static long number(String text, int radix) throws OutgoingException {
    try {
      return Math.max(0, Long.parseLong(text, radix));
    } catch (NumberFormatException e) {
      throw new OutgoingException("the answer does not say how long it is");
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || ++headBytes > MAX_HEAD_BYTES) {
        throw new OutgoingException(b < 0 ? "there was no answer" : "the answer has no end");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }
}
