package dev.tailback.server.sqs.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.sqs.Actions;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Json;
import dev.tailback.server.wire.Protocols;
import dev.tailback.server.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queue that a call is about, for each action, whatever else the call contains. */
class CalledQueueTest {
  private static final Caller CALLER = new Caller("222222222222", "us-east-1", "");
  private static final String ARN = "arn:aws:sqs:us-east-1:111111111111:";
  private static final Map<String, String> MEMBERS =
      Map.of(
          "QueueUrl", "http://localhost/111111111111/by-url",
          "QueueName", "by-name",
          "QueueOwnerAWSAccountId", "111111111111",
          "SourceArn", ARN + "by-arn",
          "TaskHandle", handle(ARN + "by-task"));
  private static final Map<String, List<String>> READ_BY =
      Map.of(
          "ListQueues", List.of(),
          "CreateQueue", List.of("QueueName"),
          "GetQueueUrl", List.of("QueueName", "QueueOwnerAWSAccountId"),
          "StartMessageMoveTask", List.of("SourceArn"),
          "ListMessageMoveTasks", List.of("SourceArn"),
          "CancelMessageMoveTask", List.of("TaskHandle"));

  private static String handle(String arn) {
    String json =
        "{\"taskId\":\"f47ac10b-58cc-4372-a567-0e02b2c3d479\",\"sourceArn\":\"" + arn + "\"}";
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<String> actions() {
    try (EngineGate gate = new EngineGate(EngineSettings.seeded(1), EngineClock.pausedAt(1_000))) {
      return List.copyOf(new Actions(gate, QueueUrls.AS_CALLED).service().actions().keySet())
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("actions")
  void onlyTheMembersThatTheActionReadsCount(String action) {
    List<String> read = READ_BY.getOrDefault(action, List.of("QueueUrl"));
    Map<String, String> own = new LinkedHashMap<>(MEMBERS);
    own.keySet().retainAll(read);
    QueueAddress called = called(action, own);
    assertThat(called == null).isEqualTo(read.isEmpty());
    assertThat(called(action, MEMBERS)).isEqualTo(called);
  }

  private static @Nullable QueueAddress called(String action, Map<String, String> members) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AmazonSQS." + action);
    byte[] body = Json.write(members).getBytes(StandardCharsets.UTF_8);
    WireRequest request =
        new WireRequest("POST", "/", "", headers::get, body, "http://localhost", null);
    Call call = new Protocols(List.of(SqsTraits.MODEL)).of(request).read(request, CALLER);
    return CalledQueue.of(call);
  }
}
