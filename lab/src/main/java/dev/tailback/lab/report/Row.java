package dev.tailback.lab.report;

import static dev.tailback.lab.result.Figure.AGE_MAX;
import static dev.tailback.lab.result.Figure.AGE_P50;
import static dev.tailback.lab.result.Figure.AGE_P99;
import static dev.tailback.lab.result.Figure.ALARMS;
import static dev.tailback.lab.result.Figure.ATTEMPTS;
import static dev.tailback.lab.result.Figure.COST_A_MONTH;
import static dev.tailback.lab.result.Figure.DEAD_LETTERED;
import static dev.tailback.lab.result.Figure.DEAD_LETTERED_SHARE;
import static dev.tailback.lab.result.Figure.DELETED;
import static dev.tailback.lab.result.Figure.DIRECTION_CHANGES;
import static dev.tailback.lab.result.Figure.DUPLICATES;
import static dev.tailback.lab.result.Figure.EMPTY_RECEIVES;
import static dev.tailback.lab.result.Figure.EXPIRED;
import static dev.tailback.lab.result.Figure.FIRST_ALARM;
import static dev.tailback.lab.result.Figure.IN_FLIGHT_MAX;
import static dev.tailback.lab.result.Figure.IN_FLIGHT_MEAN;
import static dev.tailback.lab.result.Figure.LOST;
import static dev.tailback.lab.result.Figure.OVER_LIMIT;
import static dev.tailback.lab.result.Figure.RECEIVED;
import static dev.tailback.lab.result.Figure.RECEIVES_PER_MESSAGE;
import static dev.tailback.lab.result.Figure.RECOVERY;
import static dev.tailback.lab.result.Figure.REQUESTS;
import static dev.tailback.lab.result.Figure.SENT;
import static dev.tailback.lab.result.Figure.SLOTS_USED;
import static dev.tailback.lab.result.Figure.THROTTLED;
import static dev.tailback.lab.result.Figure.THROUGHPUT;
import static dev.tailback.lab.result.Figure.UNSENT;
import static dev.tailback.lab.result.Figure.VISIBLE_END;
import static dev.tailback.lab.result.Figure.VISIBLE_MAX;
import static dev.tailback.lab.result.Figure.VISIBLE_MEAN;
import static dev.tailback.lab.result.Figure.WAIT_P99;
import static dev.tailback.lab.result.Figure.WORKERS_MAX;
import static dev.tailback.lab.result.Figure.WORKERS_MEAN;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.statistics.Band;
import java.util.List;

/**
 * A row of the table.
 *
 * @param label what it is called there
 * @param isAlways whether it is shown even if it is zero in all columns
 */
record Row(Figure figure, String label, boolean isAlways) {
  private static final List<Row> ALL =
      List.of(
          always(SENT, "sent"),
          always(RECEIVED, "received"),
          always(DELETED, "deleted"),
          seldom(DEAD_LETTERED, "dead-lettered"),
          seldom(DEAD_LETTERED_SHARE, "dead-lettered share"),
          seldom(EXPIRED, "expired"),
          seldom(LOST, "lost"),
          seldom(UNSENT, "unsent"),
          always(DUPLICATES, "duplicates"),
          always(RECEIVES_PER_MESSAGE, "receives per message"),
          always(THROUGHPUT, "throughput"),
          always(VISIBLE_MEAN, "visible, mean"),
          always(VISIBLE_MAX, "visible, max"),
          seldom(VISIBLE_END, "visible, at the end"),
          always(IN_FLIGHT_MEAN, "in flight, mean"),
          always(IN_FLIGHT_MAX, "in flight, max"),
          always(WAIT_P99, "wait p99"),
          always(AGE_P50, "age p50"),
          always(AGE_P99, "age p99"),
          always(AGE_MAX, "age max"),
          seldom(RECOVERY, "recovery"),
          always(SLOTS_USED, "workers used"),
          always(WORKERS_MEAN, "workers, mean"),
          always(WORKERS_MAX, "workers, max"),
          seldom(DIRECTION_CHANGES, "direction changes/h"),
          seldom(ALARMS, "alarms"),
          seldom(FIRST_ALARM, "first alarm after"),
          always(EMPTY_RECEIVES, "empty receives"),
          seldom(THROTTLED, "throttled"),
          seldom(ATTEMPTS, "attempts per request"),
          seldom(OVER_LIMIT, "OverLimit"),
          always(REQUESTS, "requests"),
          always(COST_A_MONTH, "cost a month"));

  /** Returns the rows that a study has data for. */
  static List<Row> of(Study study) {
    return ALL.stream().filter(row -> row.isShown(study)).toList();
  }

  /** Returns what a figure is called. */
  static String label(Figure figure) {
    return ALL.stream()
        .filter(row -> row.figure == figure)
        .map(Row::label)
        .findFirst()
        .orElse(figure.key());
  }

  private boolean isShown(Study study) {
    return isAlways ? isMeasured(study) : isAsked(study) && isSomewhere(study);
  }

  private boolean isMeasured(Study study) {
    return study.columns().stream().anyMatch(column -> !column.band(figure).isEmpty());
  }

  /** Returns whether it applies to the scenario: a recovery needs an outage. */
  private boolean isAsked(Study study) {
    return figure != RECOVERY
        || study.scenario().expectations().stream().anyMatch(one -> one.figure() == RECOVERY)
        || study.scenario().consumers().stream()
            .map(ConsumerPlan::downstream)
            .anyMatch(one -> one != null && !one.outages().isEmpty());
  }

  private boolean isSomewhere(Study study) {
    return study.columns().stream()
        .map(column -> column.band(figure))
        .anyMatch(band -> isSomething(band));
  }

  private boolean isSomething(Band band) {
    double nothing = figure == ATTEMPTS ? 1 : 0;
    return !band.isEmpty() && (band.low() != nothing || band.high() != nothing);
  }

  private static Row always(Figure figure, String label) {
    return new Row(figure, label, true);
  }

  private static Row seldom(Figure figure, String label) {
    return new Row(figure, label, false);
  }
}
