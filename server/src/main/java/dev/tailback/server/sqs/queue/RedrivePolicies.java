package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.RedrivePolicy;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Json;
import dev.tailback.server.wire.WholeNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON of the attribute RedrivePolicy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>
 */
final class RedrivePolicies {
  private static final String TARGET = "deadLetterTargetArn";
  private static final String RECEIVES = "maxReceiveCount";
  private static final int MAX_LENGTH = 8_192; // far more than an ARN needs

  private RedrivePolicies() {}

  static @Nullable String show(QueueSettings settings) {
    RedrivePolicy policy = settings.redrivePolicy();
    if (policy == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(TARGET, policy.deadLetterTarget().arn());
    json.put(RECEIVES, policy.maxReceiveCount());
    return Json.write(json);
  }

  /** Reads the policy of a queue with this address and type. */
  static RedrivePolicy read(String text, Queues queues, QueueAddress source, boolean isFifo) {
    if (text.length() > MAX_LENGTH || !(Json.parse(text) instanceof Map<?, ?> json)) {
      throw new Refusal(
          SqsErrors.INVALID_ATTRIBUTE_VALUE,
          "Invalid value for the parameter RedrivePolicy. Reason: Redrive policy is not a valid"
              + " JSON map.");
    }
    Object count = mandatory(json, RECEIVES, text);
    Object arn = mandatory(json, TARGET, text);
    if (!Set.of(RECEIVES, TARGET).containsAll(json.keySet())) {
      throw refused(
          text, "Only following attributes are supported: [" + RECEIVES + ", " + TARGET + "].");
    }
    int receives = receives(count, text);
    QueueAddress target = address(arn.toString(), source, text);
    if (!target.equals(source)) {
      checkTarget(queues.find(target), source, isFifo, text);
    }
    return new RedrivePolicy(target, receives);
  }

  private static QueueAddress address(String arn, QueueAddress source, String text) {
    QueueAddress address = QueueAddress.ofArn(arn);
    if (address == null) {
      throw refused(text, "Only SQS queues are valid resources for deadLetterTargetArn.");
    }
    if (!address.region().equals(source.region())) {
      throw refused(text, "Dead-letter target must be in same region as the source.");
    }
    if (!address.account().equals(source.account())) {
      throw refused(text, "Dead-letter target owner should be same as the source.");
    }
    return address;
  }

  /** Checks the target. SQS ends the text about its type with two full stops. */
  private static void checkTarget(
      @Nullable Queue target, QueueAddress source, boolean isFifo, String text) {
    if (target == null) {
      throw refused(text, "Dead letter target does not exist.");
    }
    if (target.isFifo() != isFifo) {
      throw refused(text, "Dead-letter queue must be same type of queue as the source..");
    }
    if (!target.settings().allowsDeadLettersFrom(source)) {
      throw refused(
          text,
          "The redrive allow policy of the dead-letter queue does not allow this source queue.");
    }
  }

  private static Object mandatory(Map<?, ?> json, String key, String text) {
    Object value = json.get(key);
    if (value == null) {
      throw refused(text, "Redrive policy does not contain mandatory attribute: " + key + ".");
    }
    return value;
  }

  private static int receives(Object value, String text) {
    Integer receives = WholeNumber.of(value.toString());
    if (receives == null || receives < 1 || receives > RedrivePolicy.MAX_RECEIVE_COUNT) {
      throw refused(
          text,
          "Invalid value for maxReceiveCount: "
              + value
              + ", valid values are from 1 to "
              + RedrivePolicy.MAX_RECEIVE_COUNT
              + " both inclusive.");
    }
    return receives;
  }

  private static Refusal refused(String text, String why) {
    return Refusal.invalidValue(text, "RedrivePolicy", why);
  }
}
