package dev.tailback.server.export;

import dev.tailback.pressure.FaultLatency;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.FaultSchedule;
import dev.tailback.pressure.Latency;
import dev.tailback.pressure.Ramp;
import dev.tailback.pressure.RuleStatus;
import dev.tailback.pressure.TimeWindow;
import dev.tailback.server.wire.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields with which a fault rule would have to be posted now to continue as before: times that
 * count from its beginning are adjusted by its age.
 */
final class FaultFields {
  private final FaultRule rule;
  private final RuleStatus<FaultRule> status;
  private final long nowMillis;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private FaultFields(RuleStatus<FaultRule> status, long nowMillis) {
    this.rule = status.rule();
    this.status = status;
    this.nowMillis = nowMillis;
    if (Json.parse(rule.definition()) instanceof Map<?, ?> posted) {
      posted.forEach((name, value) -> fields.put(String.valueOf(name), value));
    }
  }

  /** Returns the fields of a rule; none if it will never fire again. */
  static Map<String, Object> of(RuleStatus<FaultRule> status, long nowMillis) {
    FaultFields now = new FaultFields(status, nowMillis);
    return now.isOver() ? Map.of() : now.fields();
  }

  private boolean isOver() {
    FaultSchedule schedule = rule.schedule();
    return schedule.untilMillis() <= nowMillis
        || isReached(schedule.times(), status.hits())
        || isReached(schedule.nth(), status.calls())
        || isClosed(schedule.window());
  }

  private static boolean isReached(@Nullable Integer limit, long count) {
    return limit != null && count >= limit;
  }

  /** Returns whether a window has closed for good, or opens only after the rule's end. */
  private boolean isClosed(@Nullable TimeWindow window) {
    if (window == null) {
      return false;
    }
    TimeWindow shifted = shifted(window);
    RuleStatus.End end = status.end();
    return shifted == null || (end != null && shifted.fromMillis() >= end.inMillis());
  }

  private Map<String, Object> fields() {
    set("for", ThrottleFields.left(status.end()));
    setTime("from", rule.schedule().fromMillis());
    setTime("until", rule.schedule().untilMillis());
    setCounts(rule.schedule());
    if (rule.schedule().window() != null) {
      setWindow(shifted(rule.schedule().window()));
    }
    if (rule.schedule().probability().overMillis() > 0) {
      fields.put("probability", probability(rule.schedule().probability()));
    }
    if (rule.effect() instanceof FaultLatency latency
        && latency.latency() instanceof Latency.Changing changing) {
      setLatency(changing.millis());
    }
    return fields;
  }

  private void set(String name, @Nullable Object value) {
    if (value == null) {
      fields.remove(name);
    } else {
      fields.put(name, value);
    }
  }

  /** Sets the time left until a moment, unless that was given as a time of day. */
  private void setTime(String name, long atMillis) {
    boolean isTimeOfDay = fields.get(name) instanceof String text && text.contains(":");
    if (fields.containsKey(name) && atMillis <= nowMillis) {
      fields.remove(name);
    } else if (fields.containsKey(name) && !isTimeOfDay) {
      fields.put(name, text(atMillis - nowMillis));
    }
  }

  private void setCounts(FaultSchedule schedule) {
    if (schedule.times() != null) {
      fields.put("times", schedule.times() - status.hits());
    }
    if (schedule.nth() != null && schedule.every() == 1) {
      fields.put("nth", schedule.nth() - status.calls());
    }
  }

  /**
   * Returns a window relative to now, {@code null} if it has closed for good. An open window that
   * repeats starts over.
   */
  private @Nullable TimeWindow shifted(TimeWindow window) {
    long age = status.ageMillis();
    long from = window.fromMillis() - age;
    long until = window.untilMillis() - age;
    Long every = window.everyMillis();
    if (every != null && from < 0) {
      long length = until - from;
      long sinceOpening = -from % every;
      long next = sinceOpening < length ? 0 : every - sinceOpening;
      return new TimeWindow(next, next + length, every);
    }
    return until <= 0 ? null : new TimeWindow(Math.max(0, from), until, every);
  }

  private void setWindow(@Nullable TimeWindow window) {
    if (window != null) {
      fields.put(
          "window",
          new FieldMap()
              .put("from", window.fromMillis() == 0 ? null : text(window.fromMillis()))
              .put("until", text(window.untilMillis()))
              .put("every", window.everyMillis() == null ? null : text(window.everyMillis()))
              .map());
    }
  }

  private Object probability(Ramp ramp) {
    long left = ramp.overMillis() - status.ageMillis();
    return left <= 0
        ? ramp.to()
        : new FieldMap()
            .put("from", ramp.at(status.ageMillis()))
            .put("to", ramp.to())
            .put("over", text(left))
            .map();
  }

  private void setLatency(Ramp ramp) {
    long left = ramp.overMillis() - status.ageMillis();
    Map<String, Object> effect = new LinkedHashMap<>();
    if (left <= 0) {
      effect.put("fixed", text(Math.round(ramp.to())));
    } else {
      effect.put(
          "ramp",
          new FieldMap()
              .put("from", text(Math.round(ramp.at(status.ageMillis()))))
              .put("to", text(Math.round(ramp.to())))
              .put("over", text(left))
              .map());
    }
    if (fields.get("latency") instanceof Map<?, ?> posted && posted.get("moment") != null) {
      effect.put("moment", posted.get("moment"));
    }
    fields.put("latency", effect);
  }

  private static String text(long millis) {
    return Duration.ofMillis(millis).toString();
  }
}
