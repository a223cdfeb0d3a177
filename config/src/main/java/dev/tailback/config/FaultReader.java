package dev.tailback.config;

import dev.tailback.pressure.BacklogCondition;
import dev.tailback.pressure.BacklogTrigger;
import dev.tailback.pressure.CallMatch;
import dev.tailback.pressure.FaultEffect;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.FaultSchedule;
import dev.tailback.pressure.RuleSetting;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads fault rules, and rejects those that could never fire. */
public final class FaultReader {
  private static final String BACKLOG = "backlog";
  private static final List<String> FIELDS =
      Stream.of(
              CallMatchReader.FIELDS,
              List.of(BACKLOG, RuleEnd.FOR),
              FaultScheduleReader.FIELDS,
              FaultEffects.NAMES)
          .flatMap(List::stream)
          .toList();

  private final RuleSetting setting;
  private final CallMatchReader match;
  private final RuleEnd end;
  private final FaultEffects effects;

  /** Creates a reader of rules for a service. */
  public FaultReader(ServiceNames names, RuleSetting setting) {
    this.setting = setting;
    this.match = new CallMatchReader(names.isAction(), setting);
    this.end = new RuleEnd(setting);
    this.effects = new FaultEffects(names.isError());
  }

  /**
   * Reads a rule.
   *
   * @param nowMillis the engine time at which durations in it begin
   * @throws FieldException if it is invalid
   */
  public FaultRule read(Fields rule, long nowMillis) {
    rule.only(FIELDS);
    CallMatch calls = match.read(rule);
    BacklogTrigger backlog = rule.has(BACKLOG) ? backlog(rule.nested(BACKLOG)) : null;
    FaultSchedule schedule = FaultScheduleReader.read(rule, nowMillis);
    String kind = FaultEffects.kind(rule);
    FaultEffect effect = effects.read(kind, rule.nested(kind));
    if (setting.isInFront()) {
      checkInFront(kind, backlog, effect);
    }
    Duration lasts = end.read(rule);
    if (lasts != null && !schedule.opensWithin(lasts)) {
      throw rule.wrong(RuleEnd.FOR, "longer than the time until the window opens");
    }
    try {
      return new FaultRule(calls, schedule, backlog, effect, lasts, rule.object().toString());
    } catch (IllegalArgumentException e) {
      throw new FieldException(kind, String.valueOf(e.getMessage()));
    }
  }

  private static void checkInFront(
      String kind, @Nullable BacklogTrigger backlog, FaultEffect effect) {
    if (backlog != null) {
      throw InFront.refusal(
          BACKLOG, "The condition backlog", "whose backlog is not known at each call");
    }
    if (effect.needsOwnQueues()) {
      throw InFront.refusal(
          kind, "The effect " + kind, "because it happens inside Tailback's own queues");
    }
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
}
