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
import dev.tailback.server.wire.Result;
import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent, checked as far as possible without its queue. The check runs before the
 * engine lock is taken; its error, if any, is reported only once the queue is known to exist.
 */
sealed interface CheckedMessage {

  /** Returns the message as the request has it. */
  NewMessage given();

  /**
   * Returns the size in bytes, as SQS counts it: of the body, and of the names, types and values of
   * the attributes.
   */
  int size();

  /** Sends the message after a check against its queue, and returns what the producer gets. */
  default Result send(Queue queue, SendWording wording) {
    int maximum = queue.settings().maximumMessageSize();
    if (size() > maximum) {
      throw wording.tooLarge(maximum);
    }
    return sendIfValid(queue, wording);
  }

  /** Sends a message that is not too large for its queue. */
  Result sendIfValid(Queue queue, SendWording wording);

  /** Checks a message. */
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
      return new Valid(
          given,
          size,
          content,
          Md5.ofBody(content.bodyBytes()),
          Md5.ofAttributes(attributes),
          Md5.ofAttributes(system));
    } catch (Refusal refusal) {
      return new Invalid(given, size, refusal);
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
        senderId(call));
  }

  /** Returns the sender's account, or the address of a sender who has none. */
  private static String senderId(Call call) {
    InetAddress source = call.caller().isAnonymous() ? call.source() : null;
    return source == null ? call.caller().account() : source.getHostAddress();
  }

  /** A message that its queue's type and settings may still refuse. */
  record Valid(
      NewMessage given,
      int size,
      MessageContent content,
      String md5OfBody,
      @Nullable String md5OfAttributes,
      @Nullable String md5OfSystemAttributes)
      implements CheckedMessage {

    @Override
    public Result sendIfValid(Queue queue, SendWording wording) {
      SendRules.check(queue, given, wording);
      SentMessage sent = queue.send(content, given.delaySeconds());
      return output -> write(sent, output);
    }

    private void write(SentMessage sent, Output output) {
      output.string("MessageId", sent.messageId().toString());
      output.string("MD5OfMessageBody", md5OfBody);
      output.string("MD5OfMessageAttributes", md5OfAttributes);
      output.string("MD5OfMessageSystemAttributes", md5OfSystemAttributes);
      output.string("SequenceNumber", sent.sequenceNumber());
    }
  }

  /** A message that every queue refuses. */
  record Invalid(NewMessage given, int size, Refusal refusal) implements CheckedMessage {

    @Override
    public Result sendIfValid(Queue queue, SendWording wording) {
      throw refusal;
    }
  }
}
