package dev.tailback.lab.read;

import dev.tailback.config.ConfigValue;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.scenario.Scenario.Sweep;
import dev.tailback.lab.scenario.Scenario.Variant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code vary}: variants with other values, and a value over a range. */
final class VaryReader {
  private static final String SET = "set";
  private static final String KEY = "key";
  private static final String VALUES = "values";
  private static final int MAX_POINTS = 100;
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)(\\D*)");

  private final Section base;
  private final Function<Section, Scenario> reader;
  private final Names names = new Names("variant");
  private final List<Variant> variants = new ArrayList<>();
  private @Nullable Sweep sweep;

  /**
   * Reads the variants and the sweep.
   *
   * @param base the scenario without them
   * @param reader reads a scenario with replaced values
   */
  VaryReader(Section base, List<ConfigValue> vary, Function<Section, Scenario> reader) {
    this.base = base;
    this.reader = reader;
    vary.forEach(value -> read(Section.section(value)));
  }

  List<Variant> variants() {
    return List.copyOf(variants);
  }

  @Nullable Sweep sweep() {
    return sweep;
  }

  private void read(Section section) {
    if (section.find(KEY) == null) {
      variants.add(variant(section));
    } else if (sweep == null) {
      sweep = sweep(section);
    } else {
      throw section.place().problem("expected at most one range, and there already is one");
    }
  }

  private Variant variant(Section section) {
    section.only(List.of("name", SET));
    Section set = Values.section(section, SET);
    if (set.keys().isEmpty()) {
      throw set.place().problem("expected at least one value, by the path of its key");
    }
    return new Variant(names.of(section), reader.apply(Overrides.apply(base, set.values())));
  }

  private Sweep sweep(Section section) {
    section.only(List.of(KEY, "from", "to", "step", VALUES));
    Setting key = section.required(KEY);
    List<Sweep.Point> points = new ArrayList<>();
    for (Point point : points(section)) {
      Setting value = point.setting(section);
      points.add(
          new Sweep.Point(
              point.number.doubleValue(),
              reader.apply(Overrides.apply(base, Map.of(Values.text(key), value)))));
    }
    return new Sweep(key.text(), points);
  }

  /** A number with its unit, such as 5 and {@code /s}. */
  private record Point(BigDecimal number, String unit) {
    static Point of(Setting setting) {
      Matcher parts = NUMBER.matcher(setting.text());
      if (!parts.matches()) {
        throw setting.isNot("a number, with its unit if it has one");
      }
      return new Point(new BigDecimal(parts.group(1)), Objects.requireNonNull(parts.group(2)));
    }

    Setting setting(Section range) {
      String text = number.stripTrailingZeros().toPlainString() + unit;
      Object plain = unit.isEmpty() ? number : text;
      return new Setting(range.place(), text, plain);
    }
  }

  private static List<Point> points(Section section) {
    if (section.find(VALUES) == null) {
      return range(section);
    }
    for (String key : List.of("from", "to", "step")) {
      Values.absent(section, key, VALUES + " says which");
    }
    List<Point> points = new ArrayList<>();
    for (ConfigValue value : section.list(VALUES)) {
      Setting setting = Section.setting(value);
      Point point = Point.of(setting);
      checkUnit(points.isEmpty() ? point : points.get(0), point, setting);
      if (!points.isEmpty() && points.get(points.size() - 1).number.compareTo(point.number) >= 0) {
        throw setting.isNot("more than the one before");
      }
      points.add(point);
    }
    if (points.isEmpty() || points.size() > MAX_POINTS) {
      throw Values.required(section, VALUES).place().problem(expectedPoints());
    }
    return points;
  }

  private static List<Point> range(Section section) {
    Setting step = section.required("step");
    Point from = Point.of(section.required("from"));
    Point to = Point.of(section.required("to"));
    Point by = Point.of(step);
    checkUnit(from, to, section.required("to"));
    checkUnit(from, by, step);
    if (to.number.compareTo(from.number) < 0) {
      throw section.required("to").isNot("at least from");
    }
    if (by.number.signum() == 0) {
      throw step.isNot("a number above 0");
    }
    BigDecimal count = to.number.subtract(from.number).divideToIntegralValue(by.number);
    if (count.compareTo(BigDecimal.valueOf(MAX_POINTS)) >= 0) {
      throw step.place().problem(expectedPoints());
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= count.intValue(); i++) {
      BigDecimal at = from.number.add(by.number.multiply(BigDecimal.valueOf(i)));
      points.add(new Point(at, from.unit));
    }
    return points;
  }

  private static String expectedPoints() {
    return "expected 1 to " + MAX_POINTS + " values";
  }

  private static void checkUnit(Point first, Point other, Setting setting) {
    if (!first.unit.equals(other.unit)) {
      throw setting.isNot("in the same unit as the others");
    }
  }
}
