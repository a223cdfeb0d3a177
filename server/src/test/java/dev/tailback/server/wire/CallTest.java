package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {

  @Test
  void bothProtocolsReadTheSameSendMessage() {
    WireRequest json =
        Requests.json(
            "SendMessage",
            """
            {"QueueUrl":"http://localhost:9324/000000000000/q","MessageBody":"hello world","DelaySeconds":0,
             "MessageAttributes":{"color":{"DataType":"String","StringValue":"blue"},
                                  "size":{"DataType":"Number.int","StringValue":"42"}}}
            """);
    WireRequest form =
        Requests.form(
            "/000000000000/q",
            "Action=SendMessage&Version=2012-11-05&MessageBody=hello+world&DelaySeconds=0"
                + "&QueueUrl=http%3A%2F%2Flocalhost%3A9324%2F000000000000%2Fq"
                + "&MessageAttribute.1.Name=color&MessageAttribute.1.Value.DataType=String"
                + "&MessageAttribute.1.Value.StringValue=blue&MessageAttribute.2.Name=size"
                + "&MessageAttribute.2.Value.DataType=Number.int"
                + "&MessageAttribute.2.Value.StringValue=42");
    for (WireRequest request : new WireRequest[] {json, form}) {
      Call call = Requests.read(request);
      assertThat(call.action()).isEqualTo("SendMessage");
      assertThat(call.baseUrl()).isEqualTo("http://localhost:9324");
      Input input = call.input();
      assertThat(input.string("QueueUrl")).isEqualTo("http://localhost:9324/000000000000/q");
      assertThat(input.string("MessageBody")).isEqualTo("hello world");
      assertThat(input.integer("DelaySeconds")).isZero();
      Map<String, Input> attributes =
          input.structureMap(
              new MapMember("MessageAttributes", "MessageAttribute", "Name", "Value"));
      assertThat(attributes.keySet()).containsExactly("color", "size");
      assertThat(attributes.get("size").string("DataType")).isEqualTo("Number.int");
      assertThat(attributes.get("size").string("StringValue")).isEqualTo("42");
    }
  }

  @Test
  void aGetIsACallToo() {
    Call call =
        Requests.read(
            Requests.get(
                "/000000000000/q",
                "Action=SendMessage&MessageBody=hello%20world&Version=2012-11-05"));
    assertThat(call.action()).isEqualTo("SendMessage");
    assertThat(call.input().string("MessageBody")).isEqualTo("hello world");
    assertThat(call.input().string("QueueUrl")).isEqualTo("/000000000000/q");
  }

  @ParameterizedTest
  @CsvSource({"/000000000000/q,/000000000000/q", "/queue/q,/queue/q", "/q,/q", "/,", "//,"})
  void thePathNamesTheQueue(String path, String queueUrl) {
    Call call = Requests.read(Requests.form(path, "Action=ReceiveMessage"));
    assertThat(call.input().string("QueueUrl")).isEqualTo(queueUrl);
  }

  @Test
  void aQueueUrlParameterOverridesThePath() {
    Call call = Requests.read(Requests.form("/000000000000/q", "Action=A&QueueUrl=other"));
    assertThat(call.input().string("QueueUrl")).isEqualTo("other");
  }

  @Test
  void jsonIgnoresThePath() {
    WireRequest root = Requests.json("ListQueues", "{}");
    WireRequest request =
        new WireRequest("POST", "/000000000000/q", "", root.headers(), root.body(), "", null);
    Call call = Requests.read(request);
    assertThat(call.action()).isEqualTo("ListQueues");
    assertThat(call.input().string("QueueUrl")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"/000000000000/q,CreateQueue", "/000000000000/q,ListQueues", "/queue/q,CreateQueue"})
  void someActionsAreNotForAQueuesPath(String path, String action) {
    assertThatThrownBy(() -> Requests.read(Requests.form(path, "Action=" + action)))
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.shape()).isEqualTo(ErrorShape.UNKNOWN_OPERATION))
        .hasMessage("The action " + action + " is not valid for this endpoint.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Action=", "Version=2012-11-05", "action=ListQueues", "&&&", "="})
  void aRequestWithoutAnActionNamesNoOperation(String form) {
    assertNoOperation(Requests.form("/", form));
    assertNoOperation(Requests.get("/", form));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"})
  void otherMethodsAreNoOperationInEitherProtocol(String method) {
    assertNoOperation(Requests.request(method, "/q", "Action=ListQueues", Map.of(), new byte[0]));
    WireRequest json = Requests.json("ListQueues", "{}");
    assertNoOperation(new WireRequest(method, "/", "", json.headers(), json.body(), "", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AmazonSQSv20121105.ListQueues", "DynamoDB_20120810.ListTables", "AmazonSQS"})
  void aForeignTargetIsAnUnknownOperation(String target) {
    Map<String, String> headers = Map.of("X-Amz-Target", target);
    assertUnknownOperation(Requests.request("POST", "/", "", headers, new byte[0]));
  }

  @Test
  void jsonWithoutATargetIsAnUnknownOperation() {
    Map<String, String> headers = Map.of("Content-Type", "application/x-amz-json-1.0");
    assertUnknownOperation(Requests.request("POST", "/", "", headers, new byte[0]));
  }

  @Test
  void traceHeaderAndUserAgentArePassedOn() {
    String trace = "Root=1-5759e988-bd862e3fe1be46a994272793";
    Map<String, String> headers = new HashMap<>();
    headers.put("x-amzn-trace-id", trace);
    headers.put("user-agent", "Me/1");
    WireRequest query = Requests.request("GET", "/", "Action=A", headers, new byte[0]);
    assertThat(Requests.read(query).traceHeader()).isEqualTo(trace);
    assertThat(Requests.read(query).userAgent()).isEqualTo("Me/1");
    headers.put("X-Amz-Target", "AmazonSQS.A");
    WireRequest json = Requests.request("POST", "/", "", headers, new byte[0]);
    assertThat(Requests.read(json).traceHeader()).isEqualTo(trace);
    assertThat(Requests.read(json).userAgent()).isEqualTo("Me/1");
  }

  private static void assertNoOperation(WireRequest request) {
    assertThatThrownBy(() -> Requests.read(request))
        .isInstanceOfSatisfying(
            BadRequest.class,
            e -> {
              WireResponse response = Responses.QUERY.refusal(e, Responses.ID);
              assertThat(response.status()).isEqualTo(404);
              assertThat(Responses.body(response)).isEqualTo("<UnknownOperationException/>");
            });
  }

  private static void assertUnknownOperation(WireRequest request) {
    assertThatThrownBy(() -> Requests.read(request))
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.shape()).isEqualTo(ErrorShape.UNKNOWN_TARGET));
  }
}
