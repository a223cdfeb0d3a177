package dev.tailback.engine.alarm;

import static dev.tailback.engine.alarm.TestAlarms.alarmOn;
import static dev.tailback.engine.alarm.TestAlarms.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The history of alarms. */
class AlarmHistoryTest {
  private final TestAlarms world = new TestAlarms();
  private final Alarms alarms = world.alarms;

  private List<String> data(HistoryItem.Type type) {
    return alarms.history().newestFirst(item -> item.type() == type).stream()
        .map(HistoryItem::data)
        .toList();
  }

  @Test
  void eachChangeIsAnItemNewestFirst() {
    alarms.put(alarmOn("visible").named("a"), Map.of());
    world.minutes("visible", 11, 1);
    alarms.put(alarmOn("visible").periods(2).named("a"), Map.of());
    alarms.delete(id("a"));
    assertThat(world.history("a"))
        .containsExactly(
            "Alarm \"a\" deleted",
            "Alarm \"a\" updated",
            "Alarm updated from ALARM to OK",
            "Alarm updated from INSUFFICIENT_DATA to ALARM",
            "Alarm \"a\" created");
  }

  @Test
  void aStateUpdateHasTheOldStateAndTheNew() {
    alarms.put(alarmOn("visible").named("a"), Map.of());
    world.minutes("visible", 11);
    assertThat(data(HistoryItem.Type.STATE_UPDATE))
        .containsExactly(
            """
            {"version":"1.0","oldState":{"stateValue":"INSUFFICIENT_DATA",\
            "stateReason":"Unchecked: Initial alarm creation"},"newState":{"stateValue":"ALARM",\
            "stateReason":"Threshold Crossed: 1 datapoint [11.0 (03/02/26 12:00:00)] was greater \
            than the threshold (10.0).","stateReasonData":{"version":"1.0",\
            "queryDate":"2026-02-03T12:01:00.000+0000",\
            "startDate":"2026-02-03T12:00:00.000+0000","statistic":"Maximum","period":60,\
            "recentDatapoints":[11.0],"threshold":10.0,"evaluatedDatapoints":[{\
            "timestamp":"2026-02-03T12:00:00.000+0000","sampleCount":1.0,"value":11.0}]}}}""");
  }

  @Test
  void aConfigurationUpdateHasTheDefinition() {
    AlarmActions actions = new AlarmActions(List.of(), List.of("arn:one", "arn:two"), List.of());
    alarms.put(
        alarmOn("visible").missing(MissingData.IGNORE).actions(actions).named("say \"hi\""),
        Map.of());
    assertThat(data(HistoryItem.Type.CONFIGURATION_UPDATE))
        .containsExactly(
            """
            {"version":"1.0","type":"Create","createdAlarm":{"alarmName":"say \\"hi\\"",\
            "alarmArn":"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:say \\"hi\\"",\
            "alarmConfigurationUpdatedTimestamp":"2026-02-03T12:00:00.000+0000",\
            "namespace":"AWS/SQS","metricName":"visible","statistic":"Maximum","period":60,\
            "dimensions":[{"value":"orders","name":"QueueName"}],"threshold":10.0,\
            "comparisonOperator":"GreaterThanThreshold","evaluationPeriods":1,\
            "treatMissingData":"ignore","stateValue":"INSUFFICIENT_DATA",\
            "stateUpdatedTimestamp":"2026-02-03T12:00:00.000+0000","actionsEnabled":true,\
            "alarmActions":["arn:one","arn:two"],"insufficientDataActions":[],"okactions":[]}}""");
  }

  @Test
  void actionsAreRecordedWithWhatBecameOfThem() {
    AlarmHistory history = alarms.history();
    history.recordAction(id("a"), "arn:one", TestAlarms.START, "sent\n", null);
    history.recordAction(id("a"), "arn:two", TestAlarms.START, null, "no such topic");
    assertThat(world.history("a"))
        .containsExactly(
            "Failed to execute action arn:two", "Successfully executed action arn:one");
    assertThat(data(HistoryItem.Type.ACTION))
        .containsExactly(
            """
            {"actionState":"Failed","stateUpdateTimestamp":"2026-02-03T12:00:00.000+0000",\
            "notificationResource":"arn:two","error":"no such topic"}""",
            """
            {"actionState":"Succeeded","stateUpdateTimestamp":"2026-02-03T12:00:00.000+0000",\
            "notificationResource":"arn:one","publishedMessage":"sent\\u000a"}""");
  }

  @Test
  void itemsAreForgottenAfterFourteenDays() {
    alarms.put(alarmOn("visible").named("a"), Map.of());
    world.seconds(14 * 86_400);
    assertThat(world.history("a")).hasSize(1);
    world.seconds(1);
    assertThat(world.history("a")).isEmpty();
  }

  @Test
  void theNumberOfItemsIsBounded() {
    for (int i = 0; i < AlarmHistory.MAX_ITEMS + 3; i++) {
      alarms.history().recordAction(id("a"), "arn:" + i, 0, null, null);
    }
    List<String> history = world.history("a");
    assertThat(history).hasSize(AlarmHistory.MAX_ITEMS);
    assertThat(history.get(history.size() - 1)).endsWith("arn:3");
  }

  @Test
  void itemsOfOneInstantAreInOrder() {
    alarms.put(alarmOn("visible").named("a"), Map.of());
    alarms.put(alarmOn("visible").named("b"), Map.of());
    List<HistoryItem> items = alarms.history().newestFirst(item -> true);
    assertThat(items).extracting(item -> item.alarm().name()).containsExactly("b", "a");
    assertThat(items.get(0).order()).isGreaterThan(items.get(1).order());
  }
}
