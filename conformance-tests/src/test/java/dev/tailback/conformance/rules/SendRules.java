package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_MESSAGE_CONTENTS;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.MISSING_PARAMETER;
import static dev.tailback.conformance.SqsError.QUEUE_DOES_NOT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.AWS_TRACE_HEADER;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

@Rules("Send")
@Source(api = "SendMessage")
final class SendRules {
  private static final String TRACE_HEADER = "X-Amzn-Trace-Id";

  @Test
  void aMessageArrivesAsItWasSent(Sqs sqs) {
    Queue queue = sqs.queue();

    String id = queue.send("two coffees").messageId();

    Message message = queue.receive();
    assertThat(message.body()).isEqualTo("two coffees");
    assertThat(message.messageId()).isEqualTo(id);
  }

  @Test
  void theAnswerHasTheMd5OfTheBody(Sqs sqs) {
    assertThat(sqs.queue().send("hello world").md5OfMessageBody())
        .isEqualTo("5eb63bbbe01eeed093cb22bb8f5acdc3");
  }

  @Test
  void theMd5OfTheBodyIsOfItsUtf8Bytes(Sqs sqs) {
    assertThat(sqs.queue().send("Zürich €").md5OfMessageBody())
        .isEqualTo("fd661c65f218bdfc915cf78447adc4e9");
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  void theAnswerHasTheMd5OfTheAttributes(Sqs sqs) {
    SendMessageResponse answer =
        sqs.queue()
            .send(
                "attributes",
                m ->
                    m.messageAttributes(Map.of("Foo", text("Bar"), "Count", value("Number", "1"))));

    assertThat(answer.md5OfMessageAttributes()).isEqualTo("324758f82d026ac6ec5b31a3b192d1e3");
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  void attributesOfAllTypesArriveAsTheyWereSent(Sqs sqs) {
    Queue queue = sqs.queue();
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "colour",
            text("blue"),
            "size",
            value("Number", "42"),
            "picture",
            MessageAttributeValue.builder()
                .dataType("Binary.png")
                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, 1, 2, -1}))
                .build());

    queue.send("attributes", m -> m.messageAttributes(attributes));

    assertThat(queue.receive(r -> r.messageAttributeNames("All")).messageAttributes())
        .isEqualTo(attributes);
  }

  @Test
  void whiteSpaceAndEveryPlaneOfUnicodeArrive(Sqs sqs) {
    Queue queue = sqs.queue();
    String body = "\ttab\nline\r\nline €\uE000\uFFFD\uD83D\uDE00 <&\">";

    queue.send(body);

    assertThat(queue.receive().body()).isEqualTo(body);
  }

  @Test
  void charactersThatXmlCannotHaveAreRefused(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.send("bell: \u0007")).as(INVALID_MESSAGE_CONTENTS).withStatus(400);
  }

  @Test
  @Unsure("The page gives the characters, not the text; it was recorded for #x7 and #xFFFF.")
  void theFirstCharacterThatXmlCannotHaveIsNamed(Sqs sqs) {
    Queue queue = sqs.queue();
    String text =
        "Invalid binary character '%s' was found in the message body, the set of allowed characters"
            + " is #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]";

    refused(() -> queue.send("bell: \u0007\u0000"))
        .as(INVALID_MESSAGE_CONTENTS)
        .saying(text.formatted("#x7"));
    refused(() -> queue.send("\uFFFF"))
        .as(INVALID_MESSAGE_CONTENTS)
        .saying(text.formatted("#xFFFF"));
  }

  @Test
  void aBodyIsNotEmpty(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.send("")).as(MISSING_PARAMETER).mentioning("MessageBody");
  }

  @Test
  @Source(guide = "quotas-messages")
  void aMessageMayBeAsLargeAsTheQueueSays(Sqs sqs) {
    Queue queue = sqs.queue("MaximumMessageSize", "1024");

    queue.send("x".repeat(1024));

    assertThat(queue.receive().body()).hasSize(1024);
  }

  @Test
  @Source(guide = "quotas-messages")
  void aMessageThatIsLargerThanTheQueueSaysIsRefused(Sqs sqs) {
    Queue queue = sqs.queue("MaximumMessageSize", "1024");

    refused(() -> queue.send("x".repeat(1025))).as(INVALID_PARAMETER_VALUE).mentioning("1024");
  }

  @Test
  @Source(guide = "quotas-messages")
  void aMessageMayHaveOneMebibyte(Sqs sqs) {
    Queue queue = sqs.queue();

    queue.send("x".repeat(1_048_576));

    assertThat(queue.receive().body()).hasSize(1_048_576);
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  void namesTypesAndValuesOfAttributesCountAsSize(Sqs sqs) {
    Queue queue = sqs.queue("MaximumMessageSize", "1024");
    // 1 + 6 + 1 bytes of attribute.
    Map<String, MessageAttributeValue> attributes = Map.of("k", text("v"));

    queue.send("x".repeat(1016), m -> m.messageAttributes(attributes));

    refused(() -> queue.send("x".repeat(1017), m -> m.messageAttributes(attributes)))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  void aMessageHasAtMostTenAttributes(Sqs sqs) {
    Queue queue = sqs.queue();
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    for (int i = 1; i <= 11; i++) {
      attributes.put("attribute" + i, text("value"));
    }

    refused(() -> queue.send("eleven", m -> m.messageAttributes(attributes)))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  void anAttributeIsOfTypeStringNumberOrBinary(Sqs sqs) {
    refusedAttribute(sqs, "colour", value("Colour", "blue"));
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  void anAttributeOfTypeNumberIsANumber(Sqs sqs) {
    refusedAttribute(sqs, "size", value("Number", "large"));
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  void namesThatBeginWithAwsAreReserved(Sqs sqs) {
    refusedAttribute(sqs, "AWS.colour", text("blue"));
    refusedAttribute(sqs, "amazon.colour", text("blue"));
  }

  @Test
  @Source(guide = "sqs-message-metadata")
  void theNameOfAnAttributeHasNoTwoDotsInARow(Sqs sqs) {
    refusedAttribute(sqs, "colour..dark", text("blue"));
  }

  @Test
  void aDelayIsFromZeroTo900Seconds(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.send("late", m -> m.delaySeconds(901))).as(INVALID_PARAMETER_VALUE);
    refused(() -> queue.send("early", m -> m.delaySeconds(-1))).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Unsure("The page says that the id is for FIFO queues, not that others refuse it.")
  void aStandardQueueTakesNoDeduplicationId(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.send("once", m -> m.messageDeduplicationId("id")))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(guide = "sqs-fair-queues")
  void aStandardQueueTakesMessageGroups(Sqs sqs) {
    Queue queue = sqs.queue();

    queue.send("of a tenant", m -> m.messageGroupId("tenant"));

    assertThat(
            queue
                .receive(r -> r.messageSystemAttributeNamesWithStrings("MessageGroupId"))
                .attributesAsStrings())
        .containsEntry("MessageGroupId", "tenant");
  }

  @Test
  void aQueueThatDoesNotExistTakesNoMessage(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> sqs.queueAt(queue.url() + "-not").send("lost"))
        .as(QUEUE_DOES_NOT_EXIST)
        .withStatus(400);
  }

  private static MessageAttributeValue text(String text) {
    return value("String", text);
  }

  private static MessageAttributeValue value(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }

  private static void refusedAttribute(Sqs sqs, String name, MessageAttributeValue value) {
    Queue queue = sqs.queue();

    refused(() -> queue.send("refused", m -> m.messageAttributes(Map.of(name, value))))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Unsure("No page says so; it is what other implementations of the API do.")
  void theTraceHeaderOfARequestBecomesTheMessages(Sqs sqs) {
    Queue queue = sqs.queue();
    String trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

    queue.send("traced", r -> r.overrideConfiguration(o -> o.putHeader(TRACE_HEADER, trace)));

    assertThat(queue.receive(r -> r.messageSystemAttributeNames(AWS_TRACE_HEADER)).attributes())
        .containsEntry(AWS_TRACE_HEADER, trace);
  }

  @Test
  @Source(url = "https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html")
  @Unsure("The refusals were recorded; which other headers are malformed is inferred.")
  void aMalformedTraceHeaderHasAnyActionRefused(Sqs sqs) {
    String trace = "Root=dummy;Parent=53995c3f42cd8ad8;Sampled=0";

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () ->
                sqs.client()
                    .listQueues(
                        l -> l.overrideConfiguration(o -> o.putHeader(TRACE_HEADER, trace))),
            () ->
                sqs.queue()
                    .send(
                        "x",
                        r -> r.overrideConfiguration(o -> o.putHeader(TRACE_HEADER, trace))))) {
      refused(call)
          .as(INVALID_PARAMETER_VALUE)
          .withStatus(400)
          .saying(
              "The request has a 'X-Amzn-Trace-Id' HTTP header which is reserved for AWS X-Ray trace"
                  + " header and has an invalid value '"
                  + trace
                  + "'");
    }
  }
}
