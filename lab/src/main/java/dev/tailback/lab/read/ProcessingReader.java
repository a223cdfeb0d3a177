package dev.tailback.lab.read;

import dev.tailback.config.ConfigValue;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.Processing.Constant;
import dev.tailback.lab.scenario.Processing.Empirical;
import dev.tailback.lab.scenario.Processing.Exponential;
import dev.tailback.lab.scenario.Processing.Gamma;
import dev.tailback.lab.scenario.Processing.Lognormal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads how long processing takes: {@code process} of a consumer. */
final class ProcessingReader {
  private static final List<String> SHAPES =
      List.of("constant", "exponential", "lognormal", "gamma", "empirical");
  private static final double MAX_SCV = 1_000;
  private static final int MAX_SPREAD = 10_000;

  private final Path folder;

  ProcessingReader(Path folder) {
    this.folder = folder;
  }

  /** Reads a distribution; a bare duration is constant. */
  Processing read(ConfigValue process) {
    if (!(process instanceof Section section)) {
      return new Constant(Values.duration(Section.setting(process)));
    }
    String shape = Values.theOne(section, SHAPES);
    return switch (shape) {
      case "constant" -> new Constant(Values.duration(section.required(shape)));
      case "exponential" -> new Exponential(Values.positive(section.required(shape)));
      case "empirical" -> empirical(section.required(shape));
      case "lognormal" -> lognormal(Values.section(section, shape));
      default -> gamma(Values.section(section, shape));
    };
  }

  private static Lognormal lognormal(Section section) {
    section.only(List.of("median", "p99"));
    Duration median = Values.positive(section.required("median"));
    Setting p99 = section.required("p99");
    if (Values.positive(p99).compareTo(median) < 0) {
      throw p99.isNot("a duration of at least the median");
    }
    if (Values.positive(p99).dividedBy(median) > MAX_SPREAD) {
      throw p99.isNot("at most " + MAX_SPREAD + " times the median");
    }
    return new Lognormal(median, Values.positive(p99));
  }

  private static Gamma gamma(Section section) {
    section.only(List.of("mean", "scv"));
    return new Gamma(
        Values.positive(section.required("mean")),
        Values.number(section.required("scv"), 0.001, MAX_SCV));
  }

  /** Reads rows of one duration each. */
  private Empirical empirical(Setting file) {
    return new Empirical(
        CsvFile.rows(folder, file, List.of("duration")).stream()
            .map(row -> Values.duration(row.get(0)))
            .toList());
  }
}
