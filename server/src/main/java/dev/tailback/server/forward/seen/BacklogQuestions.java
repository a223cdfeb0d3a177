package dev.tailback.server.forward.seen;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.time.Deadline;
import dev.tailback.engine.time.Timeline;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks another SQS how many messages its queues have, which costs money: about each queue at most
 * once a minute, and only while somebody looks or an enabled alarm needs it.
 */
final class BacklogQuestions {
  /** How long after a look somebody counts as still looking; also the time between questions. */
  static final long MINUTE_MILLIS = 60_000;

  /** The most questions per second. */
  static final int MAX_A_SECOND = 20;

  private static final long SECOND_MILLIS = 1000;

  /** Asks about a queue. Does not wait. */
  @FunctionalInterface
  interface Asker {
    /**
     * Asks.
     *
     * @param then gets the attributes, or {@code null} if there is no answer
     */
    void ask(QueueAddress queue, Consumer<@Nullable Map<String, String>> then);
  }

  private final EngineGate gate;
  private final Timeline timeline;
  private final Queues queues;
  private final Alarms alarms;
  private final Asker asker;
  private final Map<Queue, Long> askedAtMillis = new HashMap<>();
  private volatile long lookedAtMillis = Long.MIN_VALUE / 2;

  /** Starts to ask. Must be created inside the gate. */
  BacklogQuestions(EngineGate gate, Queues queues, Alarms alarms, Asker asker) {
    this.gate = gate;
    this.timeline = queues.timeline();
    this.queues = queues;
    this.alarms = alarms;
    this.asker = asker;
    queues.beforeDelete(askedAtMillis::remove);
    new Next().schedule();
  }

  /** Notes that somebody looks at the queues; on any thread. */
  void look() {
    lookedAtMillis = gate.clock().nowMillis();
  }

  private void askWhatIsWanted() {
    List<Queue> due = queues.all().stream().filter(this::isDue).toList();
    if (!due.isEmpty()) {
      due.stream()
          .filter(wanted())
          .sorted(Comparator.comparing(queue -> askedAtMillis.getOrDefault(queue, 0L)))
          .limit(MAX_A_SECOND)
          .forEach(this::ask);
    }
  }

  private boolean isDue(Queue queue) {
    Long asked = askedAtMillis.get(queue);
    boolean isLongAgo = asked == null || timeline.nowMillis() - asked >= MINUTE_MILLIS;
    return queue.elsewhere() != null && isLongAgo;
  }

  private Predicate<Queue> wanted() {
    if (timeline.nowMillis() - lookedAtMillis < MINUTE_MILLIS) {
      return queue -> true;
    }
    Set<QueueAddress> needed = AlarmNeeds.of(alarms);
    return queue -> needed.contains(queue.address());
  }

  private void ask(Queue queue) {
    askedAtMillis.put(queue, timeline.nowMillis());
    QueueAddress address = queue.address();
    asker.ask(
        address,
        told -> {
          if (told != null) {
            gate.run(all -> tell(new ToldAttributes(told), all.find(address)));
          }
        });
  }

  private static void tell(ToldAttributes told, @Nullable Queue queue) {
    if (queue != null) {
      told.tell(queue);
    }
  }

  /** The next second. */
  private final class Next extends Deadline {
    void schedule() {
      timeline.schedule(this, timeline.nowMillis() + SECOND_MILLIS);
    }

    @Override
    protected String what() {
      return "another SQS may be asked about its queues";
    }

    @Override
    protected void fire() {
      askWhatIsWanted();
      schedule();
    }

    @Override
    protected boolean isInBackground() {
      return true;
    }

    @Override
    protected boolean isAwaited() {
      return true;
    }
  }
}
