package dev.tailback.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A running peer. It can be suspended while others are measured. */
public final class Server implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long RETRY_NANOS = 500_000;
  private static final byte[] QUESTION =
      "GET /?Action=ListQueues HTTP/1.1\r\nHost: localhost\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Peer peer;
  private final Process process;
  private final URI endpoint;
  private final long startNanos;

  private Server(Peer peer, Process process, int port, long begin) {
    this.peer = peer;
    this.process = process;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    awaitAnswer(begin + PATIENCE_NANOS);
    this.startNanos = System.nanoTime() - begin;
  }

  /** Starts a peer, and waits for its first answer. */
  public static Server start(Peer peer) {
    try {
      int port = freePort();
      Path output =
          Path.of("benchmarks/target", peer.name().toLowerCase(Locale.ROOT) + "-output.txt");
      ProcessBuilder builder =
          new ProcessBuilder(peer.command(port))
              .directory(peer.directory().toFile())
              .redirectErrorStream(true)
              .redirectOutput(
                  peer.isTalkative()
                      ? Redirect.DISCARD
                      : Redirect.to(output.toAbsolutePath().toFile()));
      long begin = System.nanoTime();
      return new Server(peer, builder.start(), port, begin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer(long deadlineNanos) {
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
        throw new IllegalStateException(peer + " does not start: see benchmarks/target.");
      }
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      socket.getOutputStream().write(QUESTION);
      byte[] answer = socket.getInputStream().readNBytes(12);
      return new String(answer, StandardCharsets.US_ASCII).endsWith(" 200");
    } catch (IOException notYet) {
      return false;
    }
  }

  public Peer peer() {
    return peer;
  }

  public URI endpoint() {
    return endpoint;
  }

  public long pid() {
    return process.pid();
  }

  /** Returns the time from the start of the process to its first answer. */
  public Duration startTime() {
    return Duration.ofNanos(startNanos);
  }

  /** Returns its processor time so far. */
  public Duration cpuTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Suspends its process. */
  public void hold() {
    signal("-STOP");
  }

  /** Resumes its process. */
  public void release() {
    signal("-CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", name, Long.toString(pid())).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
