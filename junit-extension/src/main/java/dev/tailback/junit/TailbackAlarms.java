package dev.tailback.junit;

import dev.tailback.engine.alarm.Alarm;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.AlarmState;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.queue.QueueAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The CloudWatch alarms of one test, which are evaluated every minute of the queues' clock.
 *
 * <p>Injecting it pauses the clock, like {@link TailbackClock}. Alarms that the application itself
 * creates by CloudWatch's API are among them, if it uses the test's account. They are deleted when
 * the test ends.
 */
public final class TailbackAlarms {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration MAX_WAIT = Duration.ofHours(1);

  private final Emulator emulator;
  private final String account;

  TailbackAlarms(Emulator emulator, String account) {
    this.emulator = emulator;
    this.account = account;
  }

  /** Creates an alarm, or changes one. A new alarm is in the state INSUFFICIENT_DATA. */
  public void put(AlarmSpec spec) {
    inside(alarms -> alarms.put(spec.definition(account), Map.of()));
  }

  /**
   * Returns the state of an alarm.
   *
   * @throws IllegalArgumentException if there is no such alarm
   */
  public AlarmState state(String name) {
    return alarm(name).state();
  }

  /**
   * Moves the clock from evaluation to evaluation, until an alarm is in a state. Does nothing if it
   * is already.
   *
   * @return how far the clock was moved
   * @throws AssertionError if the state is not reached within an hour of the queues' clock, with
   *     the points that were evaluated
   * @throws IllegalArgumentException if there is no such alarm
   */
  public Duration await(String name, AlarmState state) {
    return await(name, state, MAX_WAIT);
  }

  /** Moves the clock like {@link #await(String, AlarmState)}, but at most by a duration. */
  public Duration await(String name, AlarmState state, Duration atMost) {
    long start = nowMillis();
    long end = start + Arguments.notNegative("atMost", atMost).toMillis();
    Alarm alarm = alarm(name);
    while (alarm.state() != state && nextMinute() <= end) {
      emulator.gate().advance(Duration.ofMillis(nextMinute() - nowMillis()));
      alarm = alarm(name);
    }
    if (alarm.state() != state) {
      throw new AssertionError(
          "Expected alarm %s to be %s within %s, but it is %s%n%s"
              .formatted(name, state, Phrases.of(atMost), alarm.state(), report(alarm)));
    }
    return Duration.ofMillis(nowMillis() - start);
  }

  private String report(Alarm alarm) {
    String since = Instant.ofEpochMilli(alarm.stateTransitionedMillis()).toString();
    String reason = "since " + since + ": " + alarm.status().reason();
    MetricStat metric = alarm.definition().metric();
    if (metric == null) {
      return reason;
    }
    List<String> lines = new ArrayList<>();
    lines.add(reason);
    lines.add(new TailbackMetrics(emulator, account).report(metric));
    metric.metric().dimensions().stream()
        .filter(dimension -> dimension.name().equals("QueueName"))
        .map(dimension -> new QueueAddress(account, Emulator.REGION, dimension.value()))
        .forEach(queue -> addTrouble(queue, lines));
    return String.join(System.lineSeparator(), lines);
  }

  private void addTrouble(QueueAddress queue, List<String> lines) {
    List<String> trouble = QueueTrouble.lines(emulator, queue);
    if (!trouble.isEmpty()) {
      lines.add("Queue " + queue.name() + ":");
      lines.addAll(trouble);
    }
  }

  private long nowMillis() {
    return emulator.gate().clock().nowMillis();
  }

  private long nextMinute() {
    return (nowMillis() / MINUTE.toMillis() + 1) * MINUTE.toMillis();
  }

  private Alarm alarm(String name) {
    Alarm found =
        this.<@Nullable Alarm>inside(
            alarms -> alarms.find(new AlarmId(account, Emulator.REGION, name)));
    if (found == null) {
      throw new IllegalArgumentException("There is no alarm " + name + " in this account.");
    }
    return found;
  }

  private <T extends @Nullable Object> T inside(Function<Alarms, T> call) {
    return emulator.gate().call(queues -> call.apply(emulator.monitoring().alarms()));
  }
}
