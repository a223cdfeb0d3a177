package dev.tailback.lab.read;

import dev.tailback.config.ConfigValue;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.Arrivals.Constant;
import dev.tailback.lab.scenario.Arrivals.Daily;
import dev.tailback.lab.scenario.Arrivals.OnOff;
import dev.tailback.lab.scenario.Arrivals.Poisson;
import dev.tailback.lab.scenario.Arrivals.Ramp;
import dev.tailback.lab.scenario.Arrivals.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads when messages arrive: {@code rate} and {@code arrivals} of a producer. */
final class ArrivalsReader {
  private static final String RATE = "rate";
  private static final String ARRIVALS = "arrivals";
  private static final List<String> SHAPES = List.of("onOff", "ramp", "daily", "trace");

  private final Path folder;

  ArrivalsReader(Path folder) {
    this.folder = folder;
  }

  Arrivals read(Section producer) {
    ConfigValue arrivals = producer.find(ARRIVALS);
    if (arrivals instanceof Section section) {
      return shape(producer, section);
    }
    Setting word = producer.setting(ARRIVALS);
    String shape = word == null ? "poisson" : word.text();
    return switch (shape) {
      case "poisson" -> new Poisson(rate(producer));
      case "constant" -> new Constant(rate(producer));
      default ->
          throw Objects.requireNonNull(word)
              .isNot("constant, poisson or one of " + String.join(", ", SHAPES) + " with its keys");
    };
  }

  private static double rate(Section producer) {
    return Values.rate(producer.required(RATE));
  }

  private Arrivals shape(Section producer, Section arrivals) {
    String shape = Values.theOne(arrivals, SHAPES);
    if (shape.equals("onOff")) {
      return onOff(rate(producer), Values.section(arrivals, shape));
    }
    Values.absent(producer, RATE, "the " + shape + " sets the rate");
    return switch (shape) {
      case "ramp" -> ramp(Values.section(arrivals, shape));
      case "daily" -> daily(Values.section(arrivals, shape));
      default -> trace(arrivals.required(shape));
    };
  }

  /** Reads the lengths of the on and off periods; the rate is the mean over both. */
  private static OnOff onOff(double mean, Section section) {
    section.only(List.of("on", "off"));
    Duration on = Values.positive(section.required("on"));
    Duration off = Values.positive(section.required("off"));
    double share = (double) on.toMillis() / (on.toMillis() + off.toMillis());
    return new OnOff(mean / share, on, off);
  }

  private static Ramp ramp(Section section) {
    section.only(List.of("from", "to", "over"));
    double from = Values.anyRate(section.required("from"));
    Setting to = section.required("to");
    return new Ramp(
        from,
        from == 0 ? Values.rate(to) : Values.anyRate(to),
        Values.positive(section.required("over")));
  }

  private static Daily daily(Section section) {
    section.only(List.of("low", "high"));
    double low = Values.anyRate(section.required("low"));
    Setting high = section.required("high");
    if (Values.rate(high) < low) {
      throw high.isNot("a rate of at least low");
    }
    return new Daily(low, Values.rate(high));
  }

  /** Reads rows such as {@code 5m,20/s}: a start time, and the rate from then on. */
  private Trace trace(Setting file) {
    List<Trace.Step> steps = new ArrayList<>();
    Duration last = Duration.ofNanos(-1);
    for (List<Setting> row : CsvFile.rows(folder, file, List.of("at", RATE))) {
      Duration at = Values.duration(row.get(0));
      if (steps.isEmpty() && !at.isZero()) {
        throw row.get(0).isNot("0s, at which the first row must start");
      }
      if (at.compareTo(last) <= 0) {
        throw row.get(0).isNot("later than the row before");
      }
      steps.add(new Trace.Step(at, Values.anyRate(row.get(1))));
      last = at;
    }
    if (steps.stream().allMatch(step -> step.rate() == 0)) {
      throw file.place().problem("expected a rate above 0 in " + file.text());
    }
    return new Trace(steps);
  }
}
