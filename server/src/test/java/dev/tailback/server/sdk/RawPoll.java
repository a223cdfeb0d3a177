package dev.tailback.server.sdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A long poll of 20 seconds on a socket of its own, without a thread. */
final class RawPoll implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;

  RawPoll(int port, String queueUrl) throws IOException {
    String body = "{\"QueueUrl\":\"%s\",\"WaitTimeSeconds\":20}".formatted(queueUrl);
    String request =
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
            + "X-Amz-Target: AmazonSQS.ReceiveMessage\r\n"
            + ("Content-Length: " + body.length() + "\r\n\r\n" + body);
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
  }

  boolean isAnswered() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** Waits for the answer's body, which is in ASCII. */
  String answer() throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    int length = 0;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    char[] body = new char[length];
    int read = 0;
    while (read < length) {
      read += in.read(body, read, length - read);
    }
    return new String(body);
  }

  /** Closes the connection with a reset, as when a process is killed. */
  void kill() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
