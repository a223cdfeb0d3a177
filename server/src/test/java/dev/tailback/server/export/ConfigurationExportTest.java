package dev.tailback.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.alarm.AlarmActions;
import dev.tailback.engine.alarm.AlarmDefinition;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.SimplePolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.server.wire.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server that starts with another's export has the same state. */
class ConfigurationExportTest {
  private static final String FILE =
      """
      account: "111122223333"
      region: eu-west-1
      queues:
        orders:
          VisibilityTimeout: 60
          ReceiveMessageWaitTimeSeconds: 20
          DelaySeconds: 5
          deadLetterQueue: {name: orders-dlq, maxReceiveCount: 3}
          tags: {team: checkout, "a: b": "yes", "007": "", "M\\u00fcller": " - =x"}
          limits: {inFlight: 10, lookAhead: 20}
        orders-dlq:
          MessageRetentionPeriod: 1209600
          RedriveAllowPolicy:
            redrivePermission: byQueue
            sourceQueueArns: ["arn:aws:sqs:eu-west-1:111122223333:orders"]
        events.fifo:
          ContentBasedDeduplication: true
          DeduplicationScope: messageGroup
          FifoThroughputLimit: perMessageGroupId
        encrypted: {KmsMasterKeyId: alias/orders, KmsDataKeyReusePeriodSeconds: 600}
        open: {SqsManagedSseEnabled: false}
        shared:
          Policy:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Principal: "*"
                Action: sqs:SendMessage
                Resource: arn:aws:sqs:eu-west-1:111122223333:shared
        "plain":
      throttles:
        - {queue: orders*, actions: [SendMessageBatch, SendMessage], rate: 2.5, burst: 10, for: 1h}
        - profile: aws-fifo
        - {profile: aws-fifo-high-throughput, for: 10m}
        - {queueType: fifo, account: "012345678901", accessKey: AKIAX, userAgent: "Boto3/*",
           scope: queueAndAction, unit: messages, rate: 100}
        - {rate: 5, burst: 7, rateByRegion: {us-east-1: 50, eu-west-1: 0.5}}
      faults:
        - {queue: orders, backlog: {when: visible > 10, until: visible < 5}, actions: [SendMessage],
           throttle: {retryAfter: PT2S}}
        - {queue: events.fifo, window: {from: 5m, until: 7m, every: 10m}, for: 1h,
           error: {code: Custom.Thing, status: 503, message: "it's: down #1", moment: after}}
        - {actions: [GetQueueUrl], from: 10m, until: "2030-01-31T08:00:00Z", probability: 0.25, drop: {}}
        - {until: 30m, probability: {from: 0, to: 0.5, over: 20m}, every: 2, throttle: {}}
        - {queue: plain, actions: [PurgeQueue], latency: {ramp: {from: 0s, to: 10s, over: 100s}, moment: after}}
        - {queue: plain, actions: [PurgeQueue], latency: {lognormal: {median: 100ms, sigma: 0.5}}}
        - {queue: plain, times: 3, nth: 5, partialBatch: {share: 0.5, code: InternalError}}
        - {queue: plain, skew: {factor: {from: 0.5, to: 1.5}, offset: -3}}
        - {queue: plain, actions: [PurgeQueue], slowAnswer: {bytesPerSecond: 100}}
      alarms:
        backlog:
          AlarmDescription: "123"
          ActionsEnabled: false
          Namespace: AWS/SQS
          MetricName: ApproximateNumberOfMessagesVisible
          Dimensions: {QueueName: orders}
          Statistic: Maximum
          Period: 60
          EvaluationPeriods: 3
          DatapointsToAlarm: 2
          Threshold: 0.1
          ComparisonOperator: GreaterThanThreshold
          TreatMissingData: notBreaching
          OKActions: ["arn:aws:sns:eu-west-1:111122223333:ok"]
          AlarmActions: ["arn:aws:sns:eu-west-1:111122223333:ops"]
          InsufficientDataActions: ["arn:aws:sns:eu-west-1:111122223333:none"]
          Tags: {team: checkout, "odd: key": ""}
        "slow: \\u00fc":
          Namespace: App
          MetricName: Latency
          ExtendedStatistic: p99.9
          Unit: Seconds
          Period: 10
          EvaluationPeriods: 1
          Threshold: -1000000000000000000000
          EvaluateLowSampleCountPercentile: ignore
          ComparisonOperator: LessThanThreshold
        per task:
          Metrics:
          - {Id: perTask, Expression: "IF(tasks > 0, waiting / tasks, waiting)", Label: "a: b"}
          - Id: waiting
            ReturnData: false
            MetricStat:
              Metric: {Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible,
                       Dimensions: {QueueName: orders}}
              Period: 60
              Stat: Maximum
          - Id: tasks
            ReturnData: false
            MetricStat:
              Metric: {Namespace: App, MetricName: Tasks}
              Period: 60
              Stat: Maximum
              Unit: Count
          EvaluationPeriods: 3
          Threshold: 100
          ComparisonOperator: GreaterThanThreshold
      scaling:
        orders-workers:
          MinCapacity: 1
          MaxCapacity: 10
          startDelay: 30s
          Tags: {team: checkout}
          policies:
            out:
              alarms: [backlog, per task]
              StepScalingPolicyConfiguration:
                AdjustmentType: PercentChangeInCapacity
                Cooldown: 60
                MinAdjustmentMagnitude: 2
                MetricAggregationType: Maximum
                StepAdjustments:
                - {MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 900.5, ScalingAdjustment: 10}
                - {MetricIntervalLowerBound: 900.5, ScalingAdjustment: 30}
            unused:
              StepScalingPolicyConfiguration:
                AdjustmentType: ChangeInCapacity
                StepAdjustments:
                - {MetricIntervalUpperBound: 0, ScalingAdjustment: -1}
        elsewhere:
          ServiceNamespace: ecs
          ResourceId: service/shop/mail-workers
          ScalableDimension: ecs:service:DesiredCount
          MinCapacity: 0
          MaxCapacity: 3
          policies:
            track:
              TargetTrackingScalingPolicyConfiguration:
                TargetValue: 12.5
                ScaleOutCooldown: 30
                ScaleInCooldown: 0
                CustomizedMetricSpecification:
                  Namespace: AWS/SQS
                  MetricName: ApproximateNumberOfMessagesVisible
                  Dimensions: {QueueName: orders}
                  Statistic: Average
            track math:
              TargetTrackingScalingPolicyConfiguration:
                TargetValue: 3
                DisableScaleIn: true
                CustomizedMetricSpecification:
                  Metrics:
                  - {Id: twice, Expression: waiting * 2}
                  - Id: waiting
                    ReturnData: false
                    MetricStat:
                      Metric: {Namespace: App, MetricName: Waiting}
                      Stat: Sum
      """;

