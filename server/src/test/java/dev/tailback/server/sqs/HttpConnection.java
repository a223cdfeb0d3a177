package dev.tailback.server.sqs;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A persistent connection on which the test sets all headers. */
final class HttpConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  HttpConnection(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request. {@code Content-Length} is added if there is a body. */
  record Request(String method, String target, Map<String, String> headers, String body) {

    Request with(String header, String value) {
      Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      more.putAll(headers);
      more.put(header, value);
      return new Request(method, target, more, body);
    }

    Request at(String otherTarget) {
      return new Request(method, otherTarget, headers, body);
    }

    private byte[] bytes() {
      StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
      headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      if (!method.equals("GET")) {
        head.append("Content-Length: " + length + "\r\n");
      }
      return (head + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A response. Header names are case-insensitive. */
  record Answer(int status, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.get(name);
    }

    String requestId() {
      return headers.get("x-amzn-RequestId");
    }
  }

  Answer call(Request request) {
    send(request);
    return answer();
  }

  void send(Request request) {
    try {
      socket.getOutputStream().write(request.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer answer() {
    try {
      int status = Integer.parseInt(line().split(" ", -1)[1]);
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
      byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
      return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException(line.toString());
      }
      line.append((char) b);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
