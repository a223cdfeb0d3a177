package dev.tailback.engine.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tailback.engine.math.SeriesText;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The state that follows from the datapoints of a range, oldest first: X is breaching, 0 is not, -
 * is missing.
 */
class EvaluationTest {

  private static final String[] THREE_OUT_OF_THREE = {
    // datapoints | missing | ignore | breaching | notBreaching
    "0 - X - X | OK | OK | OK | OK",
    "0 - - - - | OK | OK | OK | OK",
    "- - - - - | INSUFFICIENT_DATA | keep | ALARM | OK",
    "0 X X - X | ALARM | ALARM | ALARM | ALARM",
    "- - X - - | ALARM | keep | ALARM | OK",
  };

  private static final String[] TWO_OUT_OF_THREE = {
    "0 - X - X | ALARM | ALARM | ALARM | ALARM",
    "0 0 X 0 X | ALARM | ALARM | ALARM | ALARM",
    "0 - X - - | OK | OK | ALARM | OK",
    "- - - - 0 | OK | OK | ALARM | OK",
    "- - - X - | ALARM | keep | ALARM | OK",
  };

  static Stream<Arguments> threeOutOfThree() {
    return Stream.of(THREE_OUT_OF_THREE).flatMap(EvaluationTest::cells);
  }

  static Stream<Arguments> twoOutOfThree() {
    return Stream.of(TWO_OUT_OF_THREE).flatMap(EvaluationTest::cells);
  }

  private static Stream<Arguments> cells(String row) {
    String[] cells = row.split(" \\| ", -1);
    return Stream.of(
        arguments(cells[0], MissingData.MISSING, cells[1]),
        arguments(cells[0], MissingData.IGNORE, cells[2]),
        arguments(cells[0], MissingData.BREACHING, cells[3]),
        arguments(cells[0], MissingData.NOT_BREACHING, cells[4]));
  }

  @ParameterizedTest
  @MethodSource("threeOutOfThree")
  void threeOutOfThreeDatapoints(String datapoints, MissingData treatment, String expected) {
    assertThat(state(datapoints, 3, 3, treatment)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("twoOutOfThree")
  void twoOutOfThreeDatapoints(String datapoints, MissingData treatment, String expected) {
    assertThat(state(datapoints, 3, 2, treatment)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"- - - - X", "- - - X -", "- - - X X"})
  void breachingDatapointsThatAreTooNewAndTooFewAreNoAlarm(String datapoints) {
    assertThat(state(datapoints, 3, 3, MissingData.MISSING)).isEqualTo("INSUFFICIENT_DATA");
    assertThat(state(datapoints, 3, 3, MissingData.IGNORE)).isEqualTo("keep");
    assertThat(state(datapoints, 3, 3, MissingData.NOT_BREACHING)).isEqualTo("OK");
  }

  @ParameterizedTest
  @CsvSource({"- - X X -", "- X - X -", "X - - - -"})
  void breachingDatapointsThatAreOldEnoughAreAnAlarmUnlessMissingDataSaysOtherwise(
      String datapoints) {
    assertThat(state(datapoints, 3, 3, MissingData.MISSING)).isEqualTo("ALARM");
    assertThat(state(datapoints, 3, 3, MissingData.IGNORE)).isEqualTo("keep");
    assertThat(state(datapoints, 3, 3, MissingData.BREACHING)).isEqualTo("ALARM");
    assertThat(state(datapoints, 3, 3, MissingData.NOT_BREACHING)).isEqualTo("OK");
  }

  @Test
  void enoughBreachingDatapointsAreAnAlarmWhateverElseIsMissing() {
    for (MissingData treatment : MissingData.values()) {
      assertThat(state("- - - X X", 3, 2, treatment)).isEqualTo("ALARM");
    }
  }

  @Test
  void onlyTheNewestDatapointsCount() {
    assertThat(state("X X X X 0", 3, 3, MissingData.MISSING)).isEqualTo("OK");
    assertThat(state("0 0 X X X", 3, 3, MissingData.MISSING)).isEqualTo("ALARM");
    assertThat(state("X X 0 0 X", 3, 2, MissingData.MISSING)).isEqualTo("OK");
  }

  @Test
  void theLastDatapointOfOnePeriodIsEvaluatedForTwoMoreOfThem() {
    assertThat(state("X - -", 1, 1, MissingData.NOT_BREACHING)).isEqualTo("ALARM");
    assertThat(state("- - -", 1, 1, MissingData.NOT_BREACHING)).isEqualTo("OK");
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 4", "3, 5", "6, 8", "8, 10", "9, 12", "30, 40"})
  void moreDatapointsAreReadThanAreEvaluated(int periods, int range) {
    AlarmDefinition alarm = TestAlarms.alarmOn("m").periods(periods).named("a");
    assertThat(alarm.evaluationRange()).isEqualTo(range);
  }

  @ParameterizedTest
  @CsvSource({
    "GreaterThanThreshold, false, false, true",
    "GreaterThanOrEqualToThreshold, false, true, true",
    "LessThanThreshold, true, false, false",
    "LessThanOrEqualToThreshold, true, true, false",
  })
  void aValueIsComparedWithTheThreshold(String name, boolean below, boolean equal, boolean above) {
    Comparison comparison = Comparison.parse(name);
    assertThat(comparison).isNotNull();
    assertThat(comparison.wireName()).isEqualTo(name);
    assertThat(comparison.isBreaching(9, 10)).isEqualTo(below);
    assertThat(comparison.isBreaching(10, 10)).isEqualTo(equal);
    assertThat(comparison.isBreaching(11, 10)).isEqualTo(above);
  }

  @Test
  void namesThatCloudWatchDoesNotKnowAreNone() {
    assertThat(Comparison.parse("GreaterThanUpperThreshold")).isNull();
    assertThat(MissingData.parse("notbreaching")).isNull();
    assertThat(MissingData.parse("notBreaching")).isEqualTo(MissingData.NOT_BREACHING);
    assertThat(LowSamples.parse("ignore")).isEqualTo(LowSamples.IGNORE);
    assertThat(LowSamples.parse("Ignore")).isNull();
  }

  private static String state(String datapoints, int n, int m, MissingData treatment) {
    AlarmDefinition alarm =
        TestAlarms.alarmOn("m").periods(n).datapoints(m).missing(treatment).named("a");
    assertThat(datapoints.split(" ")).hasSize(alarm.evaluationRange());
    String values = datapoints.replace("X", "11");
    Datapoints points = new Datapoints(0, 60, alarm.evaluationRange(), SeriesText.parse(values));
    @Nullable AlarmState state = new Evaluation(alarm, points).state();
    return state == null ? "keep" : state.name();
  }
}
