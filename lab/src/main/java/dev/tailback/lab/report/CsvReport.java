package dev.tailback.lab.report;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.Series;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.statistics.Outcome;
import java.util.Map;
import java.util.TreeMap;

/**
 * A study as one table of all runs, with a number in each line, for spreadsheets and notebooks.
 * {@code docs/lab/RESULTS.md} describes it.
 *
 * <pre>
 * column,seed,kind,of,name,at,value
 * base,1,figure,,throughput,,7.98
 * base,1,figure,orders,visibleMax,,31
 * base,1,batch,,waitMean,0,0.21
 * base,1,series,orders,visible,3.6,2
 * base,1,histogram,orders,wait,0.1,1620
 * base,1,alarm,,orders-visible,180,ALARM
 * </pre>
 */
public final class CsvReport {
  private static final String HEAD = "column,seed,kind,of,name,at,value\r\n";

  /** Returns a study as CSV by RFC 4180. */
  public String text(Study study) {
    StringBuilder text = new StringBuilder(HEAD);
    study.outcomes().forEach(outcome -> outcome.runs().forEach(run -> add(text, outcome, run)));
    return text.toString();
  }

  private static void add(StringBuilder text, Outcome outcome, RunResult run) {
    Lines lines = new Lines(text, CsvField.of(outcome.name()) + "," + run.seed());
    lines.figures("", run.figures());
    new TreeMap<>(run.byQueue()).forEach(lines::figures);
    new TreeMap<>(run.byConsumer()).forEach(lines::figures);
    new TreeMap<>(run.batches()).forEach(lines::batches);
    run.series().forEach(lines::series);
    run.histograms().forEach(lines::histogram);
    run.alarms().forEach(lines::alarm);
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** The lines of a run, which all start alike. */
  private record Lines(StringBuilder text, String start) {

    void figures(String of, Map<Figure, Double> figures) {
      new TreeMap<>(figures)
          .forEach((figure, value) -> line("figure", of, figure.key(), "", number(value)));
    }

    void batches(Figure figure, double[] means) {
      for (int n = 0; n < means.length; n++) {
        line("batch", "", figure.key(), Integer.toString(n), number(means[n]));
      }
    }

    void series(Series series) {
      for (int n = 0; n < series.values().length; n++) {
        String at = number((n + 1) * series.stepSeconds());
        line("series", series.of(), series.measure().key(), at, number(series.values()[n]));
      }
    }

    void histogram(RunResult.Histogram histogram) {
      for (int n = 0; n < histogram.counts().length; n++) {
        String upTo = number(histogram.upTo()[n]);
        String count = Long.toString(histogram.counts()[n]);
        line("histogram", histogram.of(), histogram.what(), upTo, count);
      }
    }

    void alarm(RunResult.AlarmStates alarm) {
      alarm
          .changes()
          .forEach(
              change ->
                  line("alarm", "", alarm.name(), number(change.atSeconds()), change.state()));
    }

    private void line(String kind, String of, String name, String at, String value) {
      text.append(start).append(',').append(kind).append(',').append(CsvField.of(of)).append(',');
      text.append(CsvField.of(name))
          .append(',')
          .append(at)
          .append(',')
          .append(value)
          .append("\r\n");
    }
  }
}