  private static final List<String> QUEUES =
      List.of("orders", "orders-dlq", "events.fifo", "encrypted", "open", "shared", "plain");

  /** The alarms of target tracking have generated names, which define the order. */
  private static final String ALARMS = "[\"backlog\",\"per task\",\"slow: \u00fc\"]";

  @Test
  void anExportStartsTheSameServer() {
    try (RunningServer first = new RunningServer(FILE)) {
      String file = first.export();
      try (RunningServer second = new RunningServer(file)) {
        assertThat(second.export()).isEqualTo(file).doesNotContain("Left out");
        assertThat(answers(second)).containsExactlyElementsOf(answers(first));
      }
    }
  }

  /** Returns a server's answers about everything it has, without generated values. */
  private static List<Object> answers(RunningServer server) {
    Stream<String> ofQueues =
        QUEUES.stream()
            .flatMap(
                queue ->
                    Stream.of(
                        server.call(
                            "GetQueueAttributes",
                            "{\"QueueUrl\":\"%s\",\"AttributeNames\":[\"All\"]}"
                                .formatted(url(queue))),
                        server.call("ListQueueTags", "{\"QueueUrl\":\"%s\"}".formatted(url(queue))),
                        server.admin("GET", "limits/" + queue, "").body()));
    Stream<String> others =
        Stream.of(
            server.admin("GET", "throttles", "").body(),
            server
                .admin("GET", "faults", "")
                .body()
                .replaceAll("(?s),\\s*\"rule\": \\{.*?\\n    }", ""),
            server.call("DescribeAlarms", "{\"AlarmNames\":" + ALARMS + "}"),
            server.call("DescribeScalableTargets", "{\"ServiceNamespace\":\"ecs\"}"),
            server.call("DescribeScalingPolicies", "{\"ServiceNamespace\":\"ecs\"}"));
    return Stream.concat(ofQueues, others)
        .map(answer -> answer.replaceAll("[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", "ID"))
        .peek(answer -> assertThat(answer).doesNotContain("\"__type\"", "\"error\""))
        .map(answer -> Objects.requireNonNull(Json.parse(answer)))
        .toList();
  }

