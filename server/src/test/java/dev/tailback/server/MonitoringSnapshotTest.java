package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.time.EngineClock;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Metrics, alarms, scalable targets and groups continue from a snapshot: a server and its restored
 * copy give the same answers from then on.
 */
class MonitoringSnapshotTest {
  private static final long START = 1_795_300_000_000L;
  private static final QueueAddress ORDERS =
      new QueueAddress("000000000000", "us-east-1", "orders");
  private static final String CLOUDWATCH = "2010-08-01";
  private static final String GROUPS = "2011-01-01";
  private static final String TARGET =
      "\"ServiceNamespace\":\"ecs\",\"ResourceId\":\"service/shop/workers\","
          + "\"ScalableDimension\":\"ecs:service:DesiredCount\"";

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private Tailback original;
  private Tailback copy;

  @BeforeEach
  void start() {
    Path file = directory.resolve("state");
    original = Tailback.builder().clock(EngineClock.pausedAt(START)).snapshot(file).start();
  }

  @AfterEach
  void stop() {
    original.close();
    if (copy != null) {
      copy.close();
    }
  }

  @Test
  void aRestoredServerGoesOnLikeTheOneItIsACopyOf() throws Exception {
    prepare();
    original.gate().advance(Duration.ofSeconds(330));
    query(
        original,
        CLOUDWATCH,
        "PutMetricData",
        "Namespace",
        "Shop",
        "MetricData.member.1.MetricName",
        "Backlog",
        "MetricData.member.1.Value",
        "95",
        "MetricData.member.1.StorageResolution",
        "1");
    send(original, 3);
    original.gate().advance(Duration.ofSeconds(47));
    saveAndCopy();

    assertSame("at first");
    for (int minute = 1; minute <= 25; minute++) {
      for (Tailback each : new Tailback[] {original, copy}) {
        each.gate().advance(Duration.ofSeconds(60));
        if (minute == 3) {
          send(each, 5);
        }
      }
      assertSame("after " + minute + " minutes");
    }
    assertThat(describe(copy)).contains("<StateValue>ALARM</StateValue>", "Successful");
  }

  private void prepare() throws Exception {
    original.gate().run(queues -> queues.create(ORDERS, QueueSettings.STANDARD));
    send(original, 2);
    alarm("sent", "AWS/SQS", "NumberOfMessagesSent", "60", "1");
    alarm("visible", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "60", "4");
    query(
        original,
        CLOUDWATCH,
        "PutMetricAlarm",
        "AlarmName",
        "math",
        "Metrics.member.1.Id",
        "e1",
        "Metrics.member.1.Expression",
        "m1 * 2",
        "Metrics.member.2.Id",
        "m1",
        "Metrics.member.2.ReturnData",
        "false",
        "Metrics.member.2.MetricStat.Metric.Namespace",
        "Shop",
        "Metrics.member.2.MetricStat.Metric.MetricName",
        "Backlog",
        "Metrics.member.2.MetricStat.Period",
        "60",
        "Metrics.member.2.MetricStat.Stat",
        "p90",
        "EvaluationPeriods",
        "1",
        "Threshold",
        "100",
        "ComparisonOperator",
        "GreaterThanThreshold");
    json(
        "RegisterScalableTarget",
        "{" + TARGET + ",\"MinCapacity\":1,\"MaxCapacity\":9,\"Tags\":{\"team\":\"shop\"}}");
    json(
        "PutScalingPolicy",
        "{"
            + TARGET
            + ",\"PolicyName\":\"track\",\"PolicyType\":\"TargetTrackingScaling\","
            + "\"TargetTrackingScalingPolicyConfiguration\":{\"TargetValue\":1,"
            + "\"CustomizedMetricSpecification\":{\"Namespace\":\"AWS/SQS\",\"MetricName\":"
            + "\"ApproximateNumberOfMessagesVisible\",\"Statistic\":\"Average\","
            + "\"Dimensions\":[{\"Name\":\"QueueName\",\"Value\":\"orders\"}]}}}");
    json(
        "PutScalingPolicy",
        "{"
            + TARGET
            + ",\"PolicyName\":\"steps\",\"PolicyType\":\"StepScaling\","
            + "\"StepScalingPolicyConfiguration\":{\"AdjustmentType\":\"ChangeInCapacity\","
            + "\"Cooldown\":120,\"StepAdjustments\":[{\"MetricIntervalLowerBound\":0,"
            + "\"ScalingAdjustment\":2}]}}");
    query(
        original,
        GROUPS,
        "CreateLaunchConfiguration",
        "LaunchConfigurationName",
        "lc",
        "ImageId",
        "ami-1",
        "InstanceType",
        "t3.micro");
    query(
        original,
        GROUPS,
        "CreateAutoScalingGroup",
        "AutoScalingGroupName",
        "group",
        "LaunchConfigurationName",
        "lc",
        "MinSize",
        "1",
        "MaxSize",
        "6",
        "DesiredCapacity",
        "2",
        "AvailabilityZones.member.1",
        "us-east-1a",
        "AvailabilityZones.member.2",
        "us-east-1b",
        "Tags.member.1.Key",
        "k",
        "Tags.member.1.Value",
        "v");
    query(
        original,
        GROUPS,
        "SetDesiredCapacity",
        "AutoScalingGroupName",
        "group",
        "DesiredCapacity",
        "4");
    query(
        original,
        GROUPS,
        "SuspendProcesses",
        "AutoScalingGroupName",
        "group",
        "ScalingProcesses.member.1",
        "AlarmNotification");
  }

