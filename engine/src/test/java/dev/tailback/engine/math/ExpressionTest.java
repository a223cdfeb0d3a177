package dev.tailback.engine.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The results of expressions. The metrics are m1, m2 and m3, with a value for each minute. */
class ExpressionTest {
  private static final int MINUTES = 5;

  private String m1 = "";
  private String m2 = "";
  private String m3 = "";

  private Value evaluate(String expression) {
    Variables variables = new Variables(0, MINUTES * 60_000L, true);
    variables.putMetric("m1", new Value.Series(SeriesText.parse(m1), 60, "first"));
    variables.putMetric("m2", new Value.Series(SeriesText.parse(m2), 60, "second"));
    variables.putMetric("m3", new Value.Series(SeriesText.parse(m3), 60, "third"));
    variables.putResult("e1", new Value.Series(SeriesText.parse("7 7 7 7 7"), 60, ""));
    return Expression.parse(expression).evaluate(variables);
  }

  private String series(String expression) {
    Value.Series series = (Value.Series) evaluate(expression);
    return SeriesText.of(series.points(), MINUTES);
  }

  private String array(String expression) {
    Value.Array array = (Value.Array) evaluate(expression);
    return array.series().stream()
        .map(series -> SeriesText.of(series.points(), MINUTES))
        .collect(Collectors.joining(" | "));
  }

