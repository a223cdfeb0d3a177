package dev.tailback.server.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Digests of messages, and which attributes a consumer gets. The expected digests were computed by
 * other programs.
 */
final class DigestsTest {
  private static final Map<String, Object> COLOR = Members.string("blue");
  private static final Map<String, Object> SIZE =
      Members.of("DataType", "Number.int", "StringValue", "42");
  private static final Map<String, Object> BLOB =
      Members.of("DataType", "Binary.png", "BinaryValue", "AAEC/w==");
  private static final Map<String, Object> CITY = Members.string("Zürich €");

  private static final Map<String, Object> FOUR =
      Members.of("size", SIZE, "City", CITY, "color", COLOR, "blob", BLOB);
  private static final String OF_FOUR = "f9b30bf6afdf755c521810ff5a5c116c";
  private static final String OF_COLOR_AND_SIZE = "bd53d2859e52d0cd45995052cbcaa9ed";
  private static final String OF_COLOR = "da1b33cc3cbfe8b1630921e78e6b9880";
  private static final String OF_BLOB = "5a32bca2aeb8e0086cf41708a45cb858";

  @AutoClose private final Emulator emulator = new Emulator();

  private String url = "";

  @BeforeEach
  void createQueue() {
    url = emulator.queue("q");
  }

  private Map<String, Object> send(Wire wire, Object... members) {
    return emulator.call(
        wire,
        "SendMessage",
        Members.with(Members.of("QueueUrl", url, "MessageBody", "b"), members));
  }

