package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static dev.tailback.server.sdk.Refusals.assertMissing;
import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The SDK itself checks the digests of all that is sent and received here. */
class SendingTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newQueue();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello world",
        " ",
        "\t\r\n",
        "a\r\nb\rc\nd",
        "Zürich €",
        "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDE80\uDBFF\uDFFF",
        "\uE000\uFFFD\uD7FF\u007F\u0085\u2028",
        "\"quoted\\\" <xml>&amp; %41+%20 {\"json\":[1,null]}",
      })
  void aBodyArrivesAsItWasSent(String body) {
    SendMessageResponse sent = queue.send(body);
    assertThat(UUID.fromString(sent.messageId()).version()).isEqualTo(4);
    assertThat(sent.sequenceNumber()).isNull();
    assertThat(sent.md5OfMessageAttributes()).isNull();
    Message received = queue.receive();
    assertThat(received.body()).isEqualTo(body);
    assertThat(received.messageId()).isEqualTo(sent.messageId());
    assertThat(received.md5OfBody()).isEqualTo(sent.md5OfMessageBody());
  }

  @ParameterizedTest
  @CsvSource({"'\u0000',#x0", "'\u0008',#x8", "'a\u000Bb',#xb", "'\u001F',#x1f", "\uFFFE,#xFFFE"})
  void aBodyIsText(String body, String character) {
    assertRefused(
        () -> queue.send(body),
        InvalidMessageContentsException.class,
        400,
        "InvalidMessageContents",
        "Invalid binary character '"
            + character
            + "' was found in the message body, the set of allowed characters is #x9 | #xA | #xD |"
            + " [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]");
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
  }

  @Test
  void aMessageHasABody() {
    assertMissing(() -> queue.send(""), "MessageBody");
    assertMissing(() -> queue.send(r -> {}), "MessageBody");
  }

  @Test
  void attributesOfAllTypesArriveAsTheyWereSent() {
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "Zürich", string("String", "Zürich € \uD83D\uDE00\r\n"),
            "label", string("String.my label", "x"),
            "int", string("Number.int", "-0042"),
            "float", string("Number", "1.5e-100"),
            "bytes", binary("Binary", bytes(256)),
            "png", binary("Binary.png", new byte[] {0, 1, 2, -1}),
            "a.b-c_d", string("String", " "));
    SendMessageResponse sent = queue.send(r -> r.messageBody("b").messageAttributes(attributes));
    Message received = queue.receive();
    assertThat(received.messageAttributes()).isEqualTo(attributes);
    assertThat(received.md5OfMessageAttributes()).isEqualTo(sent.md5OfMessageAttributes());
  }

  @Test
  void theDigestOfAttributesIsAmazons() {
    SendMessageResponse sent =
        queue.send(
            r ->
                r.messageBody("hello world")
                    .messageAttributes(
                        Map.of(
                            "color", string("String", "blue"),
                            "size", string("Number.int", "42"))));
    assertThat(sent.md5OfMessageBody()).isEqualTo("5eb63bbbe01eeed093cb22bb8f5acdc3");
    assertThat(sent.md5OfMessageAttributes()).isEqualTo("bd53d2859e52d0cd45995052cbcaa9ed");
  }

  @Test
  void aMessageHasUpToTenAttributes() {
    queue.send(r -> r.messageBody("ten").messageAttributes(attributes(10)));
    assertThat(queue.receive().messageAttributes()).hasSize(10);
    assertInvalidParameter(
        () -> queue.send(r -> r.messageBody("eleven").messageAttributes(attributes(11))),
        "Number of message attributes [11] exceeds the allowed maximum [10].");
  }

  private static Map<String, MessageAttributeValue> attributes(int number) {
    return IntStream.range(0, number)
        .boxed()
        .collect(Collectors.toMap(i -> "name" + i, i -> string("String", "value")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n | Text   | v  | The type of message (user) attribute 'n' is invalid. You must use only"
            + " the following supported type prefixes: Binary, Number, String.",
        "n | ''     | v  | The message attribute 'n' must contain non-empty message attribute type.",
        "n | Number | v  | Can't cast the value of message (user) attribute 'n' to a number.",
        "n | String | '' | Message (user) attribute 'n' must contain a non-empty value of type"
            + " 'String'.",
        "n | Binary | v  | The message attribute 'n' with type 'Binary' must use field 'Binary'.",
        "aws.n | String | v | You can't use message attribute names beginning with 'AWS.' or"
            + " 'Amazon.'. These strings are reserved for internal use. Additionally, they cannot"
            + " start or end with '.'.",
      })
  void attributesAreChecked(String name, String type, String value, String text) {
    assertInvalidParameter(
        () ->
            queue.send(
                r -> r.messageBody("b").messageAttributes(Map.of(name, string(type, value)))),
        text);
  }

  @Test
  void theTraceHeaderTravelsWithTheMessage() {
    String trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    MessageSystemAttributeValue value =
        MessageSystemAttributeValue.builder().dataType("String").stringValue(trace).build();
    SendMessageResponse sent =
        queue.send(
            r ->
                r.messageBody("traced")
                    .messageSystemAttributes(
                        Map.of(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER, value)));
    assertThat(sent.md5OfMessageSystemAttributes()).isEqualTo("5ae4d5d7636402d80f4eb6d213245a88");
    assertThat(queue.receive().attributes())
        .containsEntry(MessageSystemAttributeName.AWS_TRACE_HEADER, trace);
  }

  @Test
  void theTraceHeaderCanBeARequestHeader() {
    String trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    queue.send(
        r ->
            r.messageBody("traced")
                .overrideConfiguration(o -> o.putHeader("X-Amzn-Trace-Id", trace)));
    assertThat(queue.receive().attributes())
        .containsEntry(MessageSystemAttributeName.AWS_TRACE_HEADER, trace);
  }

  @Test
  void aDelayedMessageAppearsWhenItsDelayEnds() {
    queue.send(r -> r.messageBody("later").delaySeconds(900));
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 0, 1));
    EMULATOR.advanceMillis(899_999);
    assertThat(queue.receive(1)).isEmpty();
    EMULATOR.advanceMillis(1);
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(1, 0, 0));
    assertThat(queue.receiveBodies()).containsExactly("later");
  }

  @Test
  void aMessagesOwnDelayGoesBeforeTheQueues() {
    queue.set(QueueAttributeName.DELAY_SECONDS, "10");
    queue.send(r -> r.messageBody("now").delaySeconds(0));
    queue.send("queue");
    queue.send(r -> r.messageBody("own").delaySeconds(5));
    assertThat(queue.receiveBodies()).containsExactly("now");
    EMULATOR.advanceSeconds(5);
    assertThat(queue.receiveBodies()).containsExactly("own");
    EMULATOR.advanceSeconds(5);
    assertThat(queue.receiveBodies()).containsExactly("queue");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 901})
  void aDelayHasBounds(int seconds) {
    assertInvalidParameter(
        () -> queue.send(r -> r.messageBody("b").delaySeconds(seconds)),
        "Value "
            + seconds
            + " for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <="
            + " 900.");
  }

  @Test
  void aStandardQueueKnowsGroupsButNoDeduplication() {
    queue.send(r -> r.messageBody("grouped").messageGroupId("tenant"));
    assertThat(queue.receive().attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "tenant")
        .doesNotContainKey(MessageSystemAttributeName.SEQUENCE_NUMBER);
    assertInvalidParameter(
        () -> queue.send(r -> r.messageBody("b").messageDeduplicationId("id")),
        "Value id for parameter MessageDeduplicationId is invalid. Reason: The request include"
            + " parameter that is not valid for this queue type.");
  }

  private static MessageAttributeValue string(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }

  private static MessageAttributeValue binary(String type, byte[] value) {
    return MessageAttributeValue.builder()
        .dataType(type)
        .binaryValue(SdkBytes.fromByteArray(value))
        .build();
  }

  private static byte[] bytes(int number) {
    byte[] bytes = new byte[number];
    for (int i = 0; i < number; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
