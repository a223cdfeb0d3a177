package dev.tailback.engine.alarm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sentence that says why an alarm is in a state. The wording follows messages that users have
 * published; CloudWatch does not document it.
 */
final class StateReason {
  static final String INITIAL = "Unchecked: Initial alarm creation";

  private static final int MAX_LISTED = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final AlarmDefinition alarm;
  private final Evaluation evaluation;
  private final AlarmState state;

  StateReason(AlarmDefinition alarm, Evaluation evaluation, AlarmState state) {
    this.alarm = alarm;
    this.evaluation = evaluation;
    this.state = state;
  }

  /** Returns the sentence. */
  String text() {
    if (state == AlarmState.INSUFFICIENT_DATA) {
      return "Insufficient Data: %s unknown.".formatted(were(evaluation.missing(), "datapoint"));
    }
    return "Threshold Crossed: "
        + (evaluation.isDecidedByMissingData() ? missing() : crossed())
        + ".";
  }

  private String missing() {
    int existing = evaluation.existing();
    return "%s received for %s and %s treated as [%s]"
        .formatted(
            existing == 0 ? "no datapoints were" : were(existing, "datapoint"),
            count(alarm.evaluationPeriods(), "period"),
            were(evaluation.missing(), "missing datapoint"),
            alarm.missingData().words());
  }

  private String crossed() {
    List<String> listed = decisive();
    int count = listed.size();
    boolean isLong = count >= MAX_LISTED;
    String list = "[" + String.join(", ", listed.subList(0, Math.min(count, MAX_LISTED))) + "]";
    return number(count)
        + (isLong ? "" : " " + list)
        + (count == 1 ? " was " : " were ")
        + (state == AlarmState.OK ? "not " : "")
        + "%s (%s)".formatted(alarm.comparison().words(), alarm.threshold())
        + (isLong ? mostRecent() + list : "")
        + minimum();
  }

  private String number(int count) {
    return alarm.datapointsToAlarm() == null
        ? count(count, "datapoint")
        : "%d out of the last %d datapoints".formatted(count, alarm.evaluationPeriods());
  }

  private String mostRecent() {
    return state == AlarmState.OK
        ? ". The most recent datapoints: "
        : ". The most recent datapoints which crossed the threshold: ";
  }

  private String minimum() {
    if (alarm.datapointsToAlarm() == null) {
      return "";
    }
    int needed = alarm.datapointsNeeded();
    return state == AlarmState.OK
        ? " (minimum %s for ALARM -> OK transition)"
            .formatted(count(alarm.evaluationPeriods() - needed + 1, "datapoint"))
        : " (minimum %s for OK -> ALARM transition)".formatted(count(needed, "datapoint"));
  }

  /** Returns the datapoints on the state's side of the threshold, newest first. */
  private List<String> decisive() {
    Datapoints datapoints = evaluation.datapoints();
    List<String> decisive = new ArrayList<>();
    for (int i = datapoints.size() - 1; i >= evaluation.oldest(); i--) {
      if (!datapoints.isMissing(i) && evaluation.isBreaching(i) == (state == AlarmState.ALARM)) {
        String time = TIME.format(Instant.ofEpochMilli(datapoints.timeMillis(i)));
        decisive.add(datapoints.value(i) + " (" + time + ")");
      }
    }
    return decisive;
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String were(int count, String noun) {
    return count(count, noun) + (count == 1 ? " was" : " were");
  }
}
