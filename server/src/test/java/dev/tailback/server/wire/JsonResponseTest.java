package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonResponseTest {

  @Test
  void aResultIsAnObjectWithoutItsNulls() {
    WireResponse response = Responses.JSON.success("SendMessage", Responses.SENT, Responses.ID);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("application/x-amz-json-1.0");
    assertThat(response.requestId()).isEqualTo(Responses.ID);
    assertThat(response.queryError()).isNull();
    assertThat(Responses.body(response))
        .isEqualTo(
            "{\"MessageId\":\"0c2ab5f0-5d0e-4c22-8b0e-2f4a5b8f5c11\","
                + "\"MD5OfMessageBody\":\"5eb63bbbe01eeed093cb22bb8f5acdc3\","
                + "\"MD5OfMessageAttributes\":\"bd53d2859e52d0cd45995052cbcaa9ed\"}");
  }

  @Test
  void messagesNest() {
    assertThat(Responses.json(Responses.received("a\r\nb \"Zürich\" \uD83D\uDE00")))
        .isEqualTo(
            "{\"Messages\":[{\"MessageId\":\"m\",\"Body\":\"a\\r\\nb \\\"Zürich\\\" \\uD83D\\uDE00\","
                + "\"Attributes\":{\"SentTimestamp\":\"1\"},"
                + "\"MessageAttributes\":"
                + "{\"blob\":{\"BinaryValue\":\"AAEC/w==\",\"DataType\":\"Binary.png\"}}}]}");
  }

  @Test
  void batchResultsHaveBothLists() {
    assertThat(Responses.json(Responses.batch()))
        .isEqualTo(
            "{\"Successful\":[{\"Id\":\"m1\"}],\"Failed\":[{\"Id\":\"m2\","
                + "\"Code\":\"InvalidParameterValue\",\"Message\":\"must be >= 0 and <= 900.\","
                + "\"SenderFault\":true}]}");
  }

  @Test
  void theResultNothingIsAnEmptyBodyButAnEmptyResultAnEmptyObject() {
    assertThat(Responses.json(Result.NOTHING)).isEmpty();
    assertThat(
            Responses.json(
                output -> output.strings(ListMember.flattened("QueueUrls", "QueueUrl"), List.of())))
        .isEqualTo("{}");
  }

  @Test
  void emptyCollectionsAreLeftOutUnlessRequired() {
    Result result =
        output -> {
          output.strings(ListMember.flattened("A", "a"), List.of());
          output.requiredStrings(ListMember.flattened("queueUrls", "QueueUrl"), List.of());
          output.structures(ListMember.flattened("B", "b"), List.of());
          output.map(new MapMember("C", "c", "k", "v"), Map.of());
          output.structureMap(new MapMember("D", "d", "k", "v"), Map.of());
          output.number("E", null);
          output.blob("F", null);
          output.number("G", 12345678901L);
        };
    assertThat(Responses.json(result)).isEqualTo("{\"queueUrls\":[],\"G\":12345678901}");
  }

  @Test
  void halfASurrogatePairIsEscaped() {
    assertThat(Responses.json(output -> output.string("A", "é\uD800x")))
        .isEqualTo("{\"A\":\"é\\uD800x\"}");
    assertThat(
            Responses.json(
                output ->
                    output.map(new MapMember("A", "a", "k", "v"), Map.of("\uDC00", "\uD800"))))
        .isEqualTo("{\"A\":{\"\\uDC00\":\"\\uD800\"}}");
    String text = "\uD800".repeat(20_000);
    assertThat(Responses.json(output -> output.string("A", text)))
        .isEqualTo("{\"A\":\"" + "\\uD800".repeat(20_000) + "\"}");
  }

  @Test
  void anErrorNamesItsTypeAndItsQueryCode() {
    WireResponse response = Responses.JSON.refusal(Refusal.noSuchQueue(), Responses.ID);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.contentType()).isEqualTo("application/x-amz-json-1.0");
    assertThat(response.queryError()).isEqualTo("AWS.SimpleQueueService.NonExistentQueue;Sender");
    assertThat(Responses.body(response))
        .isEqualTo(
            "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\","
                + "\"message\":\"The specified queue does not exist.\"}");
  }

  @Test
  void aFrameworkErrorHasItsOwnNamespace() {
    String text =
        "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10,"
            + " if provided.";
    WireResponse response = Responses.JSON.refusal(Refusal.invalidParameter(text), Responses.ID);
    assertThat(response.queryError()).isEqualTo("InvalidParameterValue;Sender");
    assertThat(Responses.body(response))
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#InvalidParameterValueException\",\"message\":\""
                + text
                + "\"}");
  }

  @Test
  void anUnknownActionHasNoText() {
    WireResponse response =
        Responses.JSON.refusal(Responses.JSON.unknownAction("Nonsense"), Responses.ID);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.queryError()).isNull();
    assertThat(Responses.body(response))
        .isEqualTo("{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}");
  }

  @Test
  void aBugIsTheReceiversFault() {
    WireResponse response = Responses.JSON.failure(Responses.ID);
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.queryError()).isEqualTo("InternalError;Receiver");
    assertThat(Responses.body(response))
        .startsWith("{\"__type\":\"com.amazon.coral.service#InternalFailure\",\"message\":");
  }
}
