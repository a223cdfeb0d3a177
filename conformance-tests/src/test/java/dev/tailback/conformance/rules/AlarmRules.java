package dev.tailback.conformance.rules;

import static dev.tailback.conformance.CloudWatch.ORDERS;
import static dev.tailback.conformance.CloudWatchError.INVALID_FORMAT;
import static dev.tailback.conformance.CloudWatchError.INVALID_NEXT_TOKEN;
import static dev.tailback.conformance.CloudWatchError.RESOURCE_NOT_FOUND;
import static dev.tailback.conformance.CloudWatchError.RESOURCE_NOT_FOUND_EXCEPTION;
import static dev.tailback.conformance.CloudWatchError.VALIDATION;
import static dev.tailback.conformance.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.CloudWatch;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Slow;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Unsure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

@Rules("Alarms")
@org.junit.jupiter.api.Tag("cloudwatch")
@Source(
    url =
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html")
final class AlarmRules {
  private static final String API =
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_";

  @Test
  @Source(url = API + "MetricAlarm.html")
  void aNewAlarmHasTooFewData(CloudWatch cloudWatch) {
    MetricAlarm alarm = newAlarm(cloudWatch);

    assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(alarm.stateReason()).isEqualTo("Unchecked: Initial alarm creation");
    assertThat(alarm.stateTransitionedTimestamp()).isNotNull();
    assertThat(alarm.actionsEnabled()).isTrue();
  }

  @Test
  @Source(url = API + "MetricAlarm.html")
  void anAlarmShowsOnlyWhatWasSet(CloudWatch cloudWatch) {
    MetricAlarm alarm = newAlarm(cloudWatch);

    assertThat(alarm.hasOkActions() && alarm.okActions().isEmpty()).isTrue();
    assertThat(alarm.hasAlarmActions() && alarm.alarmActions().isEmpty()).isTrue();
    assertThat(alarm.hasDimensions() && alarm.dimensions().isEmpty()).isTrue();
    assertThat(alarm.hasMetrics()).isFalse();
    assertThat(alarm.alarmDescription()).isNull();
    assertThat(alarm.treatMissingData()).isNull();
    assertThat(alarm.unit()).isNull();
    assertThat(alarm.datapointsToAlarm()).isNull();
    assertThat(alarm.stateReasonData()).isNull();
  }

  @Test
  @Slow
  @Source(
      url = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html")
  void anAlarmFiresWhenItsMetricIsBeyondTheThreshold(CloudWatch cloudWatch) {
    String name = cloudWatch.newAlarmName();
    String namespace = cloudWatch.newNamespace();
    cloudWatch.client().putMetricAlarm(cloudWatch.alarm(name, namespace).build());

    cloudWatch.put(namespace, 11);
    cloudWatch.pass(Duration.ofMinutes(2));

    cloudWatch.eventually(
        () -> {
          assertThat(cloudWatch.alarm(name).stateValue()).isEqualTo(StateValue.ALARM);
          assertThat(cloudWatch.alarm(name).stateReason()).startsWith("Threshold Crossed: 1 ");
          assertThat(cloudWatch.alarm(name).stateReasonData()).contains("\"version\":\"1.0\"");
        });
  }

  @Test
  @Slow
  @Source(
      url =
          "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html")
  void missingDataAreTreatedAsTheAlarmSays(CloudWatch cloudWatch) {
    String name = cloudWatch.newAlarmName();
    cloudWatch
        .client()
        .putMetricAlarm(
            cloudWatch
                .alarm(name, cloudWatch.newNamespace())
                .treatMissingData("breaching")
                .build());

    cloudWatch.pass(Duration.ofMinutes(2));

    cloudWatch.eventually(
        () ->
            assertThat(cloudWatch.alarm(name).stateReason())
                .contains("no datapoints were received for 1 period", "[Breaching]"));
  }

  @Test
  @Source(url = API + "SetAlarmState.html")
  void aStateCanBeSetWhileActionsAreDisabled(CloudWatch cloudWatch) {
    String name = cloudWatch.newAlarmName();
    cloudWatch
        .client()
        .putMetricAlarm(
            cloudWatch.alarm(name, cloudWatch.newNamespace()).actionsEnabled(false).build());

    setState(cloudWatch, name, "A drill");

    MetricAlarm alarm = cloudWatch.alarm(name);
    assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(alarm.stateReason()).isEqualTo("A drill");
    assertThat(alarm.stateReasonData()).isNull();
  }

  @Test
  @Source(url = API + "SetAlarmState.html")
  void theStateOfAnAlarmThatDoesNotExistCannotBeSet(CloudWatch cloudWatch) {
    refused(() -> setState(cloudWatch, cloudWatch.newAlarmName(), "A drill"))
        .as(RESOURCE_NOT_FOUND);
  }

  @Test
  @Source(url = API + "SetAlarmState.html")
  void theDataOfAReasonAreJson(CloudWatch cloudWatch) {
    String name = newAlarm(cloudWatch).alarmName();

    refused(
            () ->
                cloudWatch
                    .client()
                    .setAlarmState(
                        set ->
                            set.alarmName(name)
                                .stateValue(StateValue.OK)
                                .stateReason("")
                                .stateReasonData("{")))
        .as(INVALID_FORMAT);
  }

  @Test
  @Source(url = API + "DescribeAlarmHistory.html")
  void theHistorySaysFromWhichStateToWhich(CloudWatch cloudWatch) {
    String name = newAlarm(cloudWatch).alarmName();

    setState(cloudWatch, name, "A drill");

    cloudWatch.eventually(
        () -> {
          List<AlarmHistoryItem> items =
              cloudWatch
                  .client()
                  .describeAlarmHistory(
                      d -> d.alarmName(name).historyItemType(HistoryItemType.STATE_UPDATE))
                  .alarmHistoryItems();
          assertThat(items).hasSize(1);
          assertThat(items.get(0).historySummary())
              .isEqualTo("Alarm updated from INSUFFICIENT_DATA to ALARM");
          assertThat(items.get(0).historyData()).contains("\"oldState\"", "\"newState\"");
        });
  }

  @Test
  @Source(url = API + "DescribeAlarms.html")
  void alarmsAreFoundByTheBeginningOfTheirNames(CloudWatch cloudWatch) {
    String name = newAlarm(cloudWatch).alarmName();

    assertThat(cloudWatch.client().describeAlarms(d -> d.alarmNamePrefix(name)).metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .contains(name);
  }

  @Test
  @Source(url = API + "DescribeAlarmsForMetric.html")
  void alarmsAreFoundByTheirMetric(CloudWatch cloudWatch) {
    MetricAlarm alarm = newAlarm(cloudWatch);

    assertThat(
            cloudWatch
                .client()
                .describeAlarmsForMetric(d -> d.namespace(alarm.namespace()).metricName(ORDERS))
                .metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly(alarm.alarmName());
  }

  @Test
  @Source(url = API + "DescribeAlarms.html")
  void aTokenIsOneThatWasGiven(CloudWatch cloudWatch) {
    refused(() -> cloudWatch.client().describeAlarms(d -> d.nextToken("x"))).as(INVALID_NEXT_TOKEN);
  }

  @Test
  @Source(url = API + "DisableAlarmActions.html")
  void actionsAreDisabledAndEnabled(CloudWatch cloudWatch) {
    String name = newAlarm(cloudWatch).alarmName();

    cloudWatch.client().disableAlarmActions(d -> d.alarmNames(name));
    assertThat(cloudWatch.alarm(name).actionsEnabled()).isFalse();
    cloudWatch.client().enableAlarmActions(e -> e.alarmNames(name));
    assertThat(cloudWatch.alarm(name).actionsEnabled()).isTrue();
  }

  @Test
  @Source(url = API + "DeleteAlarms.html")
  @Unsure("The page says that no alarm is deleted if a name is wrong; users see no error.")
  void anAlarmThatDoesNotExistCanBeDeleted(CloudWatch cloudWatch) {
    cloudWatch.client().deleteAlarms(d -> d.alarmNames(cloudWatch.newAlarmName()));
  }

  @Test
  @Source(url = API + "TagResource.html")
  void anAlarmHasTags(CloudWatch cloudWatch) {
    String arn = newAlarm(cloudWatch).alarmArn();
    Tag team = Tag.builder().key("team").value("coffee").build();
    Tag stage = Tag.builder().key("stage").value("").build();

    cloudWatch.client().tagResource(t -> t.resourceARN(arn).tags(team, stage));
    cloudWatch.eventually(
        () -> assertThat(tags(cloudWatch, arn)).containsExactlyInAnyOrder(team, stage));
    cloudWatch.client().untagResource(u -> u.resourceARN(arn).tagKeys("stage"));
    cloudWatch.eventually(() -> assertThat(tags(cloudWatch, arn)).containsExactly(team));
  }

  @Test
  @Source(url = API + "ListTagsForResource.html")
  void aDeletedAlarmHasNoTags(CloudWatch cloudWatch) {
    MetricAlarm alarm = newAlarm(cloudWatch);
    cloudWatch.client().deleteAlarms(d -> d.alarmNames(alarm.alarmName()));

    cloudWatch.eventually(() -> assertThat(tags(cloudWatch, alarm.alarmArn())).isEmpty());
  }

  @Test
  @Source(url = API + "TagResource.html")
  void onlyAnAlarmThatExistsIsTagged(CloudWatch cloudWatch) {
    String arn = newAlarm(cloudWatch).alarmArn() + "-other";

    refused(
            () ->
                cloudWatch
                    .client()
                    .tagResource(
                        t ->
                            t.resourceARN(arn)
                                .tags(List.of(Tag.builder().key("a").value("b").build()))))
        .as(RESOURCE_NOT_FOUND_EXCEPTION);
  }

  @Test
  void anActionMayBeATopicThatDoesNotExist(CloudWatch cloudWatch) {
    String name = cloudWatch.newAlarmName();
    String region = newAlarm(cloudWatch).alarmArn().split(":", -1)[3];
    String topic = "arn:aws:sns:" + region + ":000000000000:nobody";

    cloudWatch
        .client()
        .putMetricAlarm(
            cloudWatch.alarm(name, cloudWatch.newNamespace()).alarmActions(topic).build());

    assertThat(cloudWatch.alarm(name).alarmActions()).containsExactly(topic);
  }

  @Test
  void noMoreDatapointsCanBeBreachingThanAreEvaluated(CloudWatch cloudWatch) {
    refused(
            () ->
                cloudWatch
                    .client()
                    .putMetricAlarm(cloudWatch.alarm("x", "X").datapointsToAlarm(2).build()))
        .as(VALIDATION)
        .mentioning("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
  }

  @Test
  void anAlarmLooksBackADay(CloudWatch cloudWatch) {
    refused(
            () ->
                cloudWatch
                    .client()
                    .putMetricAlarm(cloudWatch.alarm("x", "X").evaluationPeriods(1_441).build()))
        .as(VALIDATION)
        .mentioning("EvaluationPeriods * Period must be <= 86400");
  }

  @Test
  void anAlarmNeedsAThreshold(CloudWatch cloudWatch) {
    refused(
            () ->
                cloudWatch
                    .client()
                    .putMetricAlarm(cloudWatch.alarm("x", "X").threshold(null).build()))
        .as(VALIDATION);
  }

  private static MetricAlarm newAlarm(CloudWatch cloudWatch) {
    String name = cloudWatch.newAlarmName();
    cloudWatch.client().putMetricAlarm(cloudWatch.alarm(name, cloudWatch.newNamespace()).build());
    return cloudWatch.alarm(name);
  }

  private static void setState(CloudWatch cloudWatch, String name, String reason) {
    cloudWatch
        .client()
        .setAlarmState(set -> set.alarmName(name).stateValue(StateValue.ALARM).stateReason(reason));
  }

  private static List<Tag> tags(CloudWatch cloudWatch, String arn) {
    return cloudWatch.client().listTagsForResource(l -> l.resourceARN(arn)).tags();
  }
}
