package dev.tailback.engine.alarm;

import static dev.tailback.engine.alarm.AlarmState.ALARM;
import static dev.tailback.engine.alarm.AlarmState.INSUFFICIENT_DATA;
import static dev.tailback.engine.alarm.AlarmState.OK;
import static dev.tailback.engine.alarm.TestAlarms.START;
import static dev.tailback.engine.alarm.TestAlarms.alarmOn;
import static dev.tailback.engine.alarm.TestAlarms.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.math.Expression;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.time.Horizon;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Alarms over time: when they change state, and who is notified. */
class AlarmsTest {
  private final TestAlarms world = new TestAlarms();
  private final Alarms alarms = world.alarms;

  private void put(AlarmDefinition definition) {
    alarms.put(definition, Map.of());
  }

  @Test
  void aNewAlarmHasNotEnoughData() {
    put(alarmOn("visible").named("backlog"));
    Alarm alarm = world.alarm("backlog");
    assertThat(alarm.status())
        .isEqualTo(
            new AlarmStatus(INSUFFICIENT_DATA, "Unchecked: Initial alarm creation", null, START));
    assertThat(alarm.stateTransitionedMillis()).isEqualTo(START);
    assertThat(alarm.configurationUpdatedMillis()).isEqualTo(START);
    assertThat(world.told).isEmpty();
    assertThat(alarm.id().arn())
        .isEqualTo("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:backlog");
  }

  @Test
  void aBacklogIsAnAlarmAfterThreeMinutesAndClearsInTheNext() {
    put(alarmOn("visible").periods(3).named("backlog"));
    world.minutes("visible", 5, 5, 5);
    assertThat(world.state("backlog")).isEqualTo(OK);
    world.minutes("visible", 11, 12);
    assertThat(world.state("backlog")).isEqualTo(OK);
    world.minutes("visible", 13);
    assertThat(world.state("backlog")).isEqualTo(ALARM);
    assertThat(world.alarm("backlog").stateTransitionedMillis()).isEqualTo(START + 360_000);
    world.minutes("visible", 3);
    assertThat(world.state("backlog")).isEqualTo(OK);
  }

  @Test
  void listenersAreToldOfEachChangeAndEachMinuteAStateLasts() {
    put(alarmOn("visible").named("a"));
    world.minutes("visible", 11, 12, 3);
    assertThat(world.told)
        .containsExactly("a: INSUFFICIENT_DATA -> ALARM", "a: ALARM", "a: ALARM -> OK");
    alarms.removeListener(world);
    world.minutes("visible", 11);
    assertThat(world.told).hasSize(3);
  }

  @Test
  void theMinuteThatHasNotEndedDoesNotCount() {
    put(alarmOn("visible").named("a"));
    world.minutes("visible", 1);
    world.value("visible", 11);
    world.seconds(59);
    alarms.evaluate(world.timeline.nowMillis());
    assertThat(world.state("a")).isEqualTo(OK);
    world.seconds(1);
    assertThat(world.state("a")).isEqualTo(ALARM);
  }

  @Test
  void longPeriodsSlideByTheMinute() {
    put(alarmOn(TestAlarms.stat("visible", 300, Statistic.MAXIMUM)).named("a"));
    world.minutes("visible", 1, 1, 1, 1, 1, 1, 1, 11);
    assertThat(world.state("a")).isEqualTo(ALARM);
    world.minutes("visible", 1, 1, 1, 1);
    assertThat(world.state("a")).isEqualTo(ALARM);
    world.minutes("visible", 1);
    assertThat(world.state("a")).isEqualTo(OK);
  }

