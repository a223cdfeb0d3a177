package dev.tailback.lab.read;

import dev.tailback.config.ConfigException;
import dev.tailback.config.ConfigValue;
import dev.tailback.config.DurationText;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.config.Spelling;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.FiguresOf;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Expectation.Comparison;
import dev.tailback.lab.scenario.Seconds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what must hold, such as {@code p99 age of orders < 5m}. */
final class ExpectationReader {
  private static final Pattern PARTS = Pattern.compile("(.+?) *(<=|>=|<|>) *(\\S.*)");
  private static final Pattern OF = Pattern.compile("(.+) of (\\S+)");
  private static final String EXAMPLE = "an expectation such as p99 age < 5m";
  private static final Map<String, Comparison> COMPARISONS =
      Map.of(
          "<", Comparison.LESS,
          "<=", Comparison.AT_MOST,
          ">", Comparison.MORE,
          ">=", Comparison.AT_LEAST);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");

  private final Set<String> queues;
  private final Set<String> consumers;

  /**
   * Creates a reader.
   *
   * @param queues the names of the queues
   * @param consumers the names of the consumers
   */
  ExpectationReader(Set<String> queues, Set<String> consumers) {
    this.queues = queues;
    this.consumers = consumers;
  }

  List<Expectation> read(List<ConfigValue> expectations) {
    List<Expectation> read = new ArrayList<>();
    for (ConfigValue value : expectations) {
      read.add(read(Section.setting(value)));
    }
    return read;
  }

  private Expectation read(Setting setting) {
    Matcher parts = PARTS.matcher(setting.text().strip());
    if (!parts.matches()) {
      throw setting.isNot(EXAMPLE);
    }
    String value = parts.group(3);
    Figure figure = FigureWords.find(parts.group(1));
    String of = null;
    Matcher inner = OF.matcher(parts.group(1));
    if (figure == null && inner.matches()) {
      figure = FigureWords.find(inner.group(1));
      of = known(setting, inner.group(2));
    }
    if (figure == null) {
      throw unknownFigure(setting, inner.matches() ? inner.group(1) : parts.group(1));
    }
    figure = shareIfPercent(figure, value);
    if (of != null) {
      checkHas(setting, of, figure);
    }
    Comparison comparison = Objects.requireNonNull(COMPARISONS.get(parts.group(2)));
    return new Expectation(setting.text(), figure, of, comparison, bound(setting, figure, value));
  }

  private String known(Setting setting, String name) {
    Set<String> names = new LinkedHashSet<>(queues);
    names.addAll(consumers);
    if (!names.contains(name)) {
      throw setting.place().problem(Values.unknown("queue or consumer", name, names));
    }
    return name;
  }

  /** Refuses a figure that a queue or consumer doesn't have. */
  private void checkHas(Setting setting, String name, Figure figure) {
    Set<Figure> has = EnumSet.noneOf(Figure.class);
    if (queues.contains(name)) {
      has.addAll(FiguresOf.QUEUE);
    }
    if (consumers.contains(name)) {
      has.addAll(FiguresOf.CONSUMER);
    }
    if (!has.contains(figure)) {
      String keys = has.stream().map(Figure::key).collect(Collectors.joining(", "));
      throw setting
          .place()
          .problem("%s has no %s, expected one of %s".formatted(name, figure.key(), keys));
    }
  }

  private static ConfigException unknownFigure(Setting setting, String words) {
    String closest = Spelling.closest(words, FigureWords.known());
    return setting
        .place()
        .problem(
            "there is no figure '%s', %s"
                .formatted(
                    words,
                    closest == null
                        ? "expected one of " + String.join(", ", FigureWords.known())
                        : "did you mean " + closest + "?"));
  }

  private static Figure shareIfPercent(Figure figure, String value) {
    return figure == Figure.DEAD_LETTERED && Values.percent(value) != null
        ? Figure.DEAD_LETTERED_SHARE
        : figure;
  }

  private static double bound(Setting setting, Figure figure, String value) {
    Double bound =
        switch (figure.unit()) {
          case COUNT -> number(value);
          case PER_SECOND -> perSecond(setting, value);
          case SECONDS -> seconds(value);
          case SHARE -> share(value);
          case DOLLARS -> number(value.replaceFirst("^\\$ *", ""));
        };
    if (bound == null) {
      throw setting.place().problem("'%s' is not %s".formatted(value, expected(figure)));
    }
    return bound;
  }

  private static String expected(Figure figure) {
    return switch (figure.unit()) {
      case COUNT -> "a number, as " + figure.key() + " is";
      case PER_SECOND -> Values.RATE;
      case SECONDS -> Values.DURATION;
      case SHARE -> "a share such as 2%";
      case DOLLARS -> "an amount such as $5";
    };
  }

  private static @Nullable Double number(String text) {
    return NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
  }

  private static @Nullable Double perSecond(Setting setting, String text) {
    Double number = number(text);
    return number != null ? number : (Double) Values.anyRate(Setting.of(setting.place(), text));
  }

  private static @Nullable Double seconds(String text) {
    Duration duration = DurationText.parse(text);
    return duration == null ? null : (Double) Seconds.of(duration);
  }

  /** Returns a share. A bare 1 is rejected: it could mean 1 % or 100 %. */
  private static @Nullable Double share(String text) {
    Double percent = Values.percent(text);
    if (percent != null) {
      return percent <= 1 ? percent : null;
    }
    Double number = number(text);
    return number != null && number < 1 ? number : null;
  }
}