  private Map<?, ?> receive(Wire wire, Object... members) {
    Map<String, Object> request =
        Members.with(Members.of("QueueUrl", url, "VisibilityTimeout", 0), members);
    Map<String, Object> result = emulator.call(wire, "ReceiveMessage", request);
    return (Map<?, ?>) Members.at(result, "Messages.0");
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments("hello", "5d41402abc4b2a76b9719d911017c592"),
        arguments("hello world", "5eb63bbbe01eeed093cb22bb8f5acdc3"),
        arguments("This is a test message", "fafb00f5732ab283681e124bf8747ed1"),
        arguments("Zürich €", "fd661c65f218bdfc915cf78447adc4e9"),
        arguments("a\r\nb", "65d5f03c46e62e3f2babbe712d2ce464"),
        arguments("\ud83d\ude00", "2a02eac39d716a70ecf37579185927b6"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aBodyHasItsDigestWhenItIsSentAndReceived(String body, String md5) {
    for (Wire wire : Wire.values()) {
      assertThat(send(wire, "MessageBody", body)).containsEntry("MD5OfMessageBody", md5);
      Map<?, ?> received = receive(wire);
      assertThat(received.get("Body")).isEqualTo(body);
      assertThat(received.get("MD5OfBody")).isEqualTo(md5);
    }
  }

  static Stream<Arguments> attributes() {
    return Stream.of(
        arguments(
            Members.of("Foo", Members.string("Bar"), "Count", Members.number("1")),
            "324758f82d026ac6ec5b31a3b192d1e3"),
        arguments(Members.of("k", Members.string("v")), "0a77b0642718c3d9dd47090567d11e0d"),
        arguments(Members.of("size", SIZE, "color", COLOR), OF_COLOR_AND_SIZE),
        arguments(Members.of("blob", BLOB), OF_BLOB),
        arguments(FOUR, OF_FOUR));
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void attributesHaveTheirDigestWhenTheyAreSentAndReceived(
      Map<String, Object> attributes, String md5) {
    for (Wire wire : Wire.values()) {
      assertThat(send(wire, "MessageAttributes", attributes))
          .containsEntry("MD5OfMessageAttributes", md5);
      Map<?, ?> received = receive(wire, "MessageAttributeNames", List.of("All"));
      assertThat(received.get("MD5OfMessageAttributes")).isEqualTo(md5);
      assertThat(received.get("MessageAttributes")).isEqualTo(attributes);
    }
  }

  @Test
  void theDigestsOfABatchAreThoseOfItsMessages() {
    Map<String, Object> entry =
        Members.of("Id", "1", "MessageBody", "hello", "MessageAttributes", FOUR);
    for (Wire wire : Wire.values()) {
      Object sent =
          emulator.call(
              wire, "SendMessageBatch", Members.of("QueueUrl", url, "Entries", List.of(entry)));
      assertThat(Members.at(sent, "Successful.0.MD5OfMessageBody"))
          .isEqualTo("5d41402abc4b2a76b9719d911017c592");
      assertThat(Members.at(sent, "Successful.0.MD5OfMessageAttributes")).isEqualTo(OF_FOUR);
    }
  }

  @Test
  void aTraceHeaderHasItsDigestWhenItIsSent() {
    String trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    for (Wire wire : Wire.values()) {
      Map<String, Object> attributes = Map.of("AWSTraceHeader", Members.string(trace));
      assertThat(send(wire, "MessageSystemAttributes", attributes))
          .containsEntry("MD5OfMessageSystemAttributes", "5ae4d5d7636402d80f4eb6d213245a88")
          .doesNotContainKey("MD5OfMessageAttributes");
      Map<?, ?> received = receive(wire, "MessageSystemAttributeNames", List.of("AWSTraceHeader"));
      assertThat(received.get("Attributes")).isEqualTo(Map.of("AWSTraceHeader", trace));
    }
  }

  @Test
  void theTraceHeaderOfARequestIsTheMessagesUnlessItHasItsOwn() {
    String header = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1";
    Map<String, Object> message = Members.of("QueueUrl", url, "MessageBody", "b");
    Map<String, Object> own =
        Members.with(
            message, "MessageSystemAttributes", Map.of("AWSTraceHeader", Members.string("own")));
    for (Wire wire : Wire.values()) {
      for (Map<String, Object> sent : List.of(message, own)) {
        HttpConnection.Answer answer =
            emulator.send(wire.request("SendMessage", sent).with("X-Amzn-Trace-Id", header));
        assertThat(answer.body().contains("MD5OfMessageSystemAttributes")).isEqualTo(sent == own);
        Map<?, ?> received = receive(wire, "AttributeNames", List.of("AWSTraceHeader"));
        assertThat(received.get("Attributes"))
            .isEqualTo(Map.of("AWSTraceHeader", sent == own ? "own" : header));
        emulator.call("PurgeQueue", "QueueUrl", url);
      }
    }
  }

  static Stream<Arguments> selections() {
    return Stream.of(
        arguments(List.of("All"), List.of("City", "blob", "color", "size"), OF_FOUR),
        arguments(List.of(".*"), List.of("City", "blob", "color", "size"), OF_FOUR),
        arguments(List.of("*"), List.of("City", "blob", "color", "size"), OF_FOUR),
        arguments(List.of("none", "All"), List.of("City", "blob", "color", "size"), OF_FOUR),
        arguments(List.of("color"), List.of("color"), OF_COLOR),
        arguments(List.of("col.*"), List.of("color"), OF_COLOR),
        arguments(List.of("color.*"), List.of("color"), OF_COLOR),
        arguments(List.of("color", "none", "color"), List.of("color"), OF_COLOR),
        arguments(List.of("s.*", "color"), List.of("color", "size"), OF_COLOR_AND_SIZE),
        arguments(List.of("blob"), List.of("blob"), OF_BLOB));
  }

  @ParameterizedTest
  @MethodSource("selections")
  void aConsumerSeesTheAttributesItNamesAndTheirDigest(
      List<String> names, List<String> seen, String md5) {
    send(Wire.JSON, "MessageAttributes", FOUR);
    for (Wire wire : Wire.values()) {
      Map<?, ?> received = receive(wire, "MessageAttributeNames", names);
      assertThat(((Map<?, ?>) received.get("MessageAttributes")).keySet())
          .isEqualTo(Set.copyOf(seen));
      assertThat(received.get("MD5OfMessageAttributes")).isEqualTo(md5);
    }
  }

  @Test
  void withoutASelectedAttributeThereIsNoDigest() {
    send(Wire.JSON, "MessageAttributes", FOUR);
    for (Wire wire : Wire.values()) {
      for (List<String> names :
          List.of(List.<String>of(), List.of("Color"), List.of("colo"), List.of("col*"))) {
        assertThat(receive(wire, "MessageAttributeNames", names).keySet())
            .isEqualTo(Set.of("MessageId", "ReceiptHandle", "MD5OfBody", "Body"));
      }
    }
  }

  @Test
  void withoutSystemAttributeNamesThereAreNone() {
    send(Wire.JSON);
    for (Wire wire : Wire.values()) {
      assertThat(receive(wire).get("Attributes")).isNull();
    }
  }

  @Test
  void oldAndNewNamesOfSystemAttributesAddUp() {
    send(Wire.JSON, "MessageGroupId", "g");
    Map<?, ?> received =
        receive(
            Wire.JSON,
            "AttributeNames",
            List.of("SenderId"),
            "MessageSystemAttributeNames",
            List.of("MessageGroupId"));
    assertThat(received.get("Attributes"))
        .isEqualTo(Map.of("SenderId", "000000000000", "MessageGroupId", "g"));
  }

  @Test
  void allSystemAttributesAreThoseTheMessageHas() {
    send(Wire.JSON);
    for (Wire wire : Wire.values()) {
      assertThat(receive(wire, "AttributeNames", List.of("All")).get("Attributes"))
          .isEqualTo(
              Map.of(
                  "SenderId", "000000000000",
                  "SentTimestamp", "1795300000000",
                  "ApproximateReceiveCount", wire == Wire.JSON ? "1" : "2",
                  "ApproximateFirstReceiveTimestamp", "1795300000000"));
    }
  }

  @Test
  void aFifoMessageHasThreeSystemAttributesMore() {
    url = emulator.fifoQueue("q.fifo", "ContentBasedDeduplication", "true");
    Map<String, Object> sent = send(Wire.JSON, "MessageBody", "hello", "MessageGroupId", "g");
    for (Wire wire : Wire.values()) {
      assertThat(
              receive(
                      wire,
                      "MessageSystemAttributeNames",
                      List.of("MessageGroupId", "MessageDeduplicationId", "SequenceNumber"))
                  .get("Attributes"))
          .isEqualTo(
              Map.of(
                  "MessageGroupId",
                  "g",
                  "MessageDeduplicationId",
                  "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                  "SequenceNumber",
                  sent.get("SequenceNumber")));
    }
  }
}