  private static String url(String queue) {
    return "http://localhost/111122223333/" + queue;
  }

  @Test
  void aRunningServerIsExportedAsItHasBecome() {
    try (RunningServer server = new RunningServer("queues: {orders: {VisibilityTimeout: 60}}")) {
      String orders = "{\"QueueUrl\":\"http://localhost/000000000000/orders\"";
      server.call("SetQueueAttributes", orders + ",\"Attributes\":{\"VisibilityTimeout\":\"7\"}}");
      server.call("TagQueue", orders + ",\"Tags\":{\"team\":\"mail\"}}");
      server.call("CreateQueue", "{\"QueueName\":\"new\"}");
      server.admin("PUT", "limits", "{\"inFlight\": 9, \"storedBytes\": 1000000}");
      server.admin("PUT", "limits/new", "{\"lookAhead\": 8}");
      server.admin("POST", "throttles", "{\"rate\": 3}");
      server.admin("POST", "faults", "{\"queue\": \"orders\", \"drop\": {}}");

      assertThat(server.export())
          .endsWith(
              """
              account: "000000000000"
              region: us-east-1
              limits: {inFlight: 9, storedBytes: 1000000}
              queues:
                new:
                  limits: {inFlight: 120000, lookAhead: 8}
                orders:
                  VisibilityTimeout: 7
                  tags:
                    team: mail
                  limits: {inFlight: 120000}
              throttles:
                - {rate: 3}
              faults:
                - {queue: orders, drop: {}}
              """);
    }
  }

  @Test
  void thingsThatAFileCannotExpressAreCounted() {
    try (RunningServer server = new RunningServer(FILE)) {
      server.call(
          "SendMessage", "{\"QueueUrl\":\"%s\",\"MessageBody\":\"a\"}".formatted(url("plain")));
      server.callIn("us-west-2", "CreateQueue", "{\"QueueName\":\"far\"}");

      assertThat(server.export())
          .contains("# Not in this file: 1 message.\n")
          .contains("# Not in this file: 1 queue of other accounts or regions.\n")
          .contains("# Not in this file: 3 alarms of target tracking, which makes its own.\n")
          .contains("# Not in this file: options of the start");
      assertThat(server.admin("GET", "export?region=us-west-2", "").body())
          .contains("region: us-west-2\nqueues:\n  far:\n")
          .contains("# Not in this file: 7 queues of other accounts or regions.\n")
          .contains("# Not in this file: 6 alarms of other accounts or regions.\n")
          .contains("# Not in this file: 2 scalable targets of other accounts or regions");
    }
  }