  @Test
  void shortPeriodsAreEvaluatedEveryTenSeconds() {
    put(alarmOn(TestAlarms.stat("visible", 10, Statistic.MAXIMUM)).periods(2).named("fast"));
    put(alarmOn("visible").named("slow"));
    world.value("visible", 11);
    world.seconds(10);
    world.value("visible", 12);
    assertThat(world.state("fast")).isEqualTo(INSUFFICIENT_DATA);
    world.seconds(10);
    assertThat(world.state("fast")).isEqualTo(ALARM);
    assertThat(world.state("slow")).isEqualTo(INSUFFICIENT_DATA);
    world.seconds(40);
    assertThat(world.state("slow")).isEqualTo(ALARM);
  }

  @Test
  void aStateThatLastsIsToldOnceInAMinuteEvenOfShortPeriods() {
    put(alarmOn(TestAlarms.stat("visible", 10, Statistic.MAXIMUM)).named("fast"));
    world.minutes(1);
    world.told.clear();
    for (int i = 0; i < 12; i++) {
      world.seconds(10);
    }
    assertThat(world.told).containsExactly("fast: INSUFFICIENT_DATA", "fast: INSUFFICIENT_DATA");
  }

  @Test
  void tenSecondsAreWaitedForOnlyWhileAnAlarmNeedsThem() {
    MetricStat fast = TestAlarms.stat("visible", 10, Statistic.MAXIMUM);
    put(alarmOn("visible").named("a"));
    assertThat(world.timeline.isAnyoneWaiting()).isFalse();
    put(alarmOn(fast).named("a"));
    assertThat(world.timeline.wakeUpMillis()).isEqualTo(START + 10_000);
    assertThat(world.timeline.nextEvent()).isNull();
    put(alarmOn("visible").named("a"));
    assertThat(world.timeline.isAnyoneWaiting()).isFalse();
    put(alarmOn(fast).named("b"));
    alarms.delete(id("b"));
    assertThat(world.timeline.isAnyoneWaiting()).isFalse();
    put(alarmOn(fast).named("c"));
    alarms.reset();
    assertThat(world.timeline.isAnyoneWaiting()).isFalse();
  }

  @Test
  void anAlarmOnAnExpressionWatchesTheQueryWhoseResultIsWanted() {
    MetricQueries perTask =
        MetricQueries.of(
            List.of(
                query("visible"),
                query("tasks"),
                MetricQuery.of("e", Expression.parse("visible / tasks"), true)));
    put(alarmOn(perTask).periods(2).named("perTask"));
    for (int i = 0; i < 2; i++) {
      world.value("visible", 40);
      world.minutes("tasks", 3);
    }
    assertThat(world.state("perTask")).isEqualTo(ALARM);
    assertThat(world.reason("perTask")).contains("[13.333333333333334 (03/02/26 12:01:00), ");
    for (int i = 0; i < 2; i++) {
      world.value("visible", 40);
      world.minutes("tasks", 4);
    }
    assertThat(world.state("perTask")).isEqualTo(OK);
  }

  @Test
  void withoutTasksThereIsNothingToDivideBy() {
    MetricQueries perTask =
        MetricQueries.of(
            List.of(
                query("visible"),
                query("tasks"),
                MetricQuery.of("e", Expression.parse("visible / tasks"), true)));
    put(alarmOn(perTask).named("perTask"));
    world.value("visible", 40);
    world.minutes("tasks", 0);
    assertThat(world.state("perTask")).isEqualTo(INSUFFICIENT_DATA);
  }

  private static MetricQuery query(String metric) {
    return MetricQuery.of(metric, TestAlarms.stat(metric, 60, Statistic.MAXIMUM), false);
  }

  @Test
  void aNewDefinitionKeepsTheStateUntilItIsEvaluated() {
    put(alarmOn("visible").named("a"));
    world.minutes("visible", 11);
    world.seconds(5);
    put(alarmOn("visible").comparison(Comparison.LESS_THAN_THRESHOLD).named("a"));
    assertThat(world.state("a")).isEqualTo(ALARM);
    assertThat(world.alarm("a").configurationUpdatedMillis()).isEqualTo(START + 65_000);
    assertThat(world.alarm("a").status().sinceMillis()).isEqualTo(START + 60_000);
    world.seconds(55);
    assertThat(world.state("a")).isEqualTo(OK);
  }

