package dev.tailback.server.admin;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.server.pressure.BacklogCondition;
import dev.tailback.server.pressure.BacklogTrigger;
import dev.tailback.server.pressure.FaultEffect;
import dev.tailback.server.pressure.FaultMatch;
import dev.tailback.server.pressure.FaultRule;
import dev.tailback.server.pressure.FaultSchedule;
import dev.tailback.server.pressure.QueueType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads fault rules from JSON, and complains of what could never apply. */
public final class FaultReader {
  private static final List<String> FIELDS =
      List.of(
          "queue",
          "queueType",
          "actions",
          "account",
          "accessKey",
          "userAgent",
          "backlog",
          "from",
          "until",
          "probability",
          "every",
          "nth",
          "times");

  private final EngineGate gate;
  private final Predicate<String> isAction;

  /**
   * @param gate of the engine whose clock the rules go by
   * @param isAction which actions can be named
   */
  public FaultReader(EngineGate gate, Predicate<String> isAction) {
    this.gate = gate;
    this.isAction = isAction;
  }

  /**
   * Reads a rule; durations in it begin now.
   *
   * @throws AdminProblem if it is not as it must be
   */
  public FaultRule read(Fields rule) {
    rule.only(Stream.concat(FIELDS.stream(), FaultEffects.NAMES.stream()).toArray(String[]::new));
    FaultMatch match = match(rule);
    FaultSchedule schedule = schedule(rule);
    String kind = FaultEffects.kind(rule);
    FaultEffect effect = FaultEffects.read(kind, rule.nested(kind));
    try {
      return new FaultRule(match, schedule, effect, rule.object().toString());
    } catch (IllegalArgumentException e) {
      throw AdminProblem.field(kind, String.valueOf(e.getMessage()));
    }
  }

  private FaultMatch match(Fields rule) {
    return new FaultMatch(
        rule.glob("queue"),
        Objects.requireNonNullElse(
            rule.choice("queueType", ThrottleWords.QUEUE_TYPES), QueueType.ALL),
        actions(rule),
        ThrottleReader.account(rule),
        rule.text("accessKey"),
        rule.glob("userAgent"),
        rule.has("backlog") ? backlog(rule.nested("backlog")) : null);
  }

  private Set<String> actions(Fields rule) {
    List<String> names = rule.texts("actions");
    for (String name : names) {
      if (!isAction.test(name)) {
        throw rule.wrong("actions", "a list of SQS actions, which " + name + " is not");
      }
    }
    return Set.copyOf(names);
  }

  private static BacklogTrigger backlog(Fields backlog) {
    backlog.only("when", "until");
    return new BacklogTrigger(
        condition(backlog, "when"), backlog.has("until") ? condition(backlog, "until") : null);
  }

  private static BacklogCondition condition(Fields backlog, String name) {
    try {
      return BacklogCondition.parse(Objects.requireNonNullElse(backlog.text(name), ""));
    } catch (IllegalArgumentException e) {
      throw backlog.wrong(name, "a condition such as " + BacklogCondition.EXAMPLES);
    }
  }

  private FaultSchedule schedule(Fields rule) {
    long now = gate.call(queues -> queues.timeline().nowMillis());
    long from = time(rule, "from", now, Long.MIN_VALUE);
    long until = time(rule, "until", now, Long.MAX_VALUE);
    if (from >= until) {
      throw rule.wrong("until", "later than from");
    }
    return new FaultSchedule(
        from,
        until,
        rule.number("probability", 0, 1, 1),
        Objects.requireNonNullElse(rule.positive("every"), 1),
        rule.positive("nth"),
        rule.positive("times"));
  }

  /** A time of day, or so long from now, in milliseconds. */
  private static long time(Fields rule, String name, long nowMillis, long otherwise) {
    String text = rule.text(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return text.startsWith("P")
          ? Math.addExact(nowMillis, Duration.parse(text).toMillis())
          : Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw rule.wrong(name, "a time such as \"2027-01-31T08:00:00Z\" or, from now on, \"PT5M\"");
    }
  }
}
