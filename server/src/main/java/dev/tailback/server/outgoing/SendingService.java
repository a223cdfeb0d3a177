package dev.tailback.server.outgoing;

import dev.tailback.engine.queue.Queue;
import dev.tailback.server.auth.QueuePolicies;
import dev.tailback.server.sqs.policy.AccessRequest;
import dev.tailback.server.sqs.policy.Requester;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The AWS service that would send an alarm's message to a queue at Amazon, where the queue's policy
 * has to allow it.
 *
 * @param principal the service's name as a principal, {@code null} if no service at Amazon sends
 *     such messages
 * @param sourceArn the ARN of the source, such as a topic; {@code null} if unknown
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html">Subscribing
 *     a queue to a topic</a>
 */
record SendingService(@Nullable String principal, @Nullable String sourceArn) {
  static final SendingService NOT_AT_AMAZON = new SendingService(null, null);
  static final SendingService EVENTS = new SendingService("events.amazonaws.com", null);

  private static final String SNS = "sns";
  private static final int SERVICE_IN_ARN = 2;
  private static final int ACCOUNT_IN_ARN = 4;

  /** Returns the service that delivers a topic's messages. */
  static SendingService ofTopic(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > ACCOUNT_IN_ARN && parts[SERVICE_IN_ARN].equals(SNS)
        ? new SendingService("sns.amazonaws.com", arn)
        : NOT_AT_AMAZON;
  }

  /** Returns why a queue's policy does not let it send, {@code null} if it does. */
  @Nullable String denial(QueuePolicies policies, Queue queue, long nowMillis) {
    if (principal == null) {
      return null;
    }
    Map<String, String> context = new LinkedHashMap<>();
    if (sourceArn != null) {
      context.put("aws:SourceArn", sourceArn);
      context.put("aws:SourceAccount", sourceArn.split(":", -1)[ACCOUNT_IN_ARN]);
    }
    AccessRequest request =
        AccessRequest.of(
            Requester.service(principal), "SendMessage", queue.address().arn(), nowMillis, context);
    return policies.denial(request, queue.address().account(), queue.settings().policy());
  }
}
