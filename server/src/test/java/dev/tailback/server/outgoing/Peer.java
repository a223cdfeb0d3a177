package dev.tailback.server.outgoing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A program that is called. It records requests and gives a test's answers. */
final class Peer implements AutoCloseable {
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine";

  /** The complete requests. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger maxOpen = new AtomicInteger();
  private final List<Socket> held = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final IntFunction<@Nullable String> answers;
  private final ServerSocket server;

  private Peer(ServerSocket server, IntFunction<@Nullable String> answers) {
    this.server = server;
    this.answers = answers;
    start(this::accept);
  }

  /** Starts a peer that gives the n-th call (from 0) an answer, or none ever if it is null. */
  static Peer answering(IntFunction<@Nullable String> answers) throws IOException {
    return new Peer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), answers);
  }

  /** Starts a peer that listens on a socket. */
  static Peer on(ServerSocket server, String answer) {
    return new Peer(server, call -> answer);
  }

  /** Starts a peer that gives each call the same answer. */
  static Peer answering(String answer) throws IOException {
    return answering(call -> answer);
  }

  /** Starts a peer that begins to answer, and then sends single bytes slowly. */
  static Peer trickling() throws IOException {
    Peer peer = answering(call -> null);
    start(peer::trickle);
    return peer;
  }

  private void trickle() {
    while (!server.isClosed()) {
      held.forEach(Peer::writeByte);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static void writeByte(Socket socket) {
    try {
      socket.getOutputStream().write('H');
    } catch (IOException hungUp) {
      // The caller has left.
    }
  }

  int port() {
    return server.getLocalPort();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "peer");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    maxOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    try {
      requests.add(request(new BufferedInputStream(socket.getInputStream())));
      String answer = answers.apply(calls.getAndIncrement());
      if (answer == null) {
        held.add(socket);
        return;
      }
      open.decrementAndGet();
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      socket.close();
    } catch (SocketException hungUp) {
      // The caller has left.
    } catch (IOException e) {
      requests.add(e.toString());
    }
  }

  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return head;
      }
      bytes.write(b);
      head = bytes.toString(StandardCharsets.UTF_8);
    }
    int at = head.indexOf("Content-Length: ") + 16;
    int length = Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : held) {
      socket.close();
    }
  }
}