  @Test
  void aStateThatIsSetLastsUntilTheNextEvaluation() {
    put(alarmOn("visible").named("a"));
    world.minutes("visible", 1);
    world.seconds(30);
    assertThat(alarms.setState(id("a"), ALARM, "a rehearsal", null)).isTrue();
    assertThat(world.alarm("a").status())
        .isEqualTo(new AlarmStatus(ALARM, "a rehearsal", null, START + 90_000));
    world.value("visible", 1);
    world.seconds(30);
    assertThat(world.state("a")).isEqualTo(OK);
    assertThat(world.told)
        .containsExactly("a: INSUFFICIENT_DATA -> OK", "a: OK -> ALARM", "a: ALARM -> OK");
  }

  @Test
  void settingTheStateAnAlarmIsInIsNoTransition() {
    put(alarmOn("visible").named("a"));
    world.minutes("visible", 1);
    world.told.clear();
    world.seconds(10);
    alarms.setState(id("a"), OK, "a rehearsal", null);
    assertThat(world.reason("a")).isEqualTo("a rehearsal");
    assertThat(world.alarm("a").stateTransitionedMillis()).isEqualTo(START + 60_000);
    assertThat(world.told).isEmpty();
  }

  @Test
  void actionsAreThoseOfTheStateUnlessTheyAreDisabled() {
    AlarmActions actions =
        new AlarmActions(List.of("arn:ok"), List.of("arn:alarm"), List.of("arn:unknown"));
    put(alarmOn("visible").actions(actions).named("a"));
    assertThat(world.alarm("a").actions()).containsExactly("arn:unknown");
    world.minutes("visible", 11);
    assertThat(world.alarm("a").actions()).containsExactly("arn:alarm");
    assertThat(alarms.setActionsEnabled(id("a"), false)).isTrue();
    assertThat(world.alarm("a").actions()).isEmpty();
    assertThat(world.state("a")).isEqualTo(ALARM);
    alarms.setActionsEnabled(id("a"), true);
    world.minutes("visible", 1);
    assertThat(world.alarm("a").actions()).containsExactly("arn:ok");
  }

  @Test
  void aPercentileOfFewValuesKeepsTheStateIfTheAlarmIgnoresIt() {
    Statistic p90 = Statistic.parse("p90");
    put(
        alarmOn(TestAlarms.stat("latency", 60, p90))
            .lowSamples(LowSamples.IGNORE)
            .named("careful"));
    put(alarmOn(TestAlarms.stat("latency", 60, p90)).named("eager"));
    world.sampleCount("latency", 99);
    world.minutes("latency", 11);
    assertThat(world.state("careful")).isEqualTo(INSUFFICIENT_DATA);
    assertThat(world.state("eager")).isEqualTo(ALARM);
    world.sampleCount("latency", 100);
    world.minutes("latency", 11);
    assertThat(world.state("careful")).isEqualTo(ALARM);
  }

  @Test
  void aPercentileNeedsTenValuesBeyondIt() {
    assertThat(samplesNeeded("p99")).isEqualTo(1000);
    assertThat(samplesNeeded("p50")).isEqualTo(20);
    assertThat(samplesNeeded("p10")).isEqualTo(100);
    assertThat(samplesNeeded("Average")).isZero();
  }

  private static double samplesNeeded(String statistic) {
    return alarmOn(TestAlarms.stat("latency", 60, Statistic.parse(statistic)))
        .lowSamples(LowSamples.IGNORE)
        .named("a")
        .samplesNeeded();
  }

