package dev.tailback.server.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalStackEndpointsTest {
  private static final String PEEK = "/_aws/sqs/messages";
  private static final String QUEUE = PEEK + "?QueueUrl=" + Emulator.URLS + "orders";
  private static final String RESULT = "ReceiveMessageResponse.ReceiveMessageResult";

  private final Emulator emulator = new Emulator();
  private final String url = emulator.queue("orders");

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void messagesAreShownInXmlWithAllTheirAttributes() {
    send("hello", "MessageAttributes", Members.of("color", Members.string("red")));
    HttpConnection.Answer answer = get(QUEUE, "*/*");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/xml");
    Map<String, Object> shown = Wire.QUERY.members("ReceiveMessage", answer);
    assertThat(Members.at(shown, "Messages.0.Body")).isEqualTo("hello");
    assertThat(Members.at(shown, "Messages.0.ReceiptHandle")).isEqualTo("SQS/BACKDOOR/ACCESS");
    assertThat(Members.at(shown, "Messages.0.Attributes"))
        .isEqualTo(
            Members.of(
                "ApproximateFirstReceiveTimestamp", "0",
                "ApproximateReceiveCount", "0",
                "SenderId", "000000000000",
                "SentTimestamp", "1795300000000"));
    assertThat(Members.at(shown, "Messages.0.MessageAttributes.color"))
        .isEqualTo(Members.string("red"));
  }

  @Test
  void jsonHasTheShapeOfTheXml() {
    assertThat(at(peek(QUEUE), RESULT)).isNull();
    send("first");
    assertThat(at(peek(QUEUE), RESULT + ".Message.Body")).isEqualTo("first");
    send("second");
    assertThat(bodies(QUEUE)).containsExactly("first", "second");
    assertThat(at(peek(QUEUE), RESULT + ".Message.1.Attribute.1"))
        .isEqualTo(Map.of("Name", "ApproximateReceiveCount", "Value", "0"));
    assertThat(at(peek(QUEUE), "ReceiveMessageResponse.ResponseMetadata.RequestId"))
        .asString()
        .hasSize(36);
  }

  @Test
  void peekingIsNoReceive() {
    send("one");
    send("two");
    bodies(QUEUE);
    bodies(QUEUE);
    Map<String, Object> received =
        emulator.call(
            "ReceiveMessage",
            "QueueUrl",
            url,
            "MaxNumberOfMessages",
            10,
            "MessageSystemAttributeNames",
            List.of("ApproximateReceiveCount"));
    assertThat((List<?>) received.get("Messages")).hasSize(2);
    assertThat(Members.at(received, "Messages.0.Attributes.ApproximateReceiveCount"))
        .isEqualTo("1");
  }

  @Test
  void invisibleMessagesAreShownOnRequest() {
    send("taken");
    emulator.call("ReceiveMessage", "QueueUrl", url);
    send("late", "DelaySeconds", 60);
    send("here");
    assertThat(at(peek(QUEUE), RESULT + ".Message.Body")).isEqualTo("here");
    assertThat(bodies(QUEUE + "&ShowInvisible=true")).containsExactly("taken", "here");
    assertThat(bodies(QUEUE + "&ShowDelayed=True")).containsExactly("late", "here");
    String all = QUEUE + "&ShowInvisible=1&ShowDelayed=true";
    assertThat(bodies(all)).containsExactly("taken", "late", "here");
    assertThat(pairs(at(peek(all), RESULT + ".Message.0.Attribute")))
        .containsEntry("IsVisible", "false")
        .containsEntry("IsDelayed", "false")
        .containsEntry("ApproximateReceiveCount", "1")
        .containsEntry("ApproximateFirstReceiveTimestamp", "1795300000000");
    assertThat(pairs(at(peek(all), RESULT + ".Message.1.Attribute")))
        .containsEntry("IsVisible", "true")
        .containsEntry("IsDelayed", "true");
  }

  @Test
  void manyMessagesAreShownAtOnce() {
    for (int i = 0; i < 2_500; i++) {
      send("body " + i);
    }
    assertThat(bodies(QUEUE)).hasSize(2_500).startsWith("body 0").endsWith("body 2499");
  }

  @Test
  void thePathCanNameTheQueue() {
    send("first");
    send("second");
    assertThat(bodies(PEEK + "/us-east-1/000000000000/orders")).containsExactly("first", "second");
    assertThat(get(PEEK + "/eu-west-1/000000000000/orders", "*/*").status()).isEqualTo(400);
  }

  @Test
  void anSdkLooksByReceiveMessageWithThatEndpoint() {
    send("first");
    send("second");
    for (Wire wire : Wire.values()) {
      HttpConnection.Answer answer =
          emulator.send(
              wire.request("ReceiveMessage", Members.of("QueueUrl", url, "VisibilityTimeout", 9))
                  .at(PEEK));
      Map<String, Object> shown = wire.members("ReceiveMessage", answer);
      assertThat((List<?>) shown.get("Messages")).as(wire.name()).hasSize(2);
    }
  }

  @Test
  void anotherActionIsRefusedThere() {
    HttpConnection.Request delete =
        Wire.JSON.request("DeleteQueue", Members.of("QueueUrl", url)).at(PEEK);
    assertThat(emulator.send(delete).status()).isEqualTo(400);
    assertThat(get(QUEUE + "&Action=DeleteQueue", "*/*").status()).isEqualTo(400);
    send("still here");
  }

  @Test
  void aQueueThatDoesNotExistIsAnError() {
    String nowhere = PEEK + "?QueueUrl=nowhere";
    HttpConnection.Answer answer = get(nowhere, "application/json");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(at(Json.parse(answer.body()), "ErrorResponse.Error"))
        .isEqualTo(
            Map.of(
                "Type", "Sender",
                "Code", "AWS.SimpleQueueService.NonExistentQueue",
                "Message", WireError.QUEUE_DOES_NOT_EXIST.queryText(Emulator.NO_QUEUE)));
    assertThat(get(nowhere, "*/*").body()).startsWith("<?xml").contains("<ErrorResponse");
    assertThat(get(PEEK, "*/*").body()).contains("MissingParameter").contains("QueueUrl");
  }

  @Test
  void healthNamesTheOneService() {
    Object health = Json.parse(get("/_localstack/health", "*/*").body());
    assertThat(at(health, "services")).isEqualTo(Map.of("cloudwatch", "running", "sqs", "running"));
    assertThat(at(health, "edition")).isEqualTo("community");
    assertThat(at(health, "version")).asString().isNotEmpty();
  }

  @Test
  void noStageHasScripts() {
    assertThat(Json.parse(get("/_localstack/init", "*/*").body()))
        .isEqualTo(
            Map.of(
                "completed",
                Map.of("BOOT", true, "START", true, "READY", true, "SHUTDOWN", false),
                "scripts",
                List.of()));
  }

  @ParameterizedTest
  @CsvSource({"boot, true", "start, true", "ready, true", "READY, true", "shutdown, false"})
  void aStageIsOverOrNot(String stage, boolean completed) {
    assertThat(Json.parse(get("/_localstack/init/" + stage, "*/*").body()))
        .isEqualTo(Map.of("completed", completed, "scripts", List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /_localstack/init/soon",
    "GET, /_localstack/diagnose",
    "POST, /_localstack/health",
    "POST, /_localstack/state/reset"
  })
  void whatElseLocalStackHasIsNotHere(String method, String path) {
    HttpConnection.Answer answer = emulator.send(request(path, "*/*", method));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("GET /_localstack/health and GET /_localstack/init");
  }

  private void send(String body, Object... more) {
    emulator.call(
        "SendMessage",
        Members.array(Members.with(Members.of("QueueUrl", url, "MessageBody", body), more)));
  }

  private HttpConnection.Answer get(String target, String accept) {
    return emulator.send(request(target, accept, "GET"));
  }

  private static HttpConnection.Request request(String target, String accept, String method) {
    Map<String, String> headers = Map.of("Host", Emulator.HOST, "Accept", accept);
    return new HttpConnection.Request(method, target, headers, "");
  }

  private Object peek(String target) {
    HttpConnection.Answer answer = get(target, "application/json");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    return Json.parse(answer.body());
  }

  private List<Object> bodies(String target) {
    List<?> messages = (List<?>) at(peek(target), RESULT + ".Message");
    return messages.stream().map(message -> at(message, "Body")).toList();
  }

  private static Object at(Object tree, String path) {
    return Members.at(tree, path);
  }

  private static Map<String, String> pairs(Object attributes) {
    return ((List<?>) attributes)
        .stream()
            .collect(
                Collectors.toMap(
                    pair -> (String) at(pair, "Name"), pair -> (String) at(pair, "Value")));
  }
}
