package dev.tailback.client.workers;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeoutException;

/**
 * The output of the agent and its workers: whole lines, each prefixed with its writer.
 *
 * <p>Lines are bytes. Whatever encoding and colors a worker uses arrive unchanged. Thread-safe.
 */
final class LineOutput {
  /** A longer line is broken, so that a worker without line breaks cannot exhaust memory. */
  static final int MAX_LINE_BYTES = 64 * 1024;

  private static final long MAX_WAIT_MILLIS = 1_000;

  private final OutputStream out;
  private final Phaser copying = new Phaser(1);

  LineOutput(OutputStream out) {
    this.out = out;
  }

  /** Writes a line. */
  void print(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    print(new byte[0], bytes, bytes.length);
  }

  /** Starts a thread that writes all lines of a stream until it ends. */
  void copy(InputStream lines, String prefix) {
    copying.register();
    Thread thread =
        new Thread(
            () -> {
              copyAll(lines, prefix);
              copying.arriveAndDeregister();
            },
            "tailback-output");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until all streams have ended, but not for long: a process may have left its own open. */
  void awaitEnd() throws InterruptedException {
    try {
      copying.awaitAdvanceInterruptibly(copying.arrive(), MAX_WAIT_MILLIS, MILLISECONDS);
    } catch (TimeoutException e) {
      // Later output is lost.
    }
  }

  private void copyAll(InputStream lines, String prefix) {
    byte[] start = prefix.getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[MAX_LINE_BYTES];
    byte[] read = new byte[MAX_LINE_BYTES];
    int length = 0;
    try (lines) {
      for (int count = lines.read(read); count >= 0; count = lines.read(read)) {
        for (int i = 0; i < count; i++) {
          if (read[i] != '\n') {
            line[length++] = read[i];
          }
          if (read[i] == '\n' || length == line.length) {
            print(start, line, length);
            length = 0;
          }
        }
      }
    } catch (IOException e) {
      // The process is gone, and its pipe with it.
    }
    if (length > 0) {
      print(start, line, length);
    }
  }

  private synchronized void print(byte[] prefix, byte[] line, int length) {
    try {
      out.write(prefix);
      out.write(line, 0, length);
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      // Nobody reads the output any longer. The workers continue.
    }
  }
}
