package dev.tailback.engine.diagnosis;

import dev.tailback.engine.diagnosis.Symptoms.Activity;
import dev.tailback.engine.diagnosis.Symptoms.Backlog;
import dev.tailback.engine.diagnosis.Symptoms.Groups;
import dev.tailback.engine.diagnosis.Symptoms.Holder;
import dev.tailback.engine.diagnosis.Symptoms.Lock;
import dev.tailback.engine.diagnosis.Symptoms.ProcessingTimes;
import dev.tailback.engine.diagnosis.Symptoms.Throttle;
import dev.tailback.engine.live.History;
import dev.tailback.engine.live.LiveQueue;
import dev.tailback.engine.live.Measure;
import dev.tailback.engine.queue.ClientId;
import dev.tailback.engine.queue.Durations;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueCounter;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.QueueInspection;
import dev.tailback.engine.queue.QueueSnapshot.LockedGroup;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.ThrottledBy;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the symptoms that the rules look at from a queue and its live numbers. */
final class SymptomsReader {
  private static final int FIVE_MINUTES = 300;
  private static final long CONSUMER_MILLIS = 60_000;

  private final Queues queues;

  SymptomsReader(Queues queues) {
    this.queues = queues;
  }

  Symptoms read(LiveQueue live) {
    Queue queue = live.queue();
    return new Symptoms(
        queues.timeline().nowMillis(),
        queue.address(),
        queue.settings(),
        queue.limits(),
        queues.deadLetterSources(queue).stream().map(Queue::address).toList(),
        live.counts(),
        backlog(live),
        live.rates(),
        processing(queue.counter().recentProcessing()),
        activity(live),
        queue.isFifo() ? groups(queue) : Groups.NONE,
        queue.elsewhere() != null);
  }

  private Backlog backlog(LiveQueue live) {
    Queue queue = live.queue();
    QueueCounts counts = live.counts();
    double fiveMinutesAgo = live.backlogAgo(FIVE_MINUTES);
    long messages = (long) counts.visible() + counts.inFlight() + counts.delayed();
    return new Backlog(
        messages == 0 || live.ageSeconds() == History.UNKNOWN ? null : live.ageSeconds() * 1000L,
        Double.isNaN(fiveMinutesAgo) ? null : Math.round(fiveMinutesAgo),
        live.slope(),
        queue.inspection().nextDelayedMillis(),
        messages == 0 ? 0 : (double) queue.inspection().storedBytes() / messages,
        Math.max(0, queues.maxStoredBytes() - queues.storedBytes()));
  }

  private static ProcessingTimes processing(Durations recent) {
    return new ProcessingTimes(
        (int) recent.count(),
        recent.percentileMillis(50),
        recent.percentileMillis(95),
        recent.percentileMillis(99));
  }

  private Activity activity(LiveQueue live) {
    Queue queue = live.queue();
    QueueCounter counter = queue.counter();
    long nowMillis = queues.timeline().nowMillis();
    return new Activity(
        lastReceiveMillis(queue),
        orNull(counter.lastSendMillis()),
        counter.totals().received(),
        live.total(Measure.DEAD_LETTERED, FIVE_MINUTES),
        queue.inspection().consumersSince(nowMillis - CONSUMER_MILLIS),
        holder(queue),
        throttle(counter.lastThrottle()));
  }

  /** Returns when a consumer last asked for messages. A waiting long poll counts as asking now. */
  private @Nullable Long lastReceiveMillis(Queue queue) {
    OptionalLong last = queue.counter().lastReceiveMillis();
    return orNull(
        queue.inspection().waitingReceives() > 0
            ? OptionalLong.of(queues.timeline().nowMillis())
            : last);
  }

  private static @Nullable Holder holder(Queue queue) {
    QueueInspection.Holder top = queue.inspection().topHolder();
    return top == null ? null : new Holder(top.client().name(), top.messages());
  }

  private static @Nullable Throttle throttle(@Nullable ThrottledBy last) {
    return last == null ? null : new Throttle(Long.toString(last.id()), last.perSecond());
  }

  private static @Nullable Long orNull(OptionalLong millis) {
    return millis.isPresent() ? millis.getAsLong() : null;
  }

  private static Groups groups(Queue queue) {
    QueueInspection inspection = queue.inspection();
    LockedGroup lock = inspection.longestLock();
    return new Groups(
        lock == null ? null : lock(lock),
        inspection.isLookAheadBlocked(),
        inspection.beyondLookAhead());
  }

  private static Lock lock(LockedGroup group) {
    ClientId holder = group.heldBy();
    return new Lock(
        group.messageGroupId(),
        holder == null ? null : holder.name(),
        group.receivedAtMillis(),
        group.visibleAtMillis(),
        group.waitingBehind());
  }
}
