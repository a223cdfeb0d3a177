package dev.tailback.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.config.Configuration;
import dev.tailback.engine.alarm.AlarmId;
import dev.tailback.engine.alarm.AlarmState;
import dev.tailback.engine.alarm.HistoryItem;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.PeekedMessage;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import dev.tailback.server.wire.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The destinations of alarms' messages, on a server with a configuration file. */
class AlarmDeliveryTest {
  private static final Instant START = Instant.parse("2026-02-03T12:00:00Z");
  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:ops";
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:page";
  private static final String ALERTS = "arn:aws:sqs:us-east-1:000000000000:alerts";
  private static final AlarmId BACKLOG = new AlarmId("000000000000", "us-east-1", "backlog");

  private final List<LogRecord> logged = new ArrayList<>();
  private @Nullable Tailback server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private EngineGate start(String action, String... monitoring) {
    return start(false, "", action, monitoring);
  }

  /** Starts a server whose queue of alerts has a policy. */
  private EngineGate start(boolean isEnforced, String policy, String action, String... monitoring) {
    String file =
        """
        queues: {orders: , alerts: %s, other.fifo: }
        alarms:
          backlog:
            AlarmDescription: too many
            Namespace: AWS/SQS
            MetricName: ApproximateNumberOfMessagesVisible
            Dimensions: {QueueName: orders}
            Statistic: Maximum
            Period: 60
            EvaluationPeriods: 1
            Threshold: 0
            ComparisonOperator: GreaterThanThreshold
            AlarmActions: [%s]
        """
            .formatted(policy, action);
    server =
        Tailback.builder()
            .clock(EngineClock.pausedAt(START.toEpochMilli()))
            .enforcePolicies(isEnforced)
            .configuration(Configuration.of("t.yaml", file + String.join("\n", monitoring)))
            .start();
    return server.gate();
  }

  private static void sendAnOrder(EngineGate gate) {
    gate.run(
        queues ->
            queue(queues.find(address("orders")))
                .send(new MessageContent("one", Map.of(), null, null, null, ""), null));
  }

  private static Queue queue(@Nullable Queue queue) {
    if (queue == null) {
      throw new AssertionError("no queue");
    }
    return queue;
  }

  private static QueueAddress address(String name) {
    return new QueueAddress("000000000000", "us-east-1", name);
  }

  private static List<PeekedMessage> alerts(EngineGate gate) {
    return gate.call(queues -> queue(queues.find(address("alerts"))).inspection().peek(0, 10));
  }

  private Map<?, ?> onlyAlert(EngineGate gate) {
    List<PeekedMessage> alerts = alerts(gate);
    assertThat(alerts).hasSize(1);
    return json(alerts.get(0).content().body());
  }

  private static Map<?, ?> json(@Nullable Object text) {
    Object parsed = Json.parse(String.valueOf(text));
    assertThat(parsed).as(String.valueOf(text)).isInstanceOf(Map.class);
    return (Map<?, ?>) parsed;
  }

  private List<HistoryItem> actions() {
    Tailback running = server;
    return running == null
        ? List.of()
        : running
            .gate()
            .call(
                queues ->
                    running
                        .monitoring()
                        .alarms()
                        .history()
                        .newestFirst(item -> item.type() == HistoryItem.Type.ACTION));
  }

  @Test
  void aTopicIsMappedToAQueueWhichGetsTheNotificationAtTheMomentOfTheChange() {
    EngineGate gate = start(TOPIC, "monitoring:", "  actions: {'" + TOPIC + "': " + ALERTS + "}");
    sendAnOrder(gate);
    gate.advance(Duration.ofMinutes(10));
    assertThat(alerts(gate).get(0).sentAtMillis()).isEqualTo(START.plusSeconds(60).toEpochMilli());
    Map<?, ?> envelope = onlyAlert(gate);
    assertThat(envelope.get("Type")).isEqualTo("Notification");
    assertThat(envelope.get("TopicArn")).isEqualTo(TOPIC);
    assertThat(envelope.get("Subject")).isEqualTo("ALARM: \"backlog\" in US East (N. Virginia)");
    assertThat(envelope.get("Timestamp")).isEqualTo("2026-02-03T12:01:00.000Z");
    assertThat(envelope.get("Message"))
        .isEqualTo(
            """
            {"AlarmName":"backlog","AlarmDescription":"too many","AWSAccountId":"000000000000",\
            "AlarmConfigurationUpdatedTimestamp":"2026-02-03T12:00:00.000+0000",\
            "NewStateValue":"ALARM","NewStateReason":"Threshold Crossed: 1 datapoint [1.0 \
            (03/02/26 12:00:00)] was greater than the threshold (0.0).",\
            "StateChangeTime":"2026-02-03T12:01:00.000+0000","Region":"US East (N. Virginia)",\
            "AlarmArn":"arn:aws:cloudwatch:us-east-1:000000000000:alarm:backlog",\
            "OldStateValue":"INSUFFICIENT_DATA","OKActions":[],\
            "AlarmActions":["arn:aws:sns:us-east-1:000000000000:ops"],\
            "InsufficientDataActions":[],"Trigger":{\
            "MetricName":"ApproximateNumberOfMessagesVisible","Namespace":"AWS/SQS",\
            "StatisticType":"Statistic","Statistic":"MAXIMUM","Unit":null,\
            "Dimensions":[{"value":"orders","name":"QueueName"}],"Period":60,\
            "EvaluationPeriods":1,"ComparisonOperator":"GreaterThanThreshold","Threshold":0.0,\
            "TreatMissingData":"missing","EvaluateLowSampleCountPercentile":""}}""");
    assertThat(actions())
        .extracting(HistoryItem::summary)
        .containsExactly("Successfully executed action " + TOPIC);
  }

