package dev.tailback.conformance.rules;

import static dev.tailback.conformance.CloudWatchError.VALIDATION;
import static dev.tailback.conformance.Refusal.refused;

import dev.tailback.conformance.CloudWatch;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** CloudWatch's errors for invalid alarms, with texts observed on AWS. */
@Rules("Limits of alarms")
@Tag("cloudwatch")
@Source(report = AlarmLimitRules.MEASURED)
final class AlarmLimitRules {
  static final String MEASURED =
      "https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/cloudwatch/";

  @Test
  @Source(report = MEASURED + "pf-cloudwatch-alarm-evaluation-window/meta.yaml")
  void anAlarmOfHoursLooksBackAWeek(CloudWatch cloudWatch) {
    refuses(
        cloudWatch,
        "Metrics cannot be checked across more than a week (EvaluationPeriods * Period must be <="
            + " 604800) for alarms using period >= 3600",
        alarm -> alarm.period(3_600).evaluationPeriods(169));
  }

  @Test
  @Source(report = MEASURED + "pf-cloudwatch-alarm-period/meta.yaml")
  void aPeriodIsTenTwentyThirtyOrWholeMinutes(CloudWatch cloudWatch) {
    refuses(cloudWatch, "Period must be 10, 20, 30 or a multiple of 60", alarm -> alarm.period(45));
  }

  @Test
  @Source(report = MEASURED + "pf-cloudwatch-alarm-threshold/meta.yaml")
  void anAlarmHasAThreshold(CloudWatch cloudWatch) {
    refuses(
        cloudWatch,
        "PutMetricAlarm request should have valid Threshold parameter",
        alarm -> alarm.threshold(null));
    refuses(
        cloudWatch,
        "ComparisonOperators for ranges require ThresholdMetricId to be set",
        alarm ->
            alarm
                .threshold(null)
                .comparisonOperator(
                    ComparisonOperator.LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD));
  }

  @Test
  @Source(report = MEASURED + "pf-cloudwatch-extended-statistic/meta.yaml")
  void aPercentileIsAtMost100(CloudWatch cloudWatch) {
    refuses(
        cloudWatch,
        "The value p101 for parameter ExtendedStatistic is not supported.",
        alarm -> alarm.statistic((String) null).extendedStatistic("p101"));
  }

  @Test
  @Source(report = MEASURED + "pf-cloudwatch-alarm-low-sample-percentile/meta.yaml")
  void fewSamplesCountForPercentilesOnly(CloudWatch cloudWatch) {
    refuses(
        cloudWatch,
        "Option evaluateLowSampleCountPercentile can not be applied with statistic Average. This"
            + " option is enabled only for percentile statistics.",
        alarm -> alarm.statistic("Average").evaluateLowSampleCountPercentile("ignore"));
  }

  @Test
  @Source(report = MEASURED + "pf-cloudwatch-alarm-action-vendor/meta.yaml")
  void anActionIsOfAServiceThatAlarmsCall(CloudWatch cloudWatch) {
    refuses(
        cloudWatch,
        "Unsupported AWS vendor s3",
        alarm -> alarm.alarmActions("arn:aws:s3:::a-bucket"));
  }

  @Test
  @Source(report = MEASURED + "pf-cloudwatch-metric-namespace-ascii/meta.yaml")
  void aNamespaceIsInAscii(CloudWatch cloudWatch) {
    refuses(
        cloudWatch,
        "Namespace must not contain Non-ASCII characters.",
        alarm -> alarm.namespace("\u30c6\u30b9\u30c8\u7528"));
  }

  private static void refuses(
      CloudWatch cloudWatch, String text, Consumer<PutMetricAlarmRequest.Builder> change) {
    PutMetricAlarmRequest.Builder alarm = cloudWatch.alarm("x", "X");
    change.accept(alarm);

    refused(() -> cloudWatch.client().putMetricAlarm(alarm.build()))
        .as(VALIDATION)
        .withStatus(400)
        .saying(text);
  }
}
