package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.MessageAttribute;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.SentMessage;
import dev.tailback.server.sqs.request.Characters;
import dev.tailback.server.sqs.request.Identifiers;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Output;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent, checked as far as possible without its queue. The check runs before the
 * engine lock is taken; its error, if any, is reported only once the queue is known to exist.
 *
 * @param size in bytes, as SQS counts it: the body, and the names, types and values of the
 *     attributes
 * @param defect what is wrong with it whatever the queue; the content is not to be used then
 */
record CheckedMessage(
    NewMessage given,
    int size,
    @Nullable String md5OfBody,
    @Nullable String md5OfAttributes,
    @Nullable String md5OfSystemAttributes,
    @Nullable MessageContent content,
    @Nullable Refusal defect) {

  static CheckedMessage of(NewMessage given, Call call) {
    String body = Objects.requireNonNullElse(given.messageBody(), "");
    int size = Characters.utf8Length(body) + size(given.messageAttributes());
    try {
      check(given, body);
      Map<String, MessageAttribute> attributes = MessageAttributes.check(given.messageAttributes());
      Map<String, MessageAttribute> system =
          MessageAttributes.checkSystem(given.messageSystemAttributes());
      checkIds(given);
      MessageContent content = content(given, body, attributes, system, call);
      return new CheckedMessage(
          given,
          size,
          Md5.ofBody(content.bodyBytes()),
          Md5.ofAttributes(attributes),
          Md5.ofAttributes(system),
          content,
          null);
    } catch (Refusal defect) {
      return new CheckedMessage(given, size, null, null, null, null, defect);
    }
  }

  private static void check(NewMessage given, String body) {
    Required.nonEmpty(given.messageBody(), "MessageBody");
    Characters.checkBody(body);
  }

  private static void checkIds(NewMessage given) {
    Identifiers.check(given.messageDeduplicationId(), "MessageDeduplicationId");
    Identifiers.check(given.messageGroupId(), "MessageGroupId");
  }

  private static int size(Map<String, AttributeValue> attributes) {
    int size = 0;
    for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
      AttributeValue value = attribute.getValue();
      size += Characters.utf8Length(attribute.getKey());
      size += Characters.utf8Length(Objects.requireNonNullElse(value.dataType(), ""));
      size += Characters.utf8Length(Objects.requireNonNullElse(value.stringValue(), ""));
      size += value.binaryValue() == null ? 0 : value.binaryValue().length;
    }
    return size;
  }

  private static MessageContent content(
      NewMessage given,
      String body,
      Map<String, MessageAttribute> attributes,
      Map<String, MessageAttribute> system,
      Call call) {
    MessageAttribute trace = system.get(MessageAttributes.AWS_TRACE_HEADER);
    return new MessageContent(
        body,
        attributes,
        given.messageGroupId(),
        given.messageDeduplicationId(),
        trace == null ? call.traceHeader() : trace.stringValue(),
        call.caller().account());
  }

  /** Checks the message against its queue, and sends it. */
  SentMessage send(Queue queue, SendWording wording) {
    int maximum = queue.settings().maximumMessageSize();
    if (size > maximum) {
      throw wording.tooLarge(maximum);
    }
    if (defect != null) {
      throw defect;
    }
    SendRules.check(queue, given, wording);
    return queue.send(Objects.requireNonNull(content), given.delaySeconds());
  }

  /** Writes what the producer learns about the message. */
  void write(SentMessage sent, Output output) {
    output.string("MessageId", sent.messageId().toString());
    output.string("MD5OfMessageBody", md5OfBody);
    output.string("MD5OfMessageAttributes", md5OfAttributes);
    output.string("MD5OfMessageSystemAttributes", md5OfSystemAttributes);
    output.string("SequenceNumber", sent.sequenceNumber());
  }
}
