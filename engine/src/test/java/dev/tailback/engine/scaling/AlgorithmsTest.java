package dev.tailback.engine.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of scaling, with the examples of AWS's documentation. */
class AlgorithmsTest {

  @ParameterizedTest
  @CsvSource({"12.7,12", "0.67,1", "-0.58,-1", "-6.67,-6", "0,0", "1,1", "-1,-1", "3.3,3"})
  void aPercentageIsRoundedTowardZeroButToOneAtLeast(double change, int rounded) {
    assertThat(PercentRounding.round(change)).isEqualTo(rounded);
  }

  @ParameterizedTest
  @CsvSource({
    "CHANGE_IN_CAPACITY,10,3,0,13",
    "CHANGE_IN_CAPACITY,10,-3,0,7",
    "CHANGE_IN_CAPACITY,2,-3,0,0",
    "EXACT_CAPACITY,10,3,0,3",
    "PERCENT_CHANGE_IN_CAPACITY,10,10,0,11",
    "PERCENT_CHANGE_IN_CAPACITY,11,30,0,14",
    "PERCENT_CHANGE_IN_CAPACITY,14,-10,0,13",
    "PERCENT_CHANGE_IN_CAPACITY,13,-30,0,10",
    "PERCENT_CHANGE_IN_CAPACITY,4,25,2,6",
    "PERCENT_CHANGE_IN_CAPACITY,4,-25,2,2",
    "PERCENT_CHANGE_IN_CAPACITY,10,0,2,10",
    "PERCENT_CHANGE_IN_CAPACITY,0,50,0,0",
    "CHANGE_IN_CAPACITY,2147483647,5,0,2147483647",
  })
  void anAdjustmentChangesACapacity(
      AdjustmentType type, int capacity, int adjustment, int minMagnitude, int changed) {
    assertThat(type.apply(capacity, adjustment, minMagnitude)).isEqualTo(changed);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "9.99,1", "10,2", "19.9,2", "20,3", "1000,3"})
  void aboveTheThresholdTheLowerBoundIsInclusive(double breach, int adjustment) {
    StepAdjustments out = new StepAdjustments(List.of(s(0, 10, 1), s(10, 20, 2), s(20, null, 3)));
    assertThat(adjustment(out, breach)).isEqualTo(adjustment);
  }

  @ParameterizedTest
  @CsvSource({"0,-1", "-9.99,-1", "-10,-2", "-19.9,-2", "-20,-3", "-1000,-3"})
  void belowTheThresholdTheUpperBoundIsInclusive(double breach, int adjustment) {
    StepAdjustments in =
        new StepAdjustments(List.of(s(-10, 0, -1), s(-20, -10, -2), s(null, -20, -3)));
    assertThat(adjustment(in, breach)).isEqualTo(adjustment);
  }

  @Test
  void noStepHasABreachOnTheOtherSide() {
    assertThat(new StepAdjustments(List.of(s(0, null, 1))).find(-1)).isNull();
  }

  @Test
  void aMetricAtTheThresholdBelongsToTheStepThatBeginsThere() {
    StepAdjustments both = new StepAdjustments(List.of(s(null, 0, -1), s(0, null, 1)));
    assertThat(adjustment(both, 0)).isEqualTo(1);
  }

  @Test
  void stepsMustNotOverlapOrLeaveGaps() {
    assertThat(StepAdjustments.problem(List.of(s(0, 10, 1), s(5, null, 2))))
        .isEqualTo("Step adjustment intervals cannot overlap");
    assertThat(StepAdjustments.problem(List.of(s(0, 10, 1), s(15, null, 2))))
        .isEqualTo("Step adjustment intervals cannot have gaps between them");
    assertThat(StepAdjustments.problem(List.of(s(15, null, 2), s(0, 15, 1)))).isNull();
  }

  @Test
  void stepsReachToInfinityOnTheSideWhereTheyAre() {
    assertThat(StepAdjustments.problem(List.of(s(0, 10, 1))))
        .isEqualTo(
            "There must be a step adjustment with an unspecified upper bound when one step"
                + " adjustment has a positive upper bound");
    assertThat(StepAdjustments.problem(List.of(s(-10, 0, -1))))
        .isEqualTo(
            "There must be a step adjustment with an unspecified lower bound when one step"
                + " adjustment has a negative lower bound");
  }

  @Test
  void oneStepAtMostHasNoLowerBoundAndOneNoUpperBound() {
    assertThat(StepAdjustments.problem(List.of(s(null, 0, 1), s(null, 10, 2))))
        .isEqualTo("At most one step adjustment may have an unspecified lower bound");
    assertThat(StepAdjustments.problem(List.of(s(0, null, 1), s(10, null, 2))))
        .isEqualTo("At most one step adjustment may have an unspecified upper bound");
    assertThat(StepAdjustments.problem(List.of(s(null, null, 1))))
        .isEqualTo("Both lower and upper bounds of a step adjustment cannot be left unspecified");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StepAdjustments(List.of(s(10, 5, 1))));
  }

  @ParameterizedTest
  @CsvSource({
    "10,150,100,15",
    "10,101,100,11",
    "10,110,100,11",
    "1,1000,100,10",
    "0,1000,100,10",
    "0,101,100,2",
    "3,100,100,3"
  })
  void targetTrackingScalesOutInProportion(int capacity, double value, double target, int wanted) {
    assertThat(TargetTracking.proportional(capacity, value, target)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({"10,0,100,9", "40,0,100,36", "10,89,100,9", "2,60,100,2", "1,0,100,0", "5,79,100,4"})
  void targetTrackingScalesInATenthAtATimeAndNeverAboveTheTarget(
      int capacity, double value, double target, int wanted) {
    assertThat(TargetTracking.scaledIn(capacity, value, target)).isEqualTo(wanted);
  }

  private static int adjustment(StepAdjustments steps, double breach) {
    return Objects.requireNonNull(steps.find(breach)).adjustment();
  }

  private static StepAdjustment s(@Nullable Number lower, @Nullable Number upper, int adjustment) {
    return new StepAdjustment(
        lower == null ? null : lower.doubleValue(),
        upper == null ? null : upper.doubleValue(),
        adjustment);
  }
}
