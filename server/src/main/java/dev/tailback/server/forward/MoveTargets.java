package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.queue.QueueAttribute;
import dev.tailback.server.sqs.request.CalledQueue;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.Call;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls that would move messages to a queue that is not forwarded, by a move task or a
 * redrive policy.
 */
final class MoveTargets {
  private static final String POLICY = "RedrivePolicy";

  /** Everything that an upstream might read as an ARN. */
  private static final Pattern ARN = Pattern.compile("arn:[^\"]*", Pattern.CASE_INSENSITIVE);

  private final ForwardedQueues queues;

  MoveTargets(ForwardedQueues queues) {
    this.queues = queues;
  }

  /**
   * Checks a call.
   *
   * @throws Refusal if it names such a queue, as if the queue did not exist
   * @throws BadRequest if it names no queue, so that it could mean any
   */
  void check(Call call) {
    if (!queues.takesAny()) {
      switch (call.action()) {
        case "StartMessageMoveTask" -> checkDestination(call.input().string("DestinationArn"));
        case "CreateQueue", "SetQueueAttributes" ->
            checkPolicy(call.input().map(QueueAttribute.ATTRIBUTES));
        default -> {} // moves nothing
      }
    }
  }

  private void checkDestination(@Nullable String arn) {
    if (arn == null) {
      throw BadRequest.accessDenied(
          "StartMessageMoveTask is not forwarded without a DestinationArn: it would move messages"
              + " to whatever queues they came from. Name a queue that is forwarded, or lift the"
              + " restriction with --upstream-any-queue.");
    }
    QueueAddress queue = CalledQueue.ofArn(arn);
    if (queue == null || !(isNamed(queue) || queues.isForwarded(queue))) {
      throw noSuchResource("DestinationArn");
    }
  }

  private boolean isNamed(QueueAddress queue) {
    return queues.upstream(queue.name()) != null;
  }

  static Refusal noSuchResource(String parameter) {
    return new Refusal(
        SqsErrors.RESOURCE_NOT_FOUND,
        "The resource that you specified for the " + parameter + " parameter doesn't exist.");
  }

  private void checkPolicy(@Nullable Map<String, String> attributes) {
    String policy = attributes == null ? null : attributes.get(POLICY);
    if (policy != null && !namesForwardedOnly(policy)) {
      throw Refusal.invalidValue(policy, POLICY, "Dead letter target does not exist.");
    }
  }

  /** Returns whether all ARNs name forwarded queues; none may be hidden by escapes. */
  private boolean namesForwardedOnly(String policy) {
    Matcher arns = ARN.matcher(policy);
    boolean areForwarded = policy.indexOf('\\') < 0;
    while (areForwarded && arns.find()) {
      areForwarded = isForwarded(arns.group());
    }
    return areForwarded;
  }

  private boolean isForwarded(String arn) {
    QueueAddress queue = CalledQueue.ofArn(arn);
    return queue != null && queues.isForwarded(queue);
  }
}