  private void alarm(String name, String namespace, String metric, String period, String threshold)
      throws Exception {
    query(
        original,
        CLOUDWATCH,
        "PutMetricAlarm",
        "AlarmName",
        name,
        "Namespace",
        namespace,
        "MetricName",
        metric,
        "Statistic",
        "Sum",
        "Period",
        period,
        "EvaluationPeriods",
        "1",
        "Threshold",
        threshold,
        "Dimensions.member.1.Name",
        "QueueName",
        "Dimensions.member.1.Value",
        "orders",
        "ComparisonOperator",
        "GreaterThanThreshold",
        "AlarmDescription",
        "of " + name);
  }

  private static void send(Tailback tailback, int messages) {
    MessageContent content = new MessageContent("a", Map.of(), null, null, null, "000000000000");
    tailback
        .gate()
        .run(
            queues -> {
              for (int i = 0; i < messages; i++) {
                queues.get(ORDERS).send(content, null);
              }
            });
  }

  private void saveAndCopy() throws Exception {
    HttpRequest save =
        HttpRequest.newBuilder(original.endpoint().resolve("/_tailback/snapshot"))
            .POST(BodyPublishers.noBody())
            .build();
    assertThat(http.send(save, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    Path other = directory.resolve("copy");
    java.nio.file.Files.copy(directory.resolve("state"), other);
    copy = Tailback.builder().snapshot(other).start();
  }

  private void assertSame(String when) throws Exception {
    assertThat(describe(copy)).as(when).isEqualTo(describe(original));
  }

  private String describe(Tailback tailback) throws Exception {
    return String.join(
        "\n",
        query(tailback, CLOUDWATCH, "DescribeAlarms"),
        query(tailback, CLOUDWATCH, "DescribeAlarmHistory"),
        query(tailback, CLOUDWATCH, "ListMetrics"),
        statistics(tailback, "AWS/SQS", "NumberOfMessagesSent"),
        statistics(tailback, "AWS/SQS", "SentMessageSize"),
        statistics(tailback, "AWS/SQS", "ApproximateNumberOfMessagesVisible"),
        json(tailback, "DescribeScalableTargets", "{\"ServiceNamespace\":\"ecs\"}"),
        json(tailback, "DescribeScalingPolicies", "{\"ServiceNamespace\":\"ecs\"}"),
        json(
            tailback,
            "DescribeScalingActivities",
            "{\"ServiceNamespace\":\"ecs\",\"IncludeNotScaledActivities\":true}"),
        query(tailback, GROUPS, "DescribeAutoScalingGroups"),
        query(tailback, GROUPS, "DescribeScalingActivities"),
        query(tailback, GROUPS, "DescribeLaunchConfigurations"),
        query(tailback, GROUPS, "DescribeTags"),
        tailback
            .gate()
            .call(
                queues ->
                    tailback.monitoring().scaling().targets().stream()
                        .map(
                            target ->
                                target.history()
                                    + " "
                                    + target.scaleInCooldownUntilMillis()
                                    + " "
                                    + target.scaleOutCooldownUntilMillis(START))
                        .toList())
            .toString());
  }

  private String statistics(Tailback tailback, String namespace, String metric) throws Exception {
    return query(
        tailback,
        CLOUDWATCH,
        "GetMetricStatistics",
        "Namespace",
        namespace,
        "MetricName",
        metric,
        "StartTime",
        "2026-11-21T00:00:00Z",
        "EndTime",
        "2026-11-23T00:00:00Z",
        "Period",
        "3600",
        "Statistics.member.1",
        "Sum",
        "Statistics.member.2",
        "SampleCount",
        "Dimensions.member.1.Name",
        "QueueName",
        "Dimensions.member.1.Value",
        "orders");
  }

  private String query(Tailback tailback, String version, String action, String... members)
      throws Exception {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < members.length; i += 2) {
      all.put(members[i], members[i + 1]);
    }
    all.put("Action", action);
    all.put("Version", version);
    String form =
        all.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return call(
        tailback,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void json(String action, String body) throws Exception {
    json(original, action, body);
  }

  private String json(Tailback tailback, String action, String body) throws Exception {
    return call(
        tailback,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "AnyScaleFrontendService." + action)
            .POST(BodyPublishers.ofString(body)));
  }

  private String call(Tailback tailback, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer = http.send(request.uri(tailback.endpoint()).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().replaceAll("<RequestId>.*?</RequestId>", "");
  }
}
