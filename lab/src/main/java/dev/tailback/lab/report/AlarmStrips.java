package dev.tailback.lab.report;

import dev.tailback.lab.result.Quantity;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.RunResult.AlarmStates;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.statistics.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The states of alarms over time as strips, of the first run of each column. */
final class AlarmStrips {
  private AlarmStrips() {}

  /** Returns the strips, or nothing if there is no alarm. */
  static String html(Study study) {
    String strips = study.columns().stream().map(AlarmStrips::html).collect(Collectors.joining());
    return strips.isEmpty()
        ? ""
        : "<section class=\"card\"><h2>Alarms, in the first run</h2><div class=\"strips\">"
            + strips
            + "</div><p class=\"small\"><i class=\"alarm\"></i> ALARM <i class=\"ok\"></i> OK"
            + " <i class=\"unknown\"></i> INSUFFICIENT_DATA</p></section>";
  }

  private static String html(Outcome outcome) {
    return outcome.runs().stream()
        .limit(1)
        .flatMap(run -> run.alarms().stream().map(alarm -> html(outcome, run, alarm)))
        .collect(Collectors.joining());
  }

  private static String html(Outcome outcome, RunResult run, AlarmStates alarm) {
    StringBuilder strip = new StringBuilder();
    List<AlarmStates.Change> changes = alarm.changes();
    for (int n = 0; n < changes.size(); n++) {
      double from = changes.get(n).atSeconds();
      double to = n + 1 < changes.size() ? changes.get(n + 1).atSeconds() : run.playedSeconds();
      strip.append(segment(changes.get(n).state(), from, to, run.playedSeconds()));
    }
    return "<span>"
        + Html.escaped(alarm.name())
        + " <span class=\"small\">"
        + Html.escaped(outcome.name())
        + "</span></span><div class=\"strip\">"
        + strip
        + "</div>";
  }

  private static String segment(String state, double from, double to, double all) {
    String style =
        switch (state) {
          case "ALARM" -> "alarm";
          case "OK" -> "ok";
          default -> "unknown";
        };
    return String.format(
        Locale.ROOT,
        "<i class=\"%s\" style=\"width:%.3f%%\" title=\"%s from %s to %s\"></i>",
        style,
        (to - from) / all * 100,
        Html.escaped(state),
        Quantity.seconds(from),
        Quantity.seconds(to));
  }
}
