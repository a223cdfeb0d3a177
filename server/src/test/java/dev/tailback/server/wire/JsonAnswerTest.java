package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonAnswerTest {

  @Test
  void aResultIsAnObjectWithoutItsNulls() {
    WireResponse response = Answers.JSON.success("SendMessage", Answers.SENT, Answers.ID);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("application/x-amz-json-1.0");
    assertThat(response.requestId()).isEqualTo(Answers.ID);
    assertThat(response.queryError()).isNull();
    assertThat(Answers.body(response))
        .isEqualTo(
            "{\"MessageId\":\"0c2ab5f0-5d0e-4c22-8b0e-2f4a5b8f5c11\","
                + "\"MD5OfMessageBody\":\"5eb63bbbe01eeed093cb22bb8f5acdc3\","
                + "\"MD5OfMessageAttributes\":\"bd53d2859e52d0cd45995052cbcaa9ed\"}");
  }

  @Test
  void messagesNest() {
    assertThat(Answers.json(Answers.received("a\r\nb \"Zürich\" \uD83D\uDE00")))
        .isEqualTo(
            "{\"Messages\":[{\"MessageId\":\"m\",\"Body\":\"a\\r\\nb \\\"Zürich\\\" \\uD83D\\uDE00\","
                + "\"Attributes\":{\"SentTimestamp\":\"1\"},"
                + "\"MessageAttributes\":"
                + "{\"blob\":{\"BinaryValue\":\"AAEC/w==\",\"DataType\":\"Binary.png\"}}}]}");
  }

  @Test
  void batchResultsHaveBothLists() {
    assertThat(Answers.json(Answers.batch()))
        .isEqualTo(
            "{\"Successful\":[{\"Id\":\"m1\"}],\"Failed\":[{\"Id\":\"m2\","
                + "\"Code\":\"InvalidParameterValue\",\"Message\":\"must be >= 0 and <= 900.\","
                + "\"SenderFault\":true}]}");
  }

  @Test
  void theResultNothingIsAnEmptyBodyButAnEmptyResultAnEmptyObject() {
    assertThat(Answers.json(Result.NOTHING)).isEmpty();
    assertThat(Answers.json(output -> output.strings("QueueUrls", "QueueUrl", List.of())))
        .isEqualTo("{}");
  }

  @Test
  void emptyCollectionsAreLeftOutUnlessRequired() {
    Result result =
        output -> {
          output.strings("A", "a", List.of());
          output.requiredStrings("queueUrls", "QueueUrl", List.of());
          output.structures("B", "b", List.of());
          output.map("C", "c", "k", "v", Map.of());
          output.structureMap("D", "d", "k", "v", Map.of());
          output.number("E", null);
          output.blob("F", null);
          output.number("G", 12345678901L);
        };
    assertThat(Answers.json(result)).isEqualTo("{\"queueUrls\":[],\"G\":12345678901}");
  }

  @Test
  void halfASurrogatePairIsEscaped() {
    assertThat(Answers.json(output -> output.string("A", "é\uD800x")))
        .isEqualTo("{\"A\":\"é\\uD800x\"}");
    assertThat(Answers.json(output -> output.map("A", "a", "k", "v", Map.of("\uDC00", "\uD800"))))
        .isEqualTo("{\"A\":{\"\\uDC00\":\"\\uD800\"}}");
    String text = "\uD800".repeat(20_000);
    assertThat(Answers.json(output -> output.string("A", text)))
        .isEqualTo("{\"A\":\"" + "\\uD800".repeat(20_000) + "\"}");
  }

  @Test
  void anErrorNamesItsTypeAndItsQueryCode() {
    WireResponse response = Answers.JSON.refusal(Refusal.noSuchQueue(), Answers.ID);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.contentType()).isEqualTo("application/x-amz-json-1.0");
    assertThat(response.queryError()).isEqualTo("AWS.SimpleQueueService.NonExistentQueue;Sender");
    assertThat(Answers.body(response))
        .isEqualTo(
            "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\","
                + "\"message\":\"The specified queue does not exist.\"}");
  }

  @Test
  void aFrameworkErrorHasItsOwnNamespace() {
    String text =
        "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10,"
            + " if provided.";
    WireResponse response = Answers.JSON.refusal(Refusal.invalidParameter(text), Answers.ID);
    assertThat(response.queryError()).isEqualTo("InvalidParameterValue;Sender");
    assertThat(Answers.body(response))
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#InvalidParameterValueException\",\"message\":\""
                + text
                + "\"}");
  }

  @Test
  void anUnknownActionHasNoText() {
    WireResponse response =
        Answers.JSON.refusal(Answers.JSON.unknownAction("Nonsense"), Answers.ID);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.queryError()).isEqualTo("InvalidAction;Sender");
    assertThat(Answers.body(response))
        .isEqualTo("{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}");
  }

  @Test
  void aBugIsTheReceiversFault() {
    WireResponse response = Answers.JSON.failure(Answers.ID);
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.queryError()).isEqualTo("InternalError;Receiver");
    assertThat(Answers.body(response))
        .startsWith("{\"__type\":\"com.amazon.coral.service#InternalFailure\",\"message\":");
  }
}