  @Test
  void autoScalingGroupsAreCountedAndTheirPoliciesNotCalled() {
    try (RunningServer server = new RunningServer(FILE)) {
      Monitoring monitoring = server.tailback.monitoring();
      String arn =
          server.tailback.gate().call(queues -> callPolicyOfGroup("fleet", "backlog", monitoring));

      String file = server.export();

      assertThat(file)
          .contains("# Not in this file: 1 Auto Scaling group.\n")
          .contains("  backlog:\n    # Left out: the action " + arn + "\n")
          .contains("    AlarmActions: [\"arn:aws:sns:eu-west-1:111122223333:ops\"]\n");
      new RunningServer(file).close();
    }
  }

  /** Makes an alarm call a policy of a new group, and returns the policy's ARN. */
  private static String callPolicyOfGroup(String group, String alarm, Monitoring monitoring) {
    TargetId id = TargetId.group("111122223333", "eu-west-1", group);
    ScalableTarget target =
        monitoring.scaling().register(id, TargetSettings.between(0, 1), Map.of());
    SimplePolicy policy = new SimplePolicy(AdjustmentType.CHANGE_IN_CAPACITY, 1, null, null);
    String arn = monitoring.scaling().putPolicy(target, "out", policy, true).arn();
    AlarmDefinition definition =
        Objects.requireNonNull(
                monitoring.alarms().find(new AlarmId(id.account(), id.region(), alarm)))
            .definition();
    List<String> actions =
        Stream.concat(definition.actions().alarm().stream(), Stream.of(arn)).toList();
    monitoring
        .alarms()
        .put(definition.with(new AlarmActions(List.of(), actions, List.of())), Map.of());
    return arn;
  }

  @Test
  void aMissingDeadLetterQueueIsReported() {
    try (RunningServer server = new RunningServer(FILE)) {
      server.call("DeleteQueue", "{\"QueueUrl\":\"%s\"}".formatted(url("orders-dlq")));

      String file = server.export();

      assertThat(file).contains("    # RedrivePolicy is left out: ");
      new RunningServer(file).close();
    }
  }

  @Test
  void partsOfATargetOrAlarmThatAFileCannotExpressAreReported() {
    try (RunningServer server = new RunningServer(FILE)) {
      String target =
          "\"ServiceNamespace\":\"ecs\",\"ResourceId\":\"service/tailback/orders-workers\","
              + "\"ScalableDimension\":\"ecs:service:DesiredCount\"";
      server.call(
          "RegisterScalableTarget",
          "{" + target + ",\"SuspendedState\":{\"DynamicScalingInSuspended\":true}}");
      String policies = server.call("DescribeScalingPolicies", "{\"ServiceNamespace\":\"ecs\"}");
      String arn = policies.replaceAll("(?s).*\"PolicyARN\":\"([^\"]*policyName/unused)\".*", "$1");
      server.call(
          "PutMetricAlarm",
          "{\"AlarmName\":\"calm\",\"Namespace\":\"App\",\"MetricName\":\"a\",\"Statistic\":\"Sum\","
              + "\"Period\":60,\"EvaluationPeriods\":1,\"Threshold\":1,"
              + "\"ComparisonOperator\":\"LessThanThreshold\",\"OKActions\":[\""
              + arn
              + "\"]}");

      String file = server.export();

      assertThat(file)
          .contains("  calm:\n    # Left out: the action " + arn + "\n    Namespace: App\n")
          .contains("  orders-workers:\n    # Left out: which scaling is suspended\n");
      new RunningServer(file).close();
    }
  }

  @Test
  void itIsATextOfYaml() {
    try (RunningServer server = new RunningServer(FILE)) {
      HttpResponse<String> response = server.admin("GET", "export", "");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("application/yaml");
      assertThat(server.admin("POST", "export", "").statusCode()).isEqualTo(405);
      assertThat(server.admin("GET", "export/queues", "").statusCode()).isEqualTo(404);
      assertThat(server.admin("GET", "export?queue=orders", "").body()).contains("account, region");
      assertThat(server.admin("GET", "export?account=1", "").body()).contains("twelve digits");
    }
  }
}
