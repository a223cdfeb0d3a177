package dev.tailback.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.Comparison;
import dev.tailback.engine.alarm.LowSamples;
import dev.tailback.engine.alarm.MissingData;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms in a file, by CloudWatch's own names. */
class StartingAlarmsTest {
  private static final String[] BACKLOG = {
    "alarms:",
    "  backlog:",
    "    Namespace: AWS/SQS",
    "    MetricName: ApproximateNumberOfMessagesVisible",
    "    Dimensions: {QueueName: orders}",
    "    Statistic: Maximum",
    "    Period: 60",
    "    EvaluationPeriods: 3",
    "    Threshold: 100",
    "    ComparisonOperator: GreaterThanThreshold",
  };

  private static List<ConfiguredAlarm> read(String... lines) {
    Configuration read = Configuration.of("t.yaml", String.join("\n", lines));
    return new StartingAlarms("000000000000", "us-east-1").read(read.monitoring().alarms());
  }

  private static String[] backlogAnd(String... more) {
    return Stream.concat(Arrays.stream(BACKLOG), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void anAlarmOnAMetric() {
    MetricStat stat =
        new MetricStat(
            new MetricId(
                "000000000000",
                "us-east-1",
                "AWS/SQS",
                "ApproximateNumberOfMessagesVisible",
                List.of(new Dimension("QueueName", "orders"))),
            60,
            Statistic.MAXIMUM,
            null);
    assertThat(read(BACKLOG))
        .containsExactly(
            new ConfiguredAlarm(
                new AlarmDefinition(
                    new AlarmId("000000000000", "us-east-1", "backlog"),
                    null,
                    true,
                    AlarmActions.NONE,
                    stat,
                    null,
                    3,
                    null,
                    100,
                    Comparison.GREATER_THAN_THRESHOLD,
                    null,
                    null),
                Map.of()));
  }

  @Test
  void everythingElseThatAnAlarmCanHave() {
    ConfiguredAlarm alarm =
        read(backlogAnd(
                "    AlarmDescription: too many",
                "    ActionsEnabled: false",
                "    OKActions: [arn:ok]",
                "    AlarmActions: [arn:one, arn:two]",
                "    InsufficientDataActions: [arn:unknown]",
                "    Unit: Count",
                "    DatapointsToAlarm: 2",
                "    TreatMissingData: notBreaching",
                "    EvaluateLowSampleCountPercentile: ignore",
                "    Tags: {team: checkout}"))
            .get(0);
    AlarmDefinition definition = alarm.definition();
    assertThat(alarm.tags()).isEqualTo(Map.of("team", "checkout"));
    assertThat(definition.description()).isEqualTo("too many");
    assertThat(definition.actionsEnabled()).isFalse();
    assertThat(definition.actions())
        .isEqualTo(
            new AlarmActions(
                List.of("arn:ok"), List.of("arn:one", "arn:two"), List.of("arn:unknown")));
    assertThat(definition.metric()).extracting(MetricStat::unit).isEqualTo("Count");
    assertThat(definition.datapointsToAlarm()).isEqualTo(2);
    assertThat(definition.treatMissingData()).isEqualTo(MissingData.NOT_BREACHING);
    assertThat(definition.lowSamples()).isEqualTo(LowSamples.IGNORE);
  }

  @Test
  void anAlarmOnAnExpression() {
    AlarmDefinition alarm =
        read(
                "alarms:",
                "  per task:",
                "    Metrics:",
                "    - {Id: e, Expression: m / 2, Label: half}",
                "    - Id: m",
                "      ReturnData: false",
                "      MetricStat:",
                "        Metric: {Namespace: App, MetricName: Visible}",
                "        Period: 300",
                "        Stat: p99",
                "        Unit: Count",
                "    EvaluationPeriods: 1",
                "    Threshold: -0.5",
                "    ComparisonOperator: LessThanOrEqualToThreshold")
            .get(0)
            .definition();
    assertThat(alarm.id().name()).isEqualTo("per task");
    assertThat(alarm.threshold()).isEqualTo(-0.5);
    assertThat(alarm.periodSeconds()).isEqualTo(300);
    assertThat(alarm.queries()).isNotNull();
    MetricQuery metric = alarm.queries().queries().get(1);
    assertThat(alarm.queries().returned()).extracting(MetricQuery::label).containsExactly("half");
    assertThat(metric.stat())
        .isEqualTo(
            new MetricStat(
                new MetricId("000000000000", "us-east-1", "App", "Visible", List.of()),
                300,
                Statistic.parse("p99"),
                "Count"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Statistic: Maximum | Statistic: p99   | .Statistic: is "p99", and must be a statistic other than a percentile, which is an ExtendedStatistic
          Statistic: Maximum | ExtendedStatistic: Sum | .ExtendedStatistic: is "Sum", and must be a percentile such as p99
          Statistic: Maximum | Statistic: Mean  | .Statistic: is "Mean", and must be SampleCount, Sum, Average, Minimum, Maximum or a percentile such as p99
          Statistic: Maximum | Stat: Maximum    | .Stat: unknown key, expected AlarmDescription, ActionsEnabled, OKActions, AlarmActions, InsufficientDataActions, MetricName, Namespace, Statistic, ExtendedStatistic, Dimensions, Period, Unit, EvaluationPeriods, DatapointsToAlarm, Threshold, ComparisonOperator, TreatMissingData, EvaluateLowSampleCountPercentile, Metrics, Tags
          Period: 60         | Period: 90       | .Period: is 90, and must be 10, 20, 30 or a multiple of 60
          Period: 60         | Period: 1m       | .Period: is "1m", and must be a whole number of at least 1
          EvaluationPeriods: 3 | EvaluationPeriods: 2000 | .EvaluationPeriods: is 2000, and must be at most 86400 s long, with the period
          EvaluationPeriods: 3 | EvaluationPeriods: 0 | .EvaluationPeriods: is 0, and must be a whole number from 1 to 86400
          Threshold: 100     | Unit: Count      | .Threshold: is missing, and must be a number
          Threshold: 100     | Threshold: many  | .Threshold: is "many", and must be a number
          GreaterThanThreshold | GreaterThanUpperThreshold | .ComparisonOperator: is "GreaterThanUpperThreshold", and must be one of GreaterThanOrEqualToThreshold, GreaterThanThreshold, LessThanThreshold, LessThanOrEqualToThreshold
          Dimensions: {QueueName: orders} | Dimensions: orders | .Dimensions: is "orders", and must be an object
          Period: 60         | Metrics: []      | .MetricName: is "ApproximateNumberOfMessagesVisible", and must be absent beside Metrics
          Namespace: AWS/SQS | Unit: Count      | .Namespace: is missing, and must be a text
          """)
  void anAlarmThatIsNotAsItMustBeIsRefused(String part, String instead, String expected) {
    String text = String.join("\n", BACKLOG).replace(part, instead);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigException.class)
        .hasMessage("t.yaml:2: alarms.backlog" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DatapointsToAlarm: 4       | .DatapointsToAlarm: is 4, and must be a whole number from 1 to 3
          ExtendedStatistic: p99     | .ExtendedStatistic: is "p99", and must be absent beside Statistic
          ActionsEnabled: sure       | .ActionsEnabled: is "sure", and must be true or false
          TreatMissingData: never    | .TreatMissingData: is "never", and must be one of missing, ignore, breaching, notBreaching
          OKActions: [a, b, c, d, e, f] | .OKActions: is ["a","b","c","d","e","f"], and must be a list of at most 5 ARNs
          Tags: {team: [a]}          | .Tags.team: is ["a"], and must be a text
          """)
  void aFieldThatIsNotAsItMustBeIsRefused(String line, String expected) {
    assertThatThrownBy(() -> read(backlogAnd("    " + line)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("t.yaml:2: alarms.backlog" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{Id: e, Expression: m + 1}]  | .Metrics: Error in expression 'e': there is no metric or expression with the id 'm'
          [{Id: e, Expression: TIME_SERIES(}] | .Metrics: a metric, number or function expected, but found the end at character 13
          [{Id: e, Expression: TIME_SERIES(1), ReturnData: false}] | .Metrics: exactly one query must have ReturnData
          [{Id: e}]                     | .Metrics[0].Expression: is missing, and must be given if and only if there is no MetricStat
          [{Expression: TIME_SERIES(1)}] | .Metrics[0].Id: is missing, and must be a text
          [a]                           | .Metrics: is ["a"], and must be a list of objects
          """)
  void queriesThatDoNotFitTogetherAreRefused(String metrics, String expected) {
    assertThatThrownBy(
            () ->
                read(
                    "alarms:",
                    "  a:",
                    "    Metrics: " + metrics,
                    "    EvaluationPeriods: 1",
                    "    Threshold: 1",
                    "    ComparisonOperator: LessThanThreshold"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("t.yaml:2: alarms.a" + expected);
  }
}
