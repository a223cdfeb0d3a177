package dev.tailback.server.snapshot;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.time.EngineClock;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that saves a million messages of 100 bytes with a given amount of free heap, restores
 * them, and prints their number and the size of the file.
 */
final class MillionMessages {
  static final int MESSAGES = 1_000_000;

  private static final int BODY_BYTES = 100;
  private static final int MEGABYTE = 1 << 20;
  private static final QueueAddress ORDERS =
      new QueueAddress("000000000000", "us-east-1", "orders");

  private MillionMessages() {}

  public static void main(String[] args) {
    SnapshotFile file = new SnapshotFile(Path.of(args[0]));
    long bytes = save(file, Integer.parseInt(args[1]));
    System.out.println(restored(file) + " " + bytes);
  }

  private static EngineGate gate() {
    return new EngineGate(EngineSettings.seeded(1), EngineClock.pausedAt(1_795_300_000_000L));
  }

  private static long save(SnapshotFile file, int freeMegabytes) {
    try (EngineGate gate = gate()) {
      gate.run(MillionMessages::fill);
      Snapshots snapshots = new Snapshots(file, gate, List.of());
      snapshots.rehearse();
      List<byte[]> ballast = ballast(freeMegabytes);
      long bytes = snapshots.save().bytes();
      ballast.clear(); // which kept it until now
      return bytes;
    }
  }

  private static void fill(Queues queues) {
    Queue orders = queues.create(ORDERS, QueueSettings.STANDARD);
    for (int i = 0; i < MESSAGES; i++) {
      String body = "x".repeat(BODY_BYTES);
      orders.send(new MessageContent(body, Map.of(), null, null, null, "000000000000"), null);
    }
  }

  /** Returns a ballast that leaves only this much of the heap free. */
  private static List<byte[]> ballast(int freeMegabytes) {
    System.gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long free = Runtime.getRuntime().maxMemory() - used;
    List<byte[]> ballast = new ArrayList<>();
    for (long left = free / MEGABYTE - freeMegabytes; left > 0; left--) {
      ballast.add(new byte[MEGABYTE]);
    }
    return ballast;
  }

  private static int restored(SnapshotFile file) {
    try (EngineGate gate = gate()) {
      new Snapshots(file, gate, List.of()).restore();
      return gate.call(queues -> queues.get(ORDERS).counts().visible());
    }
  }
}
