package dev.tailback.engine.alarm;

import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.metric.MetricStat;

/** The JSON text that says on which data the state of an alarm was decided. */
final class StateReasonData {
  /** Keeps the text below CloudWatch's 4,000 characters. */
  private static final int MAX_DATAPOINTS = 30;

  private final AlarmDefinition alarm;
  private final Evaluation evaluation;
  private final TimeSeries sampleCounts;

  /** Creates the text's writer; the sample counts are empty for an alarm on an expression. */
  StateReasonData(AlarmDefinition alarm, Evaluation evaluation, TimeSeries sampleCounts) {
    this.alarm = alarm;
    this.evaluation = evaluation;
    this.sampleCounts = sampleCounts;
  }

  /** Returns the text. */
  String text(long nowMillis) {
    JsonText json = new JsonText().object().member("version", "1.0").time("queryDate", nowMillis);
    Datapoints datapoints = evaluation.datapoints();
    if (evaluation.existing() > 0) {
      json.time("startDate", datapoints.timeMillis(oldestExisting()));
    }
    MetricStat metric = alarm.metric();
    if (metric != null) {
      json.optional("unit", metric.unit()).member("statistic", metric.statistic().name());
    }
    json.member("period", alarm.periodSeconds());
    writeValues(json);
    json.member("threshold", alarm.threshold());
    writeDatapoints(json);
    return json.endObject().toString();
  }

  private int oldestExisting() {
    int index = evaluation.oldest();
    while (evaluation.datapoints().isMissing(index)) {
      index++;
    }
    return index;
  }

  private void writeValues(JsonText json) {
    Datapoints datapoints = evaluation.datapoints();
    json.array("recentDatapoints");
    int left = Math.max(0, evaluation.existing() - MAX_DATAPOINTS);
    for (int i = evaluation.oldest(); i < datapoints.size(); i++) {
      if (!datapoints.isMissing(i) && left-- <= 0) {
        json.element(datapoints.value(i));
      }
    }
    json.endArray();
  }

  /** Writes the existing datapoints and the evaluated missing ones, newest first. */
  private void writeDatapoints(JsonText json) {
    Datapoints datapoints = evaluation.datapoints();
    int missing = evaluation.missing();
    int written = 0;
    json.array("evaluatedDatapoints");
    for (int i = datapoints.size() - 1; i >= evaluation.oldest() && written < MAX_DATAPOINTS; i--) {
      if (!datapoints.isMissing(i) || missing-- > 0) {
        writeDatapoint(json, i);
        written++;
      }
    }
    json.endArray();
  }

  private void writeDatapoint(JsonText json, int index) {
    Datapoints datapoints = evaluation.datapoints();
    long time = datapoints.timeMillis(index);
    json.object().time("timestamp", time);
    int count = sampleCounts.indexOf(time);
    if (count >= 0) {
      json.member("sampleCount", sampleCounts.value(count));
    }
    if (!datapoints.isMissing(index)) {
      json.member("value", datapoints.value(index));
    }
    json.endObject();
  }
}
