package dev.tailback.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tailback.engine.math.Expression;
import dev.tailback.engine.math.ExpressionException;
import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.math.Value;
import dev.tailback.engine.math.Variables;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetricMathFuzzTest {
  private static final long MINUTE_MILLIS = 60_000;
  private static final int POINTS = 30;

  static Stream<Arguments> seeds() {
    return Seeds.of(
        "100 * m1 / (m2 + 1)",
        "IF(m1 > 2 && m2 != 0 || !(m1 <= 1), m1 ^ -2, FILL(m2, LINEAR))",
        "SUM([m1, m2]) - AVG(METRICS('m')) % 3",
        "RATE(m1) + DIFF(m2) - DIFF_TIME(m1) * PERIOD(m1)",
        "SORT(METRICS(), AVG, DESC, 1)",
        "SLICE(REMOVE_EMPTY(METRICS()), 0, 1)",
        "TIME_SERIES(RUNNING_SUM(m1)) < CEIL(LOG10(m2)) == MAX(m1)",
        "DATAPOINT_COUNT(m1) + HOUR(m1) + FIRST(METRICS()) + STDDEV(m2) + FILL(m2, REPEAT)",
        "ANOMALY_DETECTION_BAND(m1, 2)");
  }

  @DictionaryFile(resourcePath = "names.dict")
  @MethodSource("seeds")
  @FuzzTest
  void anExpressionHasAFiniteValueOrIsRefused(byte[] input) {
    Quickly.run(() -> evaluate(Input.text(input)));
  }

  private static void evaluate(String text) {
    try {
      check(Expression.parse(text).evaluate(variables()));
    } catch (ExpressionException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    }
  }

  private static void check(Value value) {
    if (value instanceof Value.Array array) {
      array.series().forEach(MetricMathFuzzTest::check);
    } else if (value instanceof Value.Series series) {
      TimeSeries points = series.points();
      for (int i = 0; i < points.size(); i++) {
        assertThat(points.value(i)).isFinite();
        assertThat(i == 0 || points.timeMillis(i) > points.timeMillis(i - 1)).isTrue();
      }
    }
  }

  private static Variables variables() {
    Variables variables = new Variables(0, POINTS * MINUTE_MILLIS, true);
    variables.putMetric("m1", series(1, "visible"));
    variables.putMetric("m2", series(3, "sent"));
    return variables;
  }

  private static Value.Series series(int step, String label) {
    TimeSeries.Builder points = new TimeSeries.Builder();
    for (int i = 0; i < POINTS; i += step) {
      points.add(i * MINUTE_MILLIS, i % 7 - 3);
    }
    return new Value.Series(points.build(), 60, label);
  }
}
