package dev.tailback.config;

import dev.tailback.pressure.FaultDrop;
import dev.tailback.pressure.FaultDuplicate;
import dev.tailback.pressure.FaultEffect;
import dev.tailback.pressure.FaultEmptyReceive;
import dev.tailback.pressure.FaultError;
import dev.tailback.pressure.FaultLatency;
import dev.tailback.pressure.FaultMoment;
import dev.tailback.pressure.FaultPartialBatch;
import dev.tailback.pressure.FaultReorder;
import dev.tailback.pressure.FaultSkew;
import dev.tailback.pressure.FaultSlowAnswer;
import dev.tailback.pressure.FaultThrottle;
import dev.tailback.pressure.Latency;
import dev.tailback.pressure.Pace;
import dev.tailback.pressure.Ramp;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the effects of fault rules, each of which is a field of the rule. */
final class FaultEffects {
  static final List<String> NAMES =
      List.of(
          "throttle",
          "error",
          "drop",
          "latency",
          "slowAnswer",
          "partialBatch",
          "duplicate",
          "reorder",
          "emptyReceive",
          "skew");

  private static final List<String> DISTRIBUTIONS =
      List.of("fixed", "uniform", "lognormal", "ramp");
  private static final List<String> PACES = List.of("bytesPerSecond", "over");
  private static final String SERVICE_ERROR = "the code or name of an SQS error, such as OverLimit";
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,127}");
  private static final int MIN_STATUS = 400;
  private static final int MAX_STATUS = 599;
  private static final double MAX_SIGMA = 10;
  private static final int DEFAULT_WINDOW = 10;
  private static final int MAX_WINDOW = 1_000;
  private static final double MAX_SKEW = 1_000_000;

  private final Predicate<String> isError;

  FaultEffects(Predicate<String> isError) {
    this.isError = isError;
  }

  /** Returns the name of the one effect that a rule has. */
  static String kind(Fields rule) {
    return theOne(rule, "A rule has one effect", NAMES);
  }

  private static String theOne(Fields fields, String rule, List<String> names) {
    List<String> given = names.stream().filter(fields::has).toList();
    if (given.size() != 1) {
      String found = given.isEmpty() ? "none" : String.join(" and ", given);
      throw new FieldException(
          rule + ", one of " + String.join(", ", names) + "; this one has " + found + ".");
    }
    return given.get(0);
  }

  FaultEffect read(String kind, Fields effect) {
    return switch (kind) {
      case "throttle" -> throttle(effect.only("retryAfter"));
      case "error" -> error(effect.only("code", "status", "message", "moment"));
      case "drop" -> new FaultDrop(moment(effect.only("moment")));
      case "latency" -> latency(effect.only("fixed", "uniform", "lognormal", "ramp", "moment"));
      case "slowAnswer" -> slowAnswer(effect.only("bytesPerSecond", "over"));
      case "partialBatch" -> partialBatch(effect.only("share", "code", "message"));
      case "duplicate" -> new FaultDuplicate(effect.only("share").number("share", 0, 1, 1));
      case "reorder" -> reorder(effect.only("window"));
      case "emptyReceive" -> none(effect, new FaultEmptyReceive());
      case "skew" -> skew(effect.only("factor", "offset"));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static FaultThrottle throttle(Fields effect) {
    return new FaultThrottle(effect.has("retryAfter") ? millis(effect, "retryAfter") : 0);
  }

  private FaultError error(Fields effect) {
    String text = Objects.requireNonNullElse(effect.text("message"), FaultError.TEXT);
    Integer status = effect.whole("status", MIN_STATUS, MAX_STATUS);
    String code = status == null ? ownCode(effect) : anyCode(effect);
    return new FaultError(code, status, text, moment(effect));
  }

  /** Reads the code of an error of the service, which has its own status. */
  private String ownCode(Fields effect) {
    String code = effect.text("code");
    if (code == null || !isError.test(code)) {
      throw effect.wrong("code", SERVICE_ERROR + "; with a status, any code");
    }
    return code;
  }

  /**
   * Reads the code of an error with an explicit status, which need not be an error of the service.
   */
  private static String anyCode(Fields effect) {
    String code = Objects.requireNonNullElse(effect.text("code"), "");
    if (!CODE.matcher(code).matches()) {
      throw effect.wrong("code", "an error's code: a letter, then letters, digits, . _ or -");
    }
    return code;
  }

  private static FaultLatency latency(Fields effect) {
    Latency latency =
        switch (theOne(effect, "A latency has one distribution", DISTRIBUTIONS)) {
          case "fixed" -> new Latency.Fixed(millis(effect, "fixed"));
          case "uniform" -> uniform(effect.nested("uniform").only("from", "to"));
          case "lognormal" -> lognormal(effect.nested("lognormal").only("median", "sigma"));
          default -> ramp(effect.nested("ramp").only("from", "to", "over"));
        };
    return new FaultLatency(latency, moment(effect));
  }

  private static FaultSlowAnswer slowAnswer(Fields effect) {
    boolean isRate = theOne(effect, "A slow answer has one pace", PACES).equals("bytesPerSecond");
    if (!isRate && effect.positiveMillis("over") > Latency.MAX_MILLIS) {
      throw effect.wrong("over", "at most 24h");
    }
    return new FaultSlowAnswer(
        isRate
            ? new Pace.BytesPerSecond(Objects.requireNonNull(effect.positive("bytesPerSecond")))
            : new Pace.Over(effect.positiveMillis("over")));
  }

  private FaultPartialBatch partialBatch(Fields effect) {
    String code = Objects.requireNonNullElse(effect.text("code"), "InternalError");
    if (!isError.test(code)) {
      throw effect.wrong("code", SERVICE_ERROR);
    }
    return new FaultPartialBatch(
        effect.number("share", 0, 1, 1),
        code,
        Objects.requireNonNullElse(effect.text("message"), FaultError.TEXT));
  }

  private static FaultReorder reorder(Fields effect) {
    int window = Objects.requireNonNullElse(effect.positive("window"), DEFAULT_WINDOW);
    if (window > MAX_WINDOW) {
      throw effect.wrong("window", "at most " + MAX_WINDOW);
    }
    return new FaultReorder(window);
  }

  /** Reads an effect that has no fields. */
  private static FaultEffect none(Fields fields, FaultEffect effect) {
    fields.only();
    return effect;
  }

  private static FaultSkew skew(Fields effect) {
    Range factor = range(effect, "factor", 0, MAX_SKEW, 1);
    Range offset = range(effect, "offset", -MAX_SKEW, MAX_SKEW, 0);
    return new FaultSkew(factor.from, factor.to, offset.from, offset.to);
  }

  private record Range(double from, double to) {}

  /** Reads one number, or a range to draw from. */
  private static Range range(
      Fields fields, String name, double lowest, double highest, double otherwise) {
    if (!fields.object().path(name).isObject()) {
      double number = fields.number(name, lowest, highest, otherwise);
      return new Range(number, number);
    }
    Fields range = fields.nested(name).only("from", "to");
    double from = range.number("from", lowest, highest, otherwise);
    return new Range(from, range.number("to", from, highest, Math.max(from, otherwise)));
  }

  private static Latency uniform(Fields range) {
    long from = millis(range, "from");
    long to = millis(range, "to");
    if (from > to) {
      throw range.wrong("to", "no shorter than from");
    }
    return new Latency.Uniform(from, to);
  }

  private static Latency lognormal(Fields shape) {
    return new Latency.Lognormal(millis(shape, "median"), shape.number("sigma", 0, MAX_SIGMA, 1));
  }

  private static Latency ramp(Fields ramp) {
    return new Latency.Changing(
        new Ramp(millis(ramp, "from"), millis(ramp, "to"), ramp.positiveMillis("over")));
  }

  private static long millis(Fields fields, String name) {
    Duration duration = fields.duration(name);
    if (duration.isNegative() || duration.compareTo(Duration.ofMillis(Latency.MAX_MILLIS)) > 0) {
      throw fields.wrong(name, "a duration from PT0S to PT24H");
    }
    return duration.toMillis();
  }

  private static FaultMoment moment(Fields effect) {
    String moment = Objects.requireNonNullElse(effect.text("moment"), "before");
    return switch (moment) {
      case "before" -> FaultMoment.BEFORE;
      case "after" -> FaultMoment.AFTER;
      default -> throw effect.wrong("moment", "\"before\" or \"after\"");
    };
  }
}
