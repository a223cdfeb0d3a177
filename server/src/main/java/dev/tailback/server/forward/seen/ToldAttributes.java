package dev.tailback.server.forward.seen;

import dev.tailback.engine.queue.Elsewhere;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.RedrivePolicy;
import dev.tailback.server.wire.Json;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What another SQS says about a queue.
 *
 * @param attributes by name, with ARNs as clients see them
 */
record ToldAttributes(Map<String, String> attributes) {

  /** Applies it to the queue, inside the gate. */
  void tell(Queue queue) {
    QueueCounts counts = counts();
    Elsewhere elsewhere = queue.elsewhere();
    if (elsewhere != null && counts != null) {
      queue.touch();
      elsewhere.told(counts);
      QueueSettings settings = settings(queue.settings());
      if (!settings.equals(queue.settings())) {
        queue.change(settings);
      }
    }
  }

  private @Nullable QueueCounts counts() {
    int visible = number("ApproximateNumberOfMessages", -1);
    int inFlight = number("ApproximateNumberOfMessagesNotVisible", -1);
    int delayed = number("ApproximateNumberOfMessagesDelayed", -1);
    boolean areKnown = Math.min(visible, Math.min(inFlight, delayed)) >= 0;
    return areKnown ? new QueueCounts(visible, inFlight, delayed) : null;
  }

  private QueueSettings settings(QueueSettings before) {
    return before.toBuilder()
        .delaySeconds(number("DelaySeconds", before.delaySeconds()))
        .maximumMessageSize(number("MaximumMessageSize", before.maximumMessageSize()))
        .messageRetentionPeriodSeconds(
            number("MessageRetentionPeriod", before.messageRetentionPeriodSeconds()))
        .receiveMessageWaitTimeSeconds(
            number("ReceiveMessageWaitTimeSeconds", before.receiveMessageWaitTimeSeconds()))
        .visibilityTimeoutSeconds(number("VisibilityTimeout", before.visibilityTimeoutSeconds()))
        .redrivePolicy(redrivePolicy())
        .build();
  }

  private @Nullable RedrivePolicy redrivePolicy() {
    String text = attributes.get("RedrivePolicy");
    if (text == null || !(Json.parse(text) instanceof Map<?, ?> policy)) {
      return null;
    }
    QueueAddress target = QueueAddress.ofArn(String.valueOf(policy.get("deadLetterTargetArn")));
    int receives = number(String.valueOf(policy.get("maxReceiveCount")), -1, -1);
    return target == null || receives < 1 ? null : new RedrivePolicy(target, receives);
  }

  private int number(String name, int otherwise) {
    return number(Objects.requireNonNullElse(attributes.get(name), ""), otherwise, otherwise);
  }

  /** Returns an attribute that is a number. */
  private static int number(String digits, int ifNone, int ifTooLarge) {
    if (!digits.matches("\\d+")) {
      return ifNone;
    }
    return digits.length() > 9 ? ifTooLarge : Integer.parseInt(digits);
  }
}
