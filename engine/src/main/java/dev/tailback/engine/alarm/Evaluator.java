package dev.tailback.engine.alarm;

import dev.tailback.engine.math.ExpressionException;
import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.metric.MetricResult;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.SeriesReader;
import dev.tailback.engine.metric.Statistic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of alarms and evaluates them. The range of an alarm slides: it ends at the last
 * full minute, or the last full ten seconds if its periods are shorter.
 */
final class Evaluator {
  private final SeriesReader reader;

  Evaluator(SeriesReader reader) {
    this.reader = reader;
  }

  /** Returns the status that an alarm changes to, or {@code null} if its state stays the same. */
  @Nullable AlarmStatus changed(Alarm alarm, long nowMillis) {
    AlarmDefinition definition = alarm.definition();
    long end = endMillis(definition, nowMillis);
    Evaluation evaluation = evaluate(definition, end);
    Datapoints datapoints = evaluation.datapoints();
    AlarmState state = evaluation.state();
    if (state == null || state == alarm.state() || hasFewSamples(definition, evaluation, end)) {
      return null;
    }
    String reason = new StateReason(definition, evaluation, state).text();
    TimeSeries counts = sampleCounts(definition, datapoints.timeMillis(0), end);
    String data = new StateReasonData(definition, evaluation, counts).text(nowMillis);
    return new AlarmStatus(state, reason, data, nowMillis);
  }

  /** Returns the values that count in the evaluation of an alarm, newest first. */
  List<Double> values(AlarmDefinition alarm, long nowMillis) {
    Evaluation evaluation = evaluate(alarm, endMillis(alarm, nowMillis));
    Datapoints datapoints = evaluation.datapoints();
    List<Double> values = new ArrayList<>();
    for (int i = datapoints.size() - 1; i >= evaluation.oldest(); i--) {
      if (!datapoints.isMissing(i)) {
        values.add(datapoints.value(i));
      }
    }
    return values;
  }

  private Evaluation evaluate(AlarmDefinition alarm, long end) {
    int periods = alarm.evaluationRange();
    long start = end - periods * 1000L * alarm.periodSeconds();
    TimeSeries series = read(alarm, start, end);
    return new Evaluation(alarm, new Datapoints(start, alarm.periodSeconds(), periods, series));
  }

  private static long endMillis(AlarmDefinition alarm, long nowMillis) {
    long step = alarm.isHighResolution() ? 10_000 : 60_000;
    return Math.floorDiv(nowMillis, step) * step;
  }

  private TimeSeries read(AlarmDefinition alarm, long start, long end) {
    MetricStat metric = alarm.metric();
    if (metric != null) {
      return reader.read(metric, start, end);
    }
    try {
      List<MetricResult> results = alarm.queriesOrThrow().evaluateSliding(reader, start, end);
      return results.isEmpty() ? TimeSeries.EMPTY : results.get(0).points();
    } catch (ExpressionException noValue) {
      return TimeSeries.EMPTY;
    }
  }

  private boolean hasFewSamples(AlarmDefinition alarm, Evaluation evaluation, long end) {
    double needed = alarm.samplesNeeded();
    if (needed == 0 || evaluation.existing() == 0) {
      return false;
    }
    long start = evaluation.datapoints().timeMillis(evaluation.oldest());
    TimeSeries counts = sampleCounts(alarm, start, end);
    double samples = 0;
    for (int i = 0; i < counts.size(); i++) {
      samples += counts.value(i);
    }
    return samples < needed;
  }

  private TimeSeries sampleCounts(AlarmDefinition alarm, long start, long end) {
    MetricStat metric = alarm.metric();
    return metric == null
        ? TimeSeries.EMPTY
        : reader.read(metric.with(Statistic.SAMPLE_COUNT), start, end);
  }
}
