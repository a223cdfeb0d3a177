package dev.tailback.server.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A client that writes any bytes, and reads one answer at a time. */
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket connection;
  private final Socket socket;
  private final InputStream in;

  RawClient(int port) throws IOException {
    this(port, Transport.PLAIN);
  }

  RawClient(int port, Transport transport) throws IOException {
    connection = new Socket(InetAddress.getLoopbackAddress(), port);
    connection.setSoTimeout(PATIENCE_MILLIS);
    connection.setTcpNoDelay(true);
    socket = transport.over(connection);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** An answer, its header names in any case. */
  record Answer(String statusLine, Map<String, String> headers, String body) {
    int status() {
      return Integer.parseInt(statusLine.split(" ", -1)[1]);
    }
  }

  /** Returns a complete JSON call. */
  static String json(String action, String body) {
    return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
        + ("X-Amz-Target: AmazonSQS." + action + "\r\n")
        + ("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
  }

  /** Returns a complete Query call. */
  static String get(String query) {
    return "GET /?" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Sends a text whose end the server may not wait for. */
  void sendUntilCutOff(String text) throws IOException {
    try {
      send(text);
    } catch (SocketException cutOff) {
      // Expected.
    }
  }

  /** Returns whether a part of an answer has arrived. */
  boolean hasAnswer() throws IOException {
    return in.available() > 0;
  }

  /** Reads until a text has arrived. */
  String readUntil(String text) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(text) < 0) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException(read.toString());
      }
      read.append((char) b);
    }
    return read.toString();
  }

  /** Reads everything until the server closes the connection. */
  String readToEnd() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads everything until the connection ends, and returns its size. */
  long bytesToEnd() throws IOException {
    long count = 0;
    byte[] buffer = new byte[64 * 1024];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count += read;
      }
    } catch (SocketException reset) {
      // This ends the connection too.
    }
    return count;
  }

  Answer call(String request) throws IOException {
    return send(request).answer();
  }

  /** Reads the next answer, one with a body. */
  Answer answer() throws IOException {
    return answer(true);
  }

  /** Reads the next answer, one that has no body whatever its headers say. */
  Answer answerWithoutBody() throws IOException {
    return answer(false);
  }

  private Answer answer(boolean hasBody) throws IOException {
    String statusLine = line();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
    }
    int length = hasBody ? Integer.parseInt(headers.getOrDefault("Content-Length", "0")) : 0;
    byte[] body = in.readNBytes(length);
    return new Answer(statusLine, headers, new String(body, StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException(line.toString(StandardCharsets.ISO_8859_1));
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Returns whether the server has closed the connection without sending anything. */
  boolean isClosedByServer() throws IOException {
    return in.read() < 0;
  }

  /** Closes our side of the connection. The server's answers may still arrive. */
  void closeOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Closes the connection with a reset, as when a process is killed. */
  void reset() throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
