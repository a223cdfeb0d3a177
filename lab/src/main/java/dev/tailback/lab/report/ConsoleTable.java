package dev.tailback.lab.report;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.Quantity;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.study.Judgement;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.statistics.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A study as text: a table with a column for the base and each variant, the expectations, and the
 * verdict. Columns that do not fit follow below, each time beside the base.
 *
 * @param width the longest line in characters, at least 80
 * @param hasColors whether it may use the colors of a terminal
 */
public record ConsoleTable(int width, boolean hasColors) {
  private static final int LABEL = 20;
  private static final int MIN_WIDTH = 80;
  private static final int MIN_CELL = 19;
  private static final List<Figure> HEADLINES =
      List.of(Figure.DUPLICATES, Figure.THROUGHPUT, Figure.VISIBLE_MEAN, Figure.AGE_P99);

  /** Raises a width below the minimum. */
  public ConsoleTable {
    width = Math.max(width, MIN_WIDTH);
  }

  /** Returns a study as text that ends with a line break. */
  public String text(Study study) {
    return Stream.of(head(study), tables(study), sweep(study), expectations(study), end(study))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private String head(Study study) {
    Scenario scenario = study.scenario();
    int runs = study.base().runs().size();
    String line =
        Quantity.seconds(Seconds.of(scenario.duration()))
            + " simulated, "
            + (runs == 1 ? "1 run" : runs + " runs: median (5–95 %)")
            + ending(study);
    return bold(Paragraph.cut(scenario.name(), width)) + "\n" + line;
  }

  private static String ending(Study study) {
    return switch (study.ending()) {
      case COMPLETE -> "";
      case STOPPED -> "; stopped early, results so far";
      case OUT_OF_TIME -> "; time limit reached, results so far";
    };
  }

  private String tables(Study study) {
    int cell = cellWidth(study);
    int beside = Math.max(1, (width - LABEL) / (cell + 1) - 1);
    List<Outcome> variants = study.variants();
    if (variants.isEmpty()) {
      return table(study, List.of(study.base()), cell);
    }
    return IntStream.range(0, (variants.size() + beside - 1) / beside)
            .mapToObj(
                n -> variants.subList(n * beside, Math.min(variants.size(), (n + 1) * beside)))
            .map(some -> Stream.concat(Stream.of(study.base()), some.stream()).toList())
            .map(columns -> table(study, columns, cell))
            .collect(Collectors.joining("\n\n"))
        + legend(study);
  }

  private static int cellWidth(Study study) {
    int widest =
        Row.of(study).stream()
            .flatMap(
                row ->
                    study.columns().stream().map(one -> Cell.of(study, one, row.figure()).text()))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return Math.max(MIN_CELL, Math.min(widest, 27));
  }

  private String table(Study study, List<Outcome> columns, int cell) {
    String head =
        columns.stream()
            .map(one -> " " + right(Paragraph.cut(one.name(), cell), cell))
            .collect(Collectors.joining("", " ".repeat(LABEL), ""));
    return Stream.concat(
            Stream.of(bold(head)),
            Row.of(study).stream().map(row -> line(study, row, columns, cell)))
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Study study, Row row, List<Outcome> columns, int cell) {
    return columns.stream()
        .map(one -> Cell.of(study, one, row.figure()))
        .map(one -> " " + right((one.isClear() ? "" : "≈") + one.text(), cell))
        .collect(Collectors.joining("", left(row.label(), LABEL), ""));
  }

  private static String legend(Study study) {
    boolean isNeeded =
        Row.of(study).stream()
            .flatMap(row -> study.variants().stream().map(one -> Cell.of(study, one, row.figure())))
            .anyMatch(cell -> !cell.isClear());
    return isNeeded
        ? "\n≈ not clear: differs from the base by less than the runs differ from each other"
        : "";
  }

  private String sweep(Study study) {
    if (study.points().isEmpty()) {
      return "";
    }
    List<Figure> figures = figures(study);
    String key = Objects.requireNonNull(study.scenario().sweep()).key();
    String head =
        figures.stream()
            .map(figure -> " " + right(Row.label(figure), MIN_CELL))
            .collect(Collectors.joining("", left(Paragraph.cut(key, LABEL), LABEL), ""));
    return Stream.concat(
            Stream.of(bold(head)), study.points().stream().map(one -> point(one, figures)))
        .collect(Collectors.joining("\n"));
  }

  /** Returns the figures that a sweep is about: those that are expected, or the headlines. */
  private List<Figure> figures(Study study) {
    List<Figure> expected =
        study.scenario().expectations().stream().map(Expectation::figure).distinct().toList();
    return (expected.isEmpty() ? HEADLINES : expected)
        .stream().limit((width - LABEL) / (MIN_CELL + 1)).toList();
  }

  private static String point(Outcome point, List<Figure> figures) {
    return figures.stream()
        .map(figure -> " " + right(new Cell(figure, point.band(figure), true).text(), MIN_CELL))
        .collect(Collectors.joining("", left(point.name(), LABEL), ""));
  }

  private String expectations(Study study) {
    return study.judgements().stream().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(Judgement one) {
    Cell cell = new Cell(one.expectation().figure(), one.band(), true);
    return color(one.state(), left(one.state().words(), 10))
        + left(one.expectation().text(), LABEL + 10)
        + "  "
        + cell.text();
  }

  private String end(Study study) {
    String verdict = bold(Paragraph.wrapped(study.verdict().sentence(), width, ""));
    Stream<String> others =
        study.verdict().others().stream()
            .map(also -> Paragraph.wrapped("Also: " + also, width, ""));
    Stream<String> unclear =
        study.unclear().stream().map(what -> "Not clear after all runs: " + what);
    Stream<String> laws =
        study.brokenLaws().stream().map(law -> "A law is broken, which is a bug: " + law);
    return Stream.of(Stream.of(verdict), others, unclear, laws)
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  private String bold(String text) {
    return hasColors ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  private String color(Judgement.State state, String text) {
    int color =
        switch (state) {
          case HELD -> 32;
          case BROKEN -> 31;
          case NOT_CLEAR -> 33;
        };
    return hasColors ? "\u001b[" + color + "m" + text + "\u001b[0m" : text;
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
