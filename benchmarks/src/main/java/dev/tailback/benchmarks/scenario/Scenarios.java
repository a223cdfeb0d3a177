package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.load.Conversation;
import dev.tailback.benchmarks.load.Destination.Groups;
import dev.tailback.benchmarks.load.Talks;
import dev.tailback.benchmarks.peer.Peer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All scenarios in order. The clock jump is last, because it leaves the clock ahead. */
public final class Scenarios {
  private static final Set<Peer> ANY = EnumSet.allOf(Peer.class);
  private static final Set<Peer> SQS = EnumSet.complementOf(EnumSet.of(Peer.FLOOR));
  private static final Set<Peer> TAILBACK = EnumSet.of(Peer.TAILBACK, Peer.EARLIER);
  private static final int LOCKED = 50_000;
  private static final Work CYCLE = Work.standard(Talks::cycles);
  private static final Work FIFO_CYCLE = Work.fifo(Scenarios::fifo);

  private Scenarios() {}

  /**
   * The list.
   *
   * @param openTime how long the open loop runs
   */
  public static List<Scenario> all(Duration openTime) {
    return List.of(
        new StartUp(),
        requests("send", "SendMessage, 100 bytes", Talks::sends),
        requests("batch", "SendMessageBatch, 10 messages of 100 bytes", Talks::batchSends),
        requests("empty", "ReceiveMessage on an empty queue", Talks::emptyReceives),
        messages("cycle", "send 10 in a batch, receive 10, delete 10 in a batch", ANY, CYCLE, null),
        messages(
            "deep",
            "the cycle at the head of 1,000,000 waiting messages; in the other Tailback on an empty queue",
            TAILBACK,
            Work.standard(Scenarios::deep),
            CYCLE),
        messages(
            "in-flight",
            "the cycle with 119,000 messages in flight; in the other Tailback with none",
            TAILBACK,
            Work.standard(Scenarios::inFlight),
            CYCLE),
        messages(
            "fifo",
            "the cycle over 1,000 message groups; in the other Tailback on a standard queue",
            ANY,
            FIFO_CYCLE,
            CYCLE),
        messages(
            "fifo-locked",
            "the same over 100,000, 50,000 of them locked; in the other Tailback over 1,000",
            TAILBACK,
            Work.fifo(Scenarios::locked),
            FIFO_CYCLE),
        messages(
            "mixed",
            "16 connections cycle on a FIFO queue of 1,000 groups, 16 ask for its attributes",
            SQS,
            Work.fifo(Scenarios::mixed),
            null),
        new HeavyRequests(),
        new WakeUp(),
        new MillionWaiting(),
        new ManyPolls(),
        new OpenLoop(openTime),
        new ClockJump());
  }

  private static Throughput requests(
      String name, String description, Function<Talks, List<Conversation>> talk) {
    return new Throughput(name, description, Metric.REQUESTS, ANY, Work.standard(talk), null);
  }

  private static Throughput messages(
      String name, String description, Set<Peer> peers, Work work, @Nullable Work beside) {
    return new Throughput(name, description, Metric.MESSAGES, peers, work, beside);
  }

  private static List<Conversation> deep(Talks talks) {
    talks.fill(1_000_000);
    return talks.cycles();
  }

  private static List<Conversation> inFlight(Talks talks) {
    talks.fill(119_000);
    talks.takeOut(119_000, Talks.LONGEST_VISIBILITY_SECONDS);
    return talks.cycles();
  }

  private static List<Conversation> fifo(TestQueue queue) {
    return queue.talks(new Groups(0, 1_000)).cycles();
  }

  /**
   * Locks half of the groups, with a message in flight and another behind it, and cycles the rest.
   */
  private static List<Conversation> locked(TestQueue queue) {
    Talks toLock = queue.talks(new Groups(0, LOCKED));
    toLock.fill(LOCKED);
    toLock.takeOut(LOCKED, Talks.LONGEST_VISIBILITY_SECONDS);
    toLock.fill(LOCKED);
    return queue.talks(new Groups(LOCKED, LOCKED)).cycles();
  }

  private static List<Conversation> mixed(TestQueue queue) {
    return queue.talks(new Groups(0, 1_000)).mixed();
  }
}
