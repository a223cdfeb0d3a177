package dev.tailback.engine.diagnosis;

import dev.tailback.engine.diagnosis.Symptoms.Activity;
import dev.tailback.engine.diagnosis.Symptoms.Backlog;
import dev.tailback.engine.diagnosis.Symptoms.Groups;
import dev.tailback.engine.diagnosis.Symptoms.Holder;
import dev.tailback.engine.diagnosis.Symptoms.Lock;
import dev.tailback.engine.diagnosis.Symptoms.ProcessingTimes;
import dev.tailback.engine.diagnosis.Symptoms.Throttle;
import dev.tailback.engine.live.Rates;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.RedrivePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A healthy queue and its diagnoses. A test changes the values it is about. Points in time are
 * given in seconds before now.
 */
final class Patient {
  static final QueueAddress ORDERS = new QueueAddress("000000000000", "us-east-1", "orders");

  long nowMillis = 1_800_000_000_000L;
  QueueSettings settings = QueueSettings.STANDARD;
  QueueLimits limits = QueueLimits.AMAZON;
  List<QueueAddress> sources = new ArrayList<>();
  int visible;
  int inFlight;
  int delayed;
  @Nullable Double oldestAge;
  @Nullable Long fiveMinutesAgo;
  double slope;
  @Nullable Double nextDelayedIn;
  double meanBytes = 1000;
  long room = 1_000_000_000_000L;
  double arriving;
  double leaving;
  double throttled;
  double overLimit;
  double received;
  double repeated;
  double deadLettered;
  double expired;
  double empty;
  double emptyShort;
  ProcessingTimes processing = ProcessingTimes.NONE;
  @Nullable Double lastReceive = 1.0;
  @Nullable Double lastSend = 1.0;
  long totalReceived;
  long deadInFiveMinutes;
  int consumers;
  @Nullable Holder topHolder;
  @Nullable Throttle throttle;
  @Nullable Lock lock;
  boolean isLookAheadBlocked;
  long hidden;
  boolean isElsewhere;

  final Diagnoses diagnoses = new Diagnoses();

  Symptoms symptoms() {
    return new Symptoms(
        nowMillis,
        ORDERS,
        settings,
        limits,
        sources,
        new QueueCounts(visible, inFlight, delayed),
        new Backlog(
            oldestAge == null ? null : Long.valueOf(Math.round(oldestAge * 1000)),
            fiveMinutesAgo,
            slope,
            nextDelayedIn == null
                ? null
                : Long.valueOf(nowMillis + Math.round(nextDelayedIn * 1000)),
            meanBytes,
            room),
        new Rates(
            arriving,
            leaving,
            throttled,
            overLimit,
            received,
            repeated,
            deadLettered,
            expired,
            empty,
            emptyShort),
        processing,
        new Activity(
            ago(lastReceive),
            ago(lastSend),
            totalReceived,
            deadInFiveMinutes,
            consumers,
            topHolder,
            throttle),
        new Groups(lock, isLookAheadBlocked, hidden),
        isElsewhere);
  }

  private @Nullable Long ago(@Nullable Double seconds) {
    return seconds == null ? null : Long.valueOf(nowMillis - Math.round(seconds * 1000));
  }

  /** Makes it a dead-letter queue. */
  void deadLettersOf(String... names) {
    for (String name : names) {
      sources.add(ORDERS.sibling(name));
    }
  }

  void redrivesAfter(int receives) {
    settings =
        settings.toBuilder()
            .redrivePolicy(new RedrivePolicy(ORDERS.sibling("orders-dlq"), receives))
            .build();
  }

  void visibilityTimeout(int seconds) {
    settings = settings.toBuilder().visibilityTimeoutSeconds(seconds).build();
  }

  void retention(int seconds) {
    settings = settings.toBuilder().messageRetentionPeriodSeconds(seconds).build();
  }

  void fifo() {
    settings = settings.toBuilder().fifo(QueueSettings.FIFO.fifo()).build();
  }

  /** Sets the processing times in seconds. */
  void processing(int samples, double p50, double p95, double p99) {
    processing =
        new ProcessingTimes(
            samples, Math.round(p50 * 1000), Math.round(p95 * 1000), Math.round(p99 * 1000));
  }

  /** Locks a group, with the seconds since the start and until the end of the lock. */
  void lock(double heldSeconds, double leftSeconds, long behind) {
    lock =
        new Lock(
            "g-1",
            "worker-2",
            nowMillis - Math.round(heldSeconds * 1000),
            nowMillis + Math.round(leftSeconds * 1000),
            behind);
  }

  /** Takes a sample after some time. */
  List<Diagnosis> after(double seconds) {
    nowMillis += Math.round(seconds * 1000);
    return diagnoses.observe(symptoms());
  }

  /** Takes a sample every second for longer than any rule waits, and returns the last diagnoses. */
  List<Diagnosis> examine() {
    for (int i = 0; i < 31; i++) {
      after(1);
    }
    return diagnoses.current();
  }

  /** Returns a rule's diagnosis after an examination; {@code null} if it does not fire. */
  @Nullable Diagnosis examine(Rule rule) {
    return examine().stream().filter(d -> d.rule() == rule).findFirst().orElse(null);
  }

  boolean speaks(Rule rule) {
    return diagnoses.current().stream().anyMatch(d -> d.rule() == rule);
  }

  /** Returns the ids of the rules that fire. */
  String rules() {
    return diagnoses.current().stream().map(d -> d.rule().id()).collect(Collectors.joining(" "));
  }
}