  @Test
  void alarmsAreListedByNameAndApartByAccountAndRegion() {
    for (String name : List.of("b", "a", "c")) {
      put(alarmOn("visible").named(name));
    }
    put(alarmOn("visible").named(new AlarmId("123456789012", "eu-west-2", "d")));
    put(alarmOn("visible").named(new AlarmId("999999999999", "eu-west-1", "e")));
    assertThat(names(null, 10)).containsExactly("a", "b", "c");
    assertThat(names(null, 2)).containsExactly("a", "b");
    assertThat(names("a", 10)).containsExactly("b", "c");
    assertThat(
            alarms.list(
                "123456789012", "eu-west-1", null, alarm -> alarm.id().name().equals("c"), 1))
        .hasSize(1);
  }

  private List<String> names(String after, int max) {
    return alarms.list("123456789012", "eu-west-1", after, alarm -> true, max).stream()
        .map(alarm -> alarm.id().name())
        .toList();
  }

  @Test
  void aDeletedAlarmIsEvaluatedNoMore() {
    put(alarmOn("visible").named("a"));
    assertThat(alarms.delete(id("a"))).isTrue();
    assertThat(alarms.delete(id("a"))).isFalse();
    world.minutes("visible", 11);
    assertThat(alarms.find(id("a"))).isNull();
    assertThat(world.told).isEmpty();
  }

  @Test
  void tagsAreKeptWhenAnAlarmIsDefinedAgain() {
    alarms.put(alarmOn("visible").named("a"), Map.of("team", "orders", "env", "test"));
    alarms.put(alarmOn("tasks").named("a"), Map.of("ignored", "yes"));
    assertThat(alarms.tag(id("a"), Map.of("env", "local", "cost", "0"))).isTrue();
    assertThat(alarms.untag(id("a"), List.of("team", "unknown"))).isTrue();
    assertThat(alarms.tags(id("a"))).isEqualTo(Map.of("env", "local", "cost", "0"));
  }

  @Test
  void anAlarmThatDoesNotExistHasNoTagsAndNoState() {
    assertThat(alarms.tags(id("none"))).isEmpty();
    assertThat(alarms.tag(id("none"), Map.of("a", "b"))).isFalse();
    assertThat(alarms.untag(id("none"), List.of("a"))).isFalse();
    assertThat(alarms.setState(id("none"), OK, "", null)).isFalse();
    assertThat(alarms.setActionsEnabled(id("none"), true)).isFalse();
  }

  @Test
  void aResetForgetsAlarmsAndTheirHistoryButNotTheListeners() {
    put(alarmOn("visible").named("a"));
    world.minutes("visible", 11);
    alarms.reset();
    assertThat(alarms.find(id("a"))).isNull();
    assertThat(world.history("a")).isEmpty();
    put(alarmOn("visible").named("b"));
    world.minutes("visible", 11);
    assertThat(world.told).contains("b: INSUFFICIENT_DATA -> ALARM");
  }

  @Test
  void alarmsOnDynamoDbAlwaysIgnoreMissingData() {
    assertThat(alarmOn("visible").missing(MissingData.BREACHING).named("a").missingData())
        .isEqualTo(MissingData.BREACHING);
    MetricId table = new MetricId("1", "r", "AWS/DynamoDB", "m", List.of());
    MetricStat stat = new MetricStat(table, 60, Statistic.SUM, null);
    assertThat(alarmOn(stat).missing(MissingData.BREACHING).named("a").missingData())
        .isEqualTo(MissingData.IGNORE);
  }

  @Test
  void theEvaluationsToComeAreCountedAlarmByAlarm() {
    Horizon none = new Horizon(TestAlarms.START, TestAlarms.START + 120_000, 12, 100);
    alarms.addTo(none);
    assertThat(none.counts()).isEmpty();
    put(alarmOn("visible").named("a"));
    put(alarmOn("visible").named("b"));
    put(alarmOn(TestAlarms.stat("visible", 10, Statistic.MAXIMUM)).named("fast"));
    Horizon horizon = new Horizon(TestAlarms.START, TestAlarms.START + 119_999, 12, 100);
    alarms.addTo(horizon);
    assertThat(horizon.counts().get("alarmEvaluation"))
        .containsExactly(0, 1, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1);
  }
}
