package dev.tailback.server.cloudwatch;

import static dev.tailback.server.cloudwatch.MonitoredTailback.NAMESPACE;
import static dev.tailback.server.cloudwatch.MonitoredTailback.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Alarms through the SDK's client, which speaks CBOR. */
class AlarmsTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:pager";

  @RegisterExtension final MonitoredTailback tailback = new MonitoredTailback();

  @Test
  void aNewAlarmShowsItsGivenValues() {
    put(
        "late",
        alarm ->
            alarm
                .alarmDescription("Orders are late:\n\ttoo late")
                .alarmActions(TOPIC)
                .unit(StandardUnit.SECONDS)
                .datapointsToAlarm(1)
                .treatMissingData("notBreaching"));

    MetricAlarm alarm = alarm("late");
    assertThat(alarm.alarmArn()).isEqualTo("arn:aws:cloudwatch:us-east-1:000000000000:alarm:late");
    assertThat(alarm.alarmDescription()).isEqualTo("Orders are late:\n\ttoo late");
    assertThat(alarm.actionsEnabled()).isTrue();
    assertThat(alarm.alarmActions()).containsExactly(TOPIC);
    assertThat(alarm.okActions()).isEmpty();
    assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(alarm.stateReason()).isEqualTo("Unchecked: Initial alarm creation");
    assertThat(alarm.stateReasonData()).isNull();
    assertThat(alarm.stateUpdatedTimestamp()).isEqualTo(START);
    assertThat(alarm.stateTransitionedTimestamp()).isEqualTo(START);
    assertThat(alarm.alarmConfigurationUpdatedTimestamp()).isEqualTo(START);
    assertThat(alarm.namespace()).isEqualTo(NAMESPACE);
    assertThat(alarm.metricName()).isEqualTo("Orders");
    assertThat(alarm.statistic()).isEqualTo(Statistic.SUM);
    assertThat(alarm.unit()).isEqualTo(StandardUnit.SECONDS);
    assertThat(alarm.period()).isEqualTo(60);
    assertThat(alarm.evaluationPeriods()).isEqualTo(1);
    assertThat(alarm.datapointsToAlarm()).isEqualTo(1);
    assertThat(alarm.threshold()).isEqualTo(10);
    assertThat(alarm.comparisonOperator()).isEqualTo(ComparisonOperator.GREATER_THAN_THRESHOLD);
    assertThat(alarm.treatMissingData()).isEqualTo("notBreaching");
  }

  @Test
  void aBacklogRaisesAnAlarmAfterThreeMinutesAndItsEndClearsIt() {
    String url = tailback.sqs().createQueue(queue -> queue.queueName("orders")).queueUrl();
    put(
        "backlog",
        alarm ->
            alarm
                .namespace("AWS/SQS")
                .metricName("ApproximateNumberOfMessagesVisible")
                .dimensions(List.of(dimension("QueueName", "orders")))
                .statistic(Statistic.MAXIMUM)
                .threshold(2.0)
                .evaluationPeriods(3));
    for (int i = 0; i < 3; i++) {
      tailback.sqs().sendMessage(send -> send.queueUrl(url).messageBody("order"));
    }

    tailback.advanceMinutes(2);
    assertThat(alarm("backlog").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    tailback.advanceMinutes(1);
    MetricAlarm raised = alarm("backlog");
    assertThat(raised.stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(raised.stateTransitionedTimestamp()).isEqualTo(START.plusSeconds(180));
    assertThat(raised.stateReasonData()).contains("\"recentDatapoints\":[3.0,3.0,3.0]");

    tailback.sqs().purgeQueue(purge -> purge.queueUrl(url));
    tailback.advanceMinutes(1);
    assertThat(alarm("backlog").stateValue()).isEqualTo(StateValue.OK);
    assertThat(history(HistoryItemType.STATE_UPDATE))
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly(
            "Alarm updated from ALARM to OK", "Alarm updated from INSUFFICIENT_DATA to ALARM");
  }

  @Test
  void anAlarmMayBeOnAnExpression() {
    MetricDataQuery orders =
        MetricDataQuery.builder()
            .id("orders")
            .returnData(false)
            .metricStat(
                stat ->
                    stat.metric(
                            metric ->
                                metric
                                    .namespace(NAMESPACE)
                                    .metricName("Orders")
                                    .dimensions(List.of()))
                        .stat("Sum")
                        .period(60))
            .build();
    MetricDataQuery doubled =
        MetricDataQuery.builder().id("doubled").expression("orders * 2").label("Twice").build();
    tailback
        .cloudWatch()
        .putMetricAlarm(
            put ->
                put.alarmName("math")
                    .metrics(doubled, orders)
                    .evaluationPeriods(1)
                    .threshold(5.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD));
    tailback.putValue("Orders", 3);
    tailback.advanceMinutes(1);

    MetricAlarm alarm = alarm("math");
    assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(alarm.dimensions()).isEmpty();
    assertThat(alarm.metricName()).isNull();
    assertThat(alarm.metrics())
        .extracting(MetricDataQuery::id, MetricDataQuery::expression, MetricDataQuery::returnData)
        .containsExactly(tuple("doubled", "orders * 2", true), tuple("orders", null, false));
    assertThat(alarm.metrics().get(1).metricStat()).isEqualTo(orders.metricStat());
    assertThat(onOrders()).isEmpty();
  }

  @Test
  void puttingAnAlarmAgainKeepsItsStateAndItsTags() {
    put("late", alarm -> alarm.tags(tag("team", "shop")));
    tailback
        .cloudWatch()
        .setAlarmState(
            set -> set.alarmName("late").stateValue(StateValue.ALARM).stateReason("A drill"));
    put("late", alarm -> alarm.threshold(99.0).tags(tag("team", "other")));

    assertThat(alarm("late").threshold()).isEqualTo(99);
    assertThat(alarm("late").stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(tags("late")).containsExactly(tag("team", "shop"));
  }

  @Test
  void theStateThatIsSetLastsUntilTheNextEvaluation() {
    put("late", alarm -> alarm.treatMissingData("notBreaching"));
    tailback
        .cloudWatch()
        .setAlarmState(
            set ->
                set.alarmName("late")
                    .stateValue(StateValue.ALARM)
                    .stateReason("A drill")
                    .stateReasonData("{\"who\":\"me\"}"));

    assertThat(alarm("late").stateReason()).isEqualTo("A drill");
    assertThat(alarm("late").stateReasonData()).isEqualTo("{\"who\":\"me\"}");
    tailback.advanceMinutes(1);
    assertThat(alarm("late").stateValue()).isEqualTo(StateValue.OK);
  }

  @Test
  void theStateOfAnUnknownAlarmCannotBeSet() {
    assertThatThrownBy(
            () ->
                tailback
                    .cloudWatch()
                    .setAlarmState(
                        set -> set.alarmName("x").stateValue(StateValue.OK).stateReason("")))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            thrown -> {
              assertThat(thrown.statusCode()).isEqualTo(404);
              assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound");
            });
  }

  @Test
  void alarmsAreFoundByNamePrefixStateAndAction() {
    put("a-late", alarm -> alarm.alarmActions(TOPIC));
    put("a-dead", alarm -> alarm.okActions("arn:aws:lambda:us-east-1:000000000000:function:f"));
    put("b", alarm -> {});
    tailback
        .cloudWatch()
        .setAlarmState(set -> set.alarmName("b").stateValue(StateValue.OK).stateReason("fine"));

    CloudWatchClient client = tailback.cloudWatch();
    assertThat(names(client.describeAlarms())).containsExactly("a-dead", "a-late", "b");
    assertThat(names(client.describeAlarms(d -> d.alarmNames("b", "a-late", "none"))))
        .containsExactly("a-late", "b");
    assertThat(names(client.describeAlarms(d -> d.alarmNamePrefix("a-"))))
        .containsExactly("a-dead", "a-late");
    assertThat(names(client.describeAlarms(d -> d.stateValue(StateValue.OK)))).containsExactly("b");
    assertThat(names(client.describeAlarms(d -> d.actionPrefix("arn:aws:sns"))))
        .containsExactly("a-late");
    assertThat(names(client.describeAlarms(d -> d.alarmTypes(AlarmType.COMPOSITE_ALARM))))
        .isEmpty();
    assertThat(client.describeAlarms().hasCompositeAlarms()).isTrue();
  }

  @Test
  void alarmsAreListedInPages() {
    IntStream.range(0, 120).forEach(i -> put("alarm-%03d".formatted(i), alarm -> {}));

    CloudWatchClient client = tailback.cloudWatch();
    DescribeAlarmsResponse first = client.describeAlarms();
    assertThat(first.metricAlarms()).hasSize(50);
    assertThat(client.describeAlarmsPaginator(d -> d.maxRecords(7)).metricAlarms()).hasSize(120);
    assertThat(client.describeAlarms(d -> d.nextToken(first.nextToken())).metricAlarms().get(0))
        .extracting(MetricAlarm::alarmName)
        .isEqualTo("alarm-050");
  }

  @Test
  void alarmsOnAMetricAreFoundByItsExactDimensions() {
    put("plain", alarm -> {});
    put("ours", alarm -> alarm.dimensions(List.of(dimension("City", "Oslo"))));
    put("p99", alarm -> alarm.statistic((String) null).extendedStatistic("p99"));

    assertThat(onOrders()).containsExactly("p99", "plain");
    assertThat(
            tailback
                .cloudWatch()
                .describeAlarmsForMetric(
                    d ->
                        d.namespace(NAMESPACE)
                            .metricName("Orders")
                            .dimensions(List.of(dimension("City", "Oslo"))))
                .metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("ours");
  }

  private List<String> onOrders() {
    return tailback
        .cloudWatch()
        .describeAlarmsForMetric(d -> d.namespace(NAMESPACE).metricName("Orders"))
        .metricAlarms()
        .stream()
        .map(MetricAlarm::alarmName)
        .toList();
  }

  @Test
  void theHistoryHasWhatHappenedNewestFirstInPages() {
    put("late", alarm -> {});
    tailback.advanceMinutes(1);
    put("late", alarm -> alarm.threshold(1.0));
    tailback.cloudWatch().deleteAlarms(delete -> delete.alarmNames("late", "none"));

    DescribeAlarmHistoryResponse first =
        tailback.cloudWatch().describeAlarmHistory(d -> d.alarmName("late").maxRecords(2));
    assertThat(first.alarmHistoryItems())
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly("Alarm \"late\" deleted", "Alarm \"late\" updated");
    assertThat(first.alarmHistoryItems().get(0).alarmType()).isEqualTo(AlarmType.METRIC_ALARM);
    assertThat(
            tailback
                .cloudWatch()
                .describeAlarmHistory(d -> d.alarmName("late").nextToken(first.nextToken()))
                .alarmHistoryItems())
        .extracting(AlarmHistoryItem::historySummary, AlarmHistoryItem::timestamp)
        .containsExactly(tuple("Alarm \"late\" created", START));
    assertThat(
            tailback
                .cloudWatch()
                .describeAlarmHistory(
                    d -> d.scanBy(ScanBy.TIMESTAMP_ASCENDING).startDate(START.plusSeconds(1)))
                .alarmHistoryItems())
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly("Alarm \"late\" updated", "Alarm \"late\" deleted");
    assertThat(history(HistoryItemType.ACTION)).isEmpty();
  }

  @Test
  void actionsAreDisabledAndEnabled() {
    put("late", alarm -> {});

    tailback.cloudWatch().disableAlarmActions(disable -> disable.alarmNames("late", "none"));
    assertThat(alarm("late").actionsEnabled()).isFalse();
    tailback.cloudWatch().enableAlarmActions(enable -> enable.alarmNames("late"));
    assertThat(alarm("late").actionsEnabled()).isTrue();
    put("late", alarm -> alarm.actionsEnabled(false));
    assertThat(alarm("late").actionsEnabled()).isFalse();
  }

  @Test
  void tagsAreAddedAndRemovedAndGoWithTheAlarm() {
    put("late", alarm -> alarm.tags(tag("team", "shop")));
    String arn = alarm("late").alarmArn();
    CloudWatchClient client = tailback.cloudWatch();

    client.tagResource(t -> t.resourceARN(arn).tags(tag("stage", ""), tag("team", "orders")));
    assertThat(tags("late")).containsExactly(tag("stage", ""), tag("team", "orders"));
    client.untagResource(t -> t.resourceARN(arn).tagKeys("team", "none"));
    assertThat(tags("late")).containsExactly(tag("stage", ""));
    client.deleteAlarms(delete -> delete.alarmNames("late"));
    assertThat(tags("late")).isEmpty();
    assertThatThrownBy(() -> client.tagResource(t -> t.resourceARN(arn).tags(tag("a", "b"))))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void accountsAndRegionsAreApart() {
    put("late", alarm -> {});

    try (CloudWatchClient elsewhere = tailback.clientOf("test", Region.EU_WEST_1);
        CloudWatchClient other = tailback.clientOf("111111111111", Region.US_EAST_1)) {
      assertThat(elsewhere.describeAlarms().metricAlarms()).isEmpty();
      assertThat(other.describeAlarms().metricAlarms()).isEmpty();
      assertThat(other.describeAlarmHistory().alarmHistoryItems()).isEmpty();
      other.deleteAlarms(delete -> delete.alarmNames("late"));
    }
    assertThat(alarm("late")).isNotNull();
  }

  private void put(String name, Consumer<PutMetricAlarmRequest.Builder> more) {
    PutMetricAlarmRequest.Builder alarm =
        PutMetricAlarmRequest.builder()
            .alarmName(name)
            .namespace(NAMESPACE)
            .metricName("Orders")
            .statistic(Statistic.SUM)
            .period(60)
            .evaluationPeriods(1)
            .threshold(10.0)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD);
    more.accept(alarm);
    tailback.cloudWatch().putMetricAlarm(alarm.build());
  }

  private MetricAlarm alarm(String name) {
    return tailback.cloudWatch().describeAlarms(d -> d.alarmNames(name)).metricAlarms().get(0);
  }

  private List<AlarmHistoryItem> history(HistoryItemType type) {
    return tailback
        .cloudWatch()
        .describeAlarmHistory(d -> d.historyItemType(type))
        .alarmHistoryItems();
  }

  private List<Tag> tags(String name) {
    String arn = "arn:aws:cloudwatch:us-east-1:000000000000:alarm:" + name;
    return tailback.cloudWatch().listTagsForResource(l -> l.resourceARN(arn)).tags();
  }

  private static List<String> names(DescribeAlarmsResponse response) {
    return response.metricAlarms().stream().map(MetricAlarm::alarmName).toList();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
