package dev.tailback.server.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bad network between clients and a server. It passes bytes on in pieces. At some pieces it
 * resets the connection, or drops that piece and all later ones, as if the peer had vanished.
 */
final class LossyProxy implements AutoCloseable {
  private static final int MAX_PIECE = 700;
  private static final double RESET = 0.03;
  private static final double VANISH = 0.01;

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
  private final int target;
  private final SplittableRandom random;
  private final AtomicInteger resets = new AtomicInteger();
  private final AtomicInteger vanished = new AtomicInteger();

  LossyProxy(int target, long seed) throws IOException {
    this.target = target;
    random = new SplittableRandom(seed);
    threads.execute(this::accept);
  }

  URI endpoint() {
    return URI.create("http://localhost:" + listener.getLocalPort());
  }

  /** Returns how many connections were reset. */
  int resets() {
    return resets.get();
  }

  /** Returns how often a peer vanished. */
  int vanished() {
    return vanished.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        threads.execute(() -> pass(client, server));
        threads.execute(() -> pass(server, client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void pass(Socket from, Socket to) {
    boolean isOpen = true;
    byte[] piece = new byte[MAX_PIECE];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        double luck = luck();
        if (luck < RESET) {
          resets.incrementAndGet();
          from.setSoLinger(true, 0);
          to.setSoLinger(true, 0);
          return;
        }
        if (luck < RESET + VANISH && isOpen) {
          vanished.incrementAndGet();
          isOpen = false;
        }
        if (isOpen) {
          out.write(piece, 0, read);
        }
      }
    } catch (IOException closed) {
      // Closed by the other direction, or by one of the sides.
    }
  }

  private synchronized double luck() {
    return random.nextDouble();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
    for (Socket socket : List.copyOf(sockets)) {
      socket.close();
    }
  }
}
