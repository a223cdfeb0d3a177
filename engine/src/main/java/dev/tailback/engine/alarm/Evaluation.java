package dev.tailback.engine.alarm;

import org.jspecify.annotations.Nullable;

/**
 * The evaluation of an alarm at one moment: which of the datapoints in its range count, and which
 * state follows.
 *
 * <p>The newest N existing datapoints count. Missing data matters only if there are fewer, and then
 * as few points as possible are filled in.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">Configuring
 *     how CloudWatch alarms treat missing data</a>
 */
final class Evaluation {
  private final AlarmDefinition alarm;
  private final Datapoints datapoints;
  private final int oldest;
  private int existing;
  private int breaching;
  private int oldestBreachingAge;

  Evaluation(AlarmDefinition alarm, Datapoints datapoints) {
    this.alarm = alarm;
    this.datapoints = datapoints;
    int index = datapoints.size();
    while (index > 0 && existing < alarm.evaluationPeriods()) {
      index--;
      if (!datapoints.isMissing(index)) {
        existing++;
        if (isBreaching(index)) {
          breaching++;
          oldestBreachingAge = datapoints.size() - index;
        }
      }
    }
    this.oldest = index;
  }

  /** Returns whether there is a datapoint that counts, and whether it is breaching. */
  boolean isBreaching(int index) {
    return alarm.comparison().isBreaching(datapoints.value(index), alarm.threshold());
  }

  Datapoints datapoints() {
    return datapoints;
  }

  /** Returns the index of the oldest datapoint considered. */
  int oldest() {
    return oldest;
  }

  /** Returns how many datapoints exist and count. */
  int existing() {
    return existing;
  }

  /** Returns how many periods are evaluated without a datapoint. */
  int missing() {
    return alarm.evaluationPeriods() - existing;
  }

  /** Returns how many of the existing datapoints are breaching. */
  int breaching() {
    return breaching;
  }

  /** Returns whether the treatment of missing data decides, and not the existing datapoints. */
  boolean isDecidedByMissingData() {
    MissingData treatment = alarm.missingData();
    boolean isMadeUp = treatment == MissingData.BREACHING || treatment == MissingData.NOT_BREACHING;
    return isMadeUp && missing() > 0 && breaching < alarm.datapointsNeeded();
  }

  /** Returns the state that follows, or {@code null} if the alarm keeps its state. */
  @Nullable AlarmState state() {
    if (breaching >= alarm.datapointsNeeded()) {
      return AlarmState.ALARM;
    }
    return missing() == 0 ? AlarmState.OK : stateOfFew();
  }

  private @Nullable AlarmState stateOfFew() {
    boolean hasGood = existing > breaching;
    return switch (alarm.missingData()) {
      case BREACHING ->
          breaching + missing() >= alarm.datapointsNeeded() ? AlarmState.ALARM : AlarmState.OK;
      case NOT_BREACHING -> AlarmState.OK;
      case MISSING -> hasGood ? AlarmState.OK : stateOfBadOnes();
      case IGNORE -> hasGood ? AlarmState.OK : null;
    };
  }

  /**
   * Returns the state if all datapoints are breaching but too few, or if there are none. They
   * suffice if the oldest is so old that enough newer ones would have followed, had they existed.
   */
  private AlarmState stateOfBadOnes() {
    return oldestBreachingAge >= alarm.datapointsNeeded()
        ? AlarmState.ALARM
        : AlarmState.INSUFFICIENT_DATA;
  }
}
