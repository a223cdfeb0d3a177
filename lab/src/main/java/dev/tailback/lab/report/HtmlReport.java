package dev.tailback.lab.report;

import dev.tailback.lab.result.Quantity;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.scenario.Seconds;
import dev.tailback.lab.study.Judgement;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.statistics.Outcome;
import dev.tailback.lab.study.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A study as one page that needs no network: the verdict, charts, the table, and the scenario. It
 * follows the reader's system, light or dark, and prints light.
 *
 * @param source the scenario's text, which is shown at the end; empty for none
 */
public record HtmlReport(String source) {
  private static final int COLORS = 6;

  /** A report without the scenario's text. */
  public HtmlReport() {
    this("");
  }

  /** Returns a study as a page. */
  public String text(Study study) {
    List<Chart> charts = new Charts(study).all();
    return Html.filled(
        Html.resource("report.html"),
        Map.of(
            "title", Html.escaped(study.scenario().name()),
            "style", Html.resource("lib/uPlot.min.css") + Html.resource("report.css"),
            "body", body(study, charts),
            "charts", Html.scriptJson(ChartsJson.of(study).toString()),
            "library", Html.resource("lib/uPlot.iife.min.js"),
            "script", Html.resource("report.js")));
  }

  private String body(Study study, List<Chart> charts) {
    return head(study)
        + expectations(study)
        + legend(study)
        + charts(charts)
        + AlarmStrips.html(study)
        + table(study)
        + scenario();
  }

  private static String head(Study study) {
    Scenario scenario = study.scenario();
    int runs = study.base().runs().size();
    return "<header><h1>"
        + Html.escaped(scenario.name())
        + "</h1><p class=\"small\">"
        + Quantity.seconds(Seconds.of(scenario.duration()))
        + " simulated, "
        + (runs == 1 ? "1 run" : runs + " runs")
        + " from seed "
        + scenario.seed()
        + " upwards; lines are medians, bands cover the middle 90 % of the runs"
        + (study.ending() == Study.Ending.COMPLETE ? "" : "; stopped early, results so far")
        + "</p></header>"
        + verdict(study);
  }

  private static String verdict(Study study) {
    Verdict verdict = study.verdict();
    return "<section class=\"card\"><p class=\"verdict\"><em class=\""
        + (verdict.isFine() ? "ok" : "bad")
        + "\">"
        + Html.sentence(verdict.problem())
        + "</em>"
        + (verdict.remedy().isEmpty() ? "" : "; <em>" + Html.sentence(verdict.remedy()) + "</em>")
        + ".</p>"
        + items(verdict.variants().stream().map(HtmlReport::sentence).toList())
        + items(verdict.others())
        + items(study.unclear().stream().map(one -> "Not clear after all runs: " + one).toList())
        + items(study.brokenLaws().stream().map(law -> "A law is broken: " + law).toList())
        + "</section>";
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String items(List<String> texts) {
    return texts.isEmpty()
        ? ""
        : texts.stream()
            .map(text -> "<li>" + Html.sentence(text) + "</li>")
            .collect(Collectors.joining("", "<ul>", "</ul>"));
  }

  private static String expectations(Study study) {
    return study.judgements().isEmpty()
        ? ""
        : study.judgements().stream()
            .map(HtmlReport::row)
            .collect(
                Collectors.joining(
                    "",
                    "<section class=\"card\"><h2>Expectations</h2><div class=\"wide\"><table>",
                    "</table></div></section>"));
  }

  private static String row(Judgement one) {
    String style =
        switch (one.state()) {
          case HELD -> "✓ ";
          case BROKEN -> "✕ ";
          case NOT_CLEAR -> "? ";
        };
    return "<tr><td class=\""
        + one.state().name().toLowerCase(Locale.ROOT)
        + "\">"
        + style
        + one.state().words()
        + "</td><td>"
        + Html.escaped(one.expectation().text())
        + "</td><td class=\"number\">"
        + Html.escaped(new Cell(one.expectation().figure(), one.band(), true).text())
        + "</td></tr>";
  }

  private static String legend(Study study) {
    List<Outcome> columns = study.columns();
    return IntStream.range(0, columns.size())
        .mapToObj(
            n ->
                "<span><i class=\"line c"
                    + n % COLORS
                    + "\"></i>"
                    + Html.escaped(columns.get(n).name())
                    + "</span>")
        .collect(Collectors.joining("", "<div class=\"legend\">", "</div>"));
  }

  private static String charts(List<Chart> charts) {
    return charts.stream()
        .map(
            chart ->
                "<section class=\"card chart\"><h2>"
                    + Html.escaped(chart.title())
                    + "</h2><output></output><div class=\"plot\" role=\"img\" aria-label=\""
                    + Html.escaped(chart.title())
                    + "\"></div></section>")
        .collect(
            Collectors.joining(
                "",
                "<noscript><p>The charts need JavaScript.</p></noscript><div class=\"charts\">",
                "</div>"));
  }

  private static String table(Study study) {
    String head =
        study.columns().stream()
            .map(one -> "<th class=\"number\">" + Html.escaped(one.name()) + "</th>")
            .collect(Collectors.joining());
    String rows =
        Row.of(study).stream()
            .map(row -> "<tr><th>" + row.label() + "</th>" + cells(study, row) + "</tr>")
            .collect(Collectors.joining());
    return "<section class=\"card\"><h2>Figures</h2><div class=\"wide\"><table><tr><td></td>"
        + head
        + "</tr>"
        + rows
        + "</table></div><p class=\"small\">Measured after the warm-up. ≈ is not clear: it differs"
        + " from the base by less than the runs differ from each other.</p></section>";
  }

  private static String cells(Study study, Row row) {
    return study.columns().stream()
        .map(column -> Cell.of(study, column, row.figure()))
        .map(
            cell ->
                "<td class=\"number\">"
                    + (cell.isClear() ? "" : "≈")
                    + "<b>"
                    + Html.escaped(cell.median())
                    + "</b> <span class=\"small\">"
                    + Html.escaped(cell.bounds())
                    + "</span></td>")
        .collect(Collectors.joining());
  }

  private String scenario() {
    return source.isEmpty()
        ? ""
        : "<section class=\"card\"><h2>Scenario</h2><pre>"
            + Html.escaped(source)
            + "</pre></section>";
  }
}