  @Test
  void anEnforcedPolicyDecidesWhetherATopicMaySend() {
    String mapping = "monitoring: {actions: {'" + TOPIC + "': " + ALERTS + "}}";
    String statement =
        "{Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: 'sqs:SendMessage', "
            + ("Resource: '" + ALERTS + "', Condition: {ArnEquals: {'aws:SourceArn': '%s'}}}");
    String policy = "{Policy: {Version: '2012-10-17', Statement: [" + statement + "]}}";
    assertThat(alertsSent(start(true, "", TOPIC, mapping))).isZero();
    assertThat(json(actions().get(0).data()).get("error"))
        .isEqualTo(
            "User: sns.amazonaws.com is not authorized to perform: sqs:sendmessage on resource: "
                + ALERTS
                + " because no resource-based policy allows the sqs:sendmessage action");
    stop();
    assertThat(alertsSent(start(true, policy.formatted(TOPIC + "-2"), TOPIC, mapping))).isZero();
    stop();
    assertThat(alertsSent(start(true, policy.formatted(TOPIC), TOPIC, mapping))).isOne();
  }

  private static int alertsSent(EngineGate gate) {
    sendAnOrder(gate);
    gate.advance(Duration.ofMinutes(1));
    return alerts(gate).size();
  }

  @Test
  void eachChangeIsAnEvent() {
    EngineGate gate = start(TOPIC, "monitoring: {events: '" + ALERTS + "'}");
    sendAnOrder(gate);
    gate.advance(Duration.ofMinutes(1));
    Map<?, ?> event = onlyAlert(gate);
    assertThat(event.get("id")).asString().hasSize(36);
    event.remove("id");
    assertThat(Json.write(event))
        .isEqualTo(
            """
            {"version":"0","detail-type":"CloudWatch Alarm State Change",\
            "source":"aws.cloudwatch","account":"000000000000","time":"2026-02-03T12:01:00Z",\
            "region":"us-east-1",\
            "resources":["arn:aws:cloudwatch:us-east-1:000000000000:alarm:backlog"],\
            "detail":{"alarmName":"backlog","state":{"value":"ALARM",\
            "reason":"Threshold Crossed: 1 datapoint [1.0 (03/02/26 12:00:00)] was greater than \
            the threshold (0.0).","reasonData":"{\\"version\\":\\"1.0\\",\
            \\"queryDate\\":\\"2026-02-03T12:01:00.000+0000\\",\
            \\"startDate\\":\\"2026-02-03T12:00:00.000+0000\\",\\"statistic\\":\\"Maximum\\",\
            \\"period\\":60,\\"recentDatapoints\\":[1.0],\\"threshold\\":0.0,\
            \\"evaluatedDatapoints\\":[{\\"timestamp\\":\\"2026-02-03T12:00:00.000+0000\\",\
            \\"sampleCount\\":1.0,\\"value\\":1.0}]}",\
            "timestamp":"2026-02-03T12:01:00.000+0000"},\
            "previousState":{"value":"INSUFFICIENT_DATA",\
            "reason":"Unchecked: Initial alarm creation",\
            "timestamp":"2026-02-03T12:00:00.000+0000"},\
            "configuration":{"description":"too many","metrics":[{\
            "id":"38558b35-4bcb-3db5-b535-a078a2607903","metricStat":{"metric":{\
            "namespace":"AWS/SQS","name":"ApproximateNumberOfMessagesVisible",\
            "dimensions":{"QueueName":"orders"}},"period":60,"stat":"Maximum"},\
            "returnData":true}]}}}""");
  }

  @Test
  void aUrlGetsWhatATopicWouldSendIt() throws Exception {
    try (Peer peer = Peer.answering(Peer.OK)) {
      String url = "http://127.0.0.1:" + peer.port() + "/hook";
      EngineGate gate =
          start(
              TOPIC,
              "outgoing: ['127.0.0.1:" + peer.port() + "']",
              "monitoring:",
              "  actions: {'" + TOPIC + "': '" + url + "'}");
      sendAnOrder(gate);
      gate.advance(Duration.ofMinutes(1));
      await().until(() -> !actions().isEmpty());
      assertThat(peer.requests).hasSize(1);
      assertThat(peer.requests.get(0))
          .startsWith("POST /hook HTTP/1.1\r\n")
          .contains("\r\nx-amz-sns-message-type: Notification\r\n")
          .contains("\r\nx-amz-sns-topic-arn: " + TOPIC + "\r\n")
          .contains("\r\nContent-Type: text/plain; charset=UTF-8\r\n")
          .contains("\"Subject\":\"ALARM: \\\"backlog\\\" in US East (N. Virginia)\"");
      assertThat(actions())
          .extracting(HistoryItem::summary)
          .containsExactly("Successfully executed action " + TOPIC);
      assertThat(json(actions().get(0).data()).get("publishedMessage"))
          .asString()
          .startsWith("{\"AlarmName\":\"backlog\"");
    }
  }