  private double number(String expression) {
    return ((Value.Scalar) evaluate(expression)).value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 + 2 * 3; 7",
        "(1 + 2) * 3; 9",
        "10 - 4 - 3; 3",
        "12 / 3 / 2; 2",
        "2 ^ 3 ^ 2; 512",
        "-2 ^ 2; -4",
        "2 ^ -1; 0.5",
        "2 * -3; -6",
        "- - 3; 3",
        "1 + 1 == 2; 1",
        "3 > 2 AND 1 > 2; 0",
        "1 > 2 AND 1 OR 1; 1",
        "1 || 0 && 0; 1",
        "2 != 2; 0",
        "2 <= 2; 1",
        "1e3 + .5; 1000.5",
        "1.5E-1 * 2; 0.3",
        "IF(0, 1, 2); 2",
      })
  void operatorsHaveTheUsualPrecedence(String expression, double expected) {
    assertThat(number(expression.strip())).isEqualTo(expected);
  }

  @Test
  void aMissingValueCountsAsZero() {
    m1 = "1 2 - - 5";
    m2 = "10 - 30 - 50";
    assertThat(series("m1 + m2")).isEqualTo("11 2 30 - 55");
    assertThat(series("m1 - m2")).isEqualTo("-9 2 -30 - -45");
    assertThat(series("m1 * m2")).isEqualTo("10 0 0 - 250");
  }

  @Test
  void aDivisionByZeroDropsThePoint() {
    m1 = "10 20 30 - 50";
    m2 = "5 0 - 4 5";
    assertThat(series("m1 / m2")).isEqualTo("2 - - 0 10");
    assertThat(series("m1 / 0")).isEqualTo("- - - - -");
    assertThat(number("1 / 0")).isNaN();
    assertThat(series("m1 + 1 / 0")).isEqualTo("- - - - -");
  }

  @Test
  void aNumberIsCombinedWithThePointsThatThereAre() {
    m1 = "1 - 3 - 5";
    assertThat(series("5 * m1")).isEqualTo("5 - 15 - 25");
    assertThat(series("-m1")).isEqualTo("-1 - -3 - -5");
    assertThat(series("m1 ^ 2")).isEqualTo("1 - 9 - 25");
    assertThat(series("10 - m1")).isEqualTo("9 - 7 - 5");
  }

  @Test
  void comparisonsGiveOneOrZero() {
    m1 = "30 20 0 0";
    m2 = "20 - 20 -";
    assertThat(series("m1 < m2")).isEqualTo("0 0 1 0 -");
    assertThat(series("m1 >= 30")).isEqualTo("1 0 0 0 -");
    assertThat(series("m1 > 15 AND m2 > 15")).isEqualTo("1 0 0 0 -");
    assertThat(series("m1 > 15 || m2 > 15")).isEqualTo("1 1 1 0 -");
  }

  @Test
  void ifChoosesAtEachPointOfTheCondition() {
    m1 = "1 1 0 0 -";
    m2 = "30 - 0 0 30";
    m3 = "0 0 20 - 20";
    assertThat(series("IF(m1, m2, m3)")).isEqualTo("30 0 20 - -");
    assertThat(series("IF(m1, 5, m3)")).isEqualTo("5 5 20 - -");
    assertThat(series("IF(m1, m2, 5)")).isEqualTo("30 0 5 5 -");
    assertThat(series("IF(m1, m2)")).isEqualTo("30 0 - - -");
    assertThat(series("IF(m2 > 20, 1, 2)")).isEqualTo("1 - 2 2 1");
  }

  @Test
  void ifWithANumberAsConditionChoosesOnce() {
    m2 = "1 2 3";
    assertThat(series("IF(1, m2, m3)")).isEqualTo("1 2 3 - -");
    assertThat(series("IF(0, m2)")).isEqualTo("- - - - -");
    assertThat(series("IF(-1, m2, 3)")).isEqualTo("1 2 3 - -");
  }

  @Test
  void backlogPerTaskFallsBackToTheBacklogWithoutTasks() {
    m1 = "100 100 100";
    m2 = "0 4 -";
    assertThat(series("m1 / m2")).isEqualTo("- 25 - - -");
    assertThat(series("IF(m2 > 0, m1 / m2, m1)")).isEqualTo("100 25 - - -");
    assertThat(series("IF(FILL(m2, 0) > 0, m1 / m2, m1)")).isEqualTo("100 25 100 - -");
  }

  @Test
  void fillMakesThePointsThatAreMissing() {
    m1 = "- 1 - - 7";
    m2 = "5 - 6 - -";
    assertThat(series("FILL(m1, 0)")).isEqualTo("0 1 0 0 7");
    assertThat(series("FILL(m1, REPEAT)")).isEqualTo("- 1 1 1 7");
    assertThat(series("FILL(m1, LINEAR)")).isEqualTo("- 1 3 5 7");
    assertThat(series("FILL(m1, m2)")).isEqualTo("5 1 6 - 7");
    assertThat(series("FILL(m1, MIN(m1))")).isEqualTo("1 1 1 1 7");
    assertThat(series("FILL(m3, 3)")).isEqualTo("3 3 3 3 3");
    assertThat(array("FILL([m1, m2], 0)")).isEqualTo("0 1 0 0 7 | 5 0 6 0 0");
  }

  @Test
  void totalsOfOneSeriesAreNumbers() {
    m1 = "2 4 - 4 6";
    assertThat(number("SUM(m1)")).isEqualTo(16);
    assertThat(number("AVG(m1)")).isEqualTo(4);
    assertThat(number("MIN(m1)")).isEqualTo(2);
    assertThat(number("MAX(m1)")).isEqualTo(6);
    assertThat(number("STDDEV(m1)")).isEqualTo(Math.sqrt(2));
    assertThat(number("DATAPOINT_COUNT(m1)")).isEqualTo(4);
    assertThat(series("m1 - AVG(m1)")).isEqualTo("-2 0 - 0 2");
    assertThat(series("m1 / MAX(m2)")).isEqualTo("- - - - -");
  }

  @Test
  void totalsOfAnArrayAreSeries() {
    m1 = "1 2 - -";
    m2 = "3 - 5 -";
    assertThat(series("SUM([m1, m2])")).isEqualTo("4 2 5 - -");
    assertThat(series("AVG([m1, m2])")).isEqualTo("2 1 2.5 - -");
    assertThat(series("MIN([m1, m2])")).isEqualTo("1 2 5 - -");
    assertThat(series("MAX([m1, m2])")).isEqualTo("3 2 5 - -");
    assertThat(series("STDDEV([m1, m2])")).isEqualTo("1 0 0 - -");
    assertThat(series("DATAPOINT_COUNT([m1, m2])")).isEqualTo("2 1 1 - -");
    assertThat(series("SUM(100 / [m1, m2])")).isEqualTo("133.33333333333334 50 20 - -");
  }

  @Test
  void metricsAreThoseOfTheRequestWithoutExpressions() {
    m1 = "1";
    m2 = "2";
    m3 = "3";
    assertThat(series("SUM(METRICS())")).isEqualTo("6 - - - -");
    assertThat(series("SUM(METRICS(\"2\"))")).isEqualTo("2 - - - -");
    assertThat(series("SUM([METRICS('1'), METRICS(\"3\")])")).isEqualTo("4 - - - -");
    assertThat(number("METRIC_COUNT(METRICS())")).isEqualTo(3);
    assertThat(array("METRICS() * 100")).startsWith("100 - - - - | 200 - - - - | 300");
  }

  @Test
  void arraysOfEqualLengthAreCombinedInPairs() {
    m1 = "1";
    m2 = "2";
    m3 = "10";
    assertThat(array("[m1, m2] / [m3, m3]")).isEqualTo("0.1 - - - - | 0.2 - - - -");
    assertThat(array("m3 - [m1, m2]")).isEqualTo("9 - - - - | 8 - - - -");
  }

  @Test
  void functionsOfEachPoint() {
    m1 = "-1.5 2.5 -";
    assertThat(series("ABS(m1)")).isEqualTo("1.5 2.5 - - -");
    assertThat(series("CEIL(m1)")).isEqualTo("-1 3 - - -");
    assertThat(series("FLOOR(m1)")).isEqualTo("-2 2 - - -");
    assertThat(array("ABS([m1, m1])")).isEqualTo("1.5 2.5 - - - | 1.5 2.5 - - -");
    assertThat(series("LOG10(m1 * 40)")).isEqualTo("- 2 - - -");
  }

  @Test
  void functionsOfAPointAndTheOneBefore() {
    m1 = "60 120 - 480 480";
    assertThat(series("DIFF(m1)")).isEqualTo("- 60 - 360 0");
    assertThat(series("DIFF_TIME(m1)")).isEqualTo("- 60 - 120 60");
    assertThat(series("RATE(m1)")).isEqualTo("- 1 - 3 0");
    assertThat(series("RUNNING_SUM(m1)")).isEqualTo("60 180 - 660 1140");
  }

  @Test
  void aPeriodIsThatOfAMetric() {
    m1 = "120";
    assertThat(series("m1 / PERIOD(m1)")).isEqualTo("2 - - - -");
    assertThatThrownBy(() -> evaluate("PERIOD(e1)"))
        .isInstanceOf(ExpressionException.class)
        .hasMessage("argument 1 of PERIOD must be the id of a metric");
  }

  @Test
  void arraysAreSortedAndSliced() {
    m1 = "5";
    m2 = "9";
    m3 = "7";
    assertThat(array("SORT(METRICS(), MAX, DESC)")).startsWith("9").contains("| 7").endsWith("- -");
    assertThat(array("SORT(METRICS(), AVG, ASC, 1)")).isEqualTo("5 - - - -");
    assertThat(array("SLICE(SORT(METRICS(), SUM, ASC), 1, 2)")).isEqualTo("7 - - - -");
    assertThat(array("SLICE(METRICS(), 2)")).isEqualTo("7 - - - -");
    assertThat(series("FIRST(METRICS())")).isEqualTo("5 - - - -");
    assertThat(series("LAST(METRICS())")).isEqualTo("7 - - - -");
    m2 = "";
    assertThat(number("METRIC_COUNT(REMOVE_EMPTY(METRICS()))")).isEqualTo(2);
  }

  @Test
  void aSeriesIsMadeOfANumberOrOfTheTime() {
    assertThat(series("TIME_SERIES(4)")).isEqualTo("4 4 4 4 4");
    assertThat(series("MINUTE(m1)")).isEqualTo("0 1 2 3 4");
    assertThat(series("YEAR(m1)")).isEqualTo("1970 1970 1970 1970 1970");
    assertThat(series("DAY(m1)")).isEqualTo("4 4 4 4 4");
    assertThat(series("EPOCH(m1)")).isEqualTo("0 60 120 180 240");
  }

  @Test
  void aResultKeepsTheLabelOfTheMetricItWasMadeFrom() {
    m1 = "1";
    Value.Array array = (Value.Array) evaluate("METRICS() / m1");
    assertThat(array.series())
        .extracting(Value.Series::label)
        .containsExactly("first", "second", "third");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "m1 +; a metric, number or function expected, but found the end at character 5",
        "m1 m2; an operator or the end expected, but found 'm2' at character 4",
        "(m1; ')' expected, but found the end at character 4",
        "2 * .e2; a number expected, but found '.' at character 5",
        "[m1, m2; ']' expected, but found the end at character 8",
        "m1 $ m2; an operator or the end expected, but found '$' at character 4",
        "METRICS(\"a); the text at character 9 has no end",
        "SEARCH('x'); the function SEARCH is not supported",
        "ANOMALY_DETECTION_BAND(m1); the function ANOMALY_DETECTION_BAND is not supported",
        "ABS(m1, m2); ABS takes 1 argument, not 2",
        "IF(m1); IF takes 2 to 3 arguments, not 1",
        ".; a number expected, but found '.' at character 1",
      })
  void aTextThatIsNoExpressionIsRefused(String text, String message) {
    assertThatThrownBy(() -> Expression.parse(text.strip()))
        .isInstanceOf(ExpressionException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "m9; there is no metric or expression with the id 'm9'",
        "ABS(5); argument 1 of ABS must be a time series or an array of them",
        "METRIC_COUNT(m1); argument 1 of METRIC_COUNT must be an array of time series",
        "FILL(m1, LAST); 'LAST' is not a number or time series",
        "FILL(m1, METRICS()); argument 2 of FILL must be a number, a time series, REPEAT or LINEAR",
        "SORT(METRICS(), MEDIAN, ASC); argument 2 of SORT must be AVG, MIN, MAX or SUM",
        "SORT(METRICS(), AVG, UP); argument 3 of SORT must be ASC or DESC",
        "SLICE(METRICS(), -1); argument 2 of SLICE must be a number that is not negative",
        "m1 + REPEAT; 'REPEAT' is not a number or time series",
        "METRICS(m1); argument 1 of METRICS must be a text in quotes",
        "[m1, 2]; an array takes time series only",
        "[m1] + [m1, m2]; arrays of 1 and 2 time series cannot be combined",
        "IF(METRICS(), 1, 2); argument 1 of IF must be a time series or a number",
        "TIME_SERIES(m1); argument 1 of TIME_SERIES must be a number",
      })
  void whatHasNoValueIsRefused(String text, String message) {
    assertThatThrownBy(() -> evaluate(text))
        .isInstanceOf(ExpressionException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "ABS(", "[", "2^", "1+("})
  void aDeeplyNestedTextIsRefused(String part) {
    assertThatThrownBy(() -> Expression.parse(part.repeat(500)))
        .isInstanceOf(ExpressionException.class)
        .hasMessage("it is nested more than 64 levels deep");
  }

  @Test
  void aLongChainOfOperatorsIsEvaluated() {
    assertThat(number("1" + "+1".repeat(1023))).isEqualTo(1024);
    assertThatThrownBy(() -> Expression.parse("1" + "+1".repeat(1024)))
        .hasMessage("it is longer than 2048 characters");
  }

  @Test
  void theWorkOfOneRequestIsBounded() {
    Variables variables = new Variables(0, 100_000_000L * 60_000, true);
    variables.putMetric("m1", new Value.Series(TimeSeries.EMPTY, 60, ""));
    assertThatThrownBy(() -> Expression.parse("FILL(m1, 0)").evaluate(variables))
        .hasMessage("evaluating the expressions takes more than 10000000 points");
  }

  @Test
  void periodsStartAtTheRangeUnlessTheyAreAligned() {
    Expression fill = Expression.parse("FILL(m1, 1)");
    Variables aligned = new Variables(120_000, 900_000, true);
    aligned.putMetric("m1", new Value.Series(TimeSeries.EMPTY, 300, ""));
    Variables sliding = new Variables(120_000, 900_000, false);
    sliding.putMetric("m1", new Value.Series(TimeSeries.EMPTY, 300, ""));
    assertThat(SeriesText.of(points(fill.evaluate(aligned)), 15))
        .isEqualTo("1 - - - - 1 - - - - 1 - - - -");
    assertThat(SeriesText.of(points(fill.evaluate(sliding)), 15))
        .isEqualTo("- - 1 - - - - 1 - - - - 1 - -");
  }

  private static TimeSeries points(Value value) {
    return ((Value.Series) value).points();
  }

  @Test
  void anExpressionTellsWhatItReads() {
    Expression expression = Expression.parse("IF(a > 0, b / a, SUM(METRICS()))");
    assertThat(expression.ids()).containsExactlyInAnyOrder("a", "b");
    assertThat(expression.text()).isEqualTo("IF(a > 0, b / a, SUM(METRICS()))");
  }
}
