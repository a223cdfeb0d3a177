package dev.tailback.conformance.report;

import java.util.ArrayList;
import java.util.List;

/** A report as Markdown: counts by group, then the rules that did not pass, then all. */
final class ReportMarkdown {
  private final List<String> lines = new ArrayList<>();
  private final Report report;

  private ReportMarkdown(Report report) {
    this.report = report;
  }

  /** Everything. */
  static String of(Report report) {
    ReportMarkdown markdown = new ReportMarkdown(report);
    markdown.heading();
    markdown.groups();
    markdown.allRules();
    return String.join("\n", markdown.lines) + "\n";
  }

  /** The part that docs/CONFORMANCE.md shows: without the rules that passed. */
  static String summaryOf(Report report) {
    ReportMarkdown markdown = new ReportMarkdown(report);
    markdown.heading();
    markdown.groups();
    markdown.list("Rules it breaks", Outcome.FAILED);
    markdown.list("Rules it is known to break", Outcome.DIFFERS);
    markdown.list("Rules that were not run", Outcome.NOT_RUN);
    return String.join("\n", markdown.lines) + "\n";
  }

  private void heading() {
    add("## " + report.target() + ", " + report.date().toString().substring(0, 10), "");
  }

  private void groups() {
    add("| group | rules | passed | failed | differs as declared | not run |");
    add("|---|--:|--:|--:|--:|--:|");
    report.groups().forEach(this::counts);
    counts("**all**", report.results());
    add("");
  }

  private void counts(String name, List<RuleResult> results) {
    StringBuilder row = new StringBuilder("| " + name + " | " + results.size() + " |");
    for (Outcome outcome : Outcome.values()) {
      row.append(' ').append(Report.count(results, outcome)).append(" |");
    }
    add(row.toString());
  }

  private void list(String title, Outcome outcome) {
    List<RuleResult> results = report.with(outcome);
    if (!results.isEmpty()) {
      add("### " + title, "", "| group | rule | |", "|---|---|---|");
      results.forEach(r -> add(row(r.rule().group(), sentence(r), cell(r.why()))));
      add("");
    }
  }

  private void allRules() {
    add("### All rules", "", "| group | rule | outcome | |", "|---|---|---|---|");
    for (RuleResult r : report.results()) {
      add(row(r.rule().group(), sentence(r), r.outcome().toString(), cell(r.why())));
    }
  }

  private static String sentence(RuleResult result) {
    Rule rule = result.rule();
    String unsure = rule.unsure() == null ? "" : " (unsure: " + cell(rule.unsure()) + ")";
    return "[" + rule.sentence() + "](" + rule.source() + ")" + unsure;
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** Escapes text for a table cell. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }
}