  @Test
  void aFunctionsUrlGetsTheCall() throws Exception {
    try (Peer peer = Peer.answering("HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n")) {
      String url = "http://127.0.0.1:" + peer.port() + "/f";
      EngineGate gate =
          start(
              FUNCTION,
              "outgoing: ['127.0.0.1:" + peer.port() + "']",
              "monitoring:",
              "  actions: {'" + FUNCTION + "': '" + url + "'}");
      sendAnOrder(gate);
      gate.advance(Duration.ofMinutes(1));
      await().until(() -> !actions().isEmpty());
      String request = peer.requests.get(0);
      Map<?, ?> call = json(request.substring(request.indexOf("\r\n\r\n") + 4));
      assertThat(call.get("source")).isEqualTo("aws.cloudwatch");
      assertThat(call.get("alarmArn")).isEqualTo(BACKLOG.arn());
      assertThat(call.get("time")).isEqualTo("2026-02-03T12:01:00.000+0000");
      assertThat(json(Json.write(call.get("alarmData"))).keySet())
          .map(String::valueOf)
          .containsExactly("alarmName", "state", "previousState", "configuration");
      assertThat(json(actions().get(0).data()).get("error"))
          .isEqualTo("the answer had the status 400");
    }
  }

  @Test
  void whatIsNotMappedIsRecordedAsFailedAndLoggedOnce() {
    Handler handler = new Recorder();
    Logger logger = Logger.getLogger(AlarmDelivery.class.getName());
    logger.addHandler(handler);
    try {
      EngineGate gate = start("arn:aws:automate:us-east-1:ec2:stop");
      Tailback running = server;
      assertThat(running).isNotNull();
      for (AlarmState state : List.of(AlarmState.ALARM, AlarmState.OK, AlarmState.ALARM)) {
        gate.run(
            queues -> running.monitoring().alarms().setState(BACKLOG, state, "a rehearsal", null));
      }
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(actions())
        .extracting(HistoryItem::summary)
        .containsExactly(
            "Failed to execute action arn:aws:automate:us-east-1:ec2:stop",
            "Failed to execute action arn:aws:automate:us-east-1:ec2:stop");
    assertThat(json(actions().get(0).data()).get("error"))
        .isEqualTo("the action is not mapped to a queue or URL");
    assertThat(logged).hasSize(1);
  }

  @Test
  void aQueueThatRefusesTheMessageIsReported() {
    EngineGate gate =
        start(
            TOPIC,
            "monitoring:",
            "  actions: {'"
                + TOPIC
                + "': ['"
                + ALERTS
                + "-2', '"
                + address("other.fifo").arn()
                + "']}");
    sendAnOrder(gate);
    gate.advance(Duration.ofMinutes(1));
    assertThat(actions())
        .extracting(item -> String.valueOf(json(item.data()).get("error")))
        .containsExactly(
            "a FIFO queue takes no messages without a group: " + address("other.fifo").arn(),
            "there is no queue " + ALERTS + "-2");
  }

  @Test
  void disabledActionsAreNotCarriedOutButEventsAreSent() {
    EngineGate gate =
        start(
            TOPIC,
            "monitoring:",
            "  actions: {'" + TOPIC + "': " + ALERTS + "}",
            "  events: " + ALERTS);
    Tailback running = server;
    assertThat(running).isNotNull();
    gate.run(queues -> running.monitoring().alarms().setActionsEnabled(BACKLOG, false));
    sendAnOrder(gate);
    gate.advance(Duration.ofMinutes(1));
    assertThat(onlyAlert(gate).get("detail-type")).isEqualTo("CloudWatch Alarm State Change");
    assertThat(actions()).isEmpty();
  }

  @Test
  void aResetRestoresTheAlarmsOfTheFile() throws Exception {
    EngineGate gate = start(TOPIC);
    Tailback running = server;
    assertThat(running).isNotNull();
    gate.run(queues -> running.monitoring().alarms().delete(BACKLOG));
    HttpRequest reset =
        HttpRequest.newBuilder(running.endpoint().resolve("/_tailback/reset"))
            .POST(BodyPublishers.noBody())
            .build();
    assertThat(HttpClient.newHttpClient().send(reset, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
    assertThat(gate.<Object>call(queues -> running.monitoring().alarms().find(BACKLOG)))
        .isNotNull();
  }

  /** Captures the log. */
  private final class Recorder extends Handler {
    @Override
    public void publish(LogRecord entry) {
      logged.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
