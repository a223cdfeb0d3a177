package dev.tailback.server.forward;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An upstream whose answers a test defines, byte by byte. */
final class FakeUpstream implements AutoCloseable {

  /** A request as received. */
  record Request(String head, String body) {
    /** Returns the header lines with this name. */
    List<String> lines(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines().filter(l -> l.toLowerCase(Locale.ROOT).startsWith(start)).toList();
    }

    String line() {
      return head.lines().findFirst().orElseThrow();
    }
  }

  /** What it does with a connection after a request. */
  @FunctionalInterface
  interface Behaviour {
    void on(Request request, Socket connection) throws IOException;
  }

  private final ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger ended = new AtomicInteger();
  private volatile Behaviour behaviour;

  FakeUpstream(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    start(this::accept);
  }

  /** Creates one that writes the same answer to every request. */
  static FakeUpstream answering(String answer) throws IOException {
    return new FakeUpstream(writes(answer));
  }

  /** Writes an answer, in which characters are bytes. */
  static Behaviour writes(String answer) {
    return (request, connection) ->
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Writes an answer and closes the connection. */
  static Behaviour writesAndCloses(String answer) {
    return (request, connection) -> {
      writes(answer).on(request, connection);
      connection.close();
    };
  }

  static String json(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\n"
        + ("x-amzn-RequestId: id\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  static String xml(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
        + ("x-amzn-RequestId: id\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  void does(Behaviour next) {
    behaviour = next;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "fake-upstream");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.incrementAndGet();
        open.add(connection);
        start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      for (Request request = read(in); request != null; request = read(in)) {
        requests.add(request);
        behaviour.on(request, connection);
      }
    } catch (IOException gone) {
      // Some tests cause this.
    }
    ended.incrementAndGet();
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
    }
    Request read = new Request(head.toString(StandardCharsets.ISO_8859_1), "");
    int length =
        read.lines("content-length").stream()
            .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).trim()))
            .findFirst()
            .orElse(0);
    byte[] body = in.readNBytes(length);
    return new Request(read.head, new String(body, StandardCharsets.UTF_8));
  }

  URI endpoint() {
    return URI.create("http://localhost:" + server.getLocalPort());
  }

  List<Request> requests() {
    return requests;
  }

  Request request() {
    return requests.get(requests.size() - 1);
  }

  int connections() {
    return connections.get();
  }

  /** Returns how many connections have ended. */
  int ended() {
    return ended.get();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
