package dev.tailback.server.sqs.policy;

import dev.tailback.engine.queue.QueueAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that a policy decides on.
 *
 * @param requester who makes it
 * @param action the action as policies name it, such as {@code SendMessage}, also for a batch
 * @param resource the queue's ARN
 * @param context the values of condition keys, such as {@code aws:SourceIp}
 * @param hasVariables whether <code>${...}</code> in the policy is a variable
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global
 *     condition context keys</a>
 */
public record AccessRequest(
    Requester requester,
    String action,
    String resource,
    Map<String, String> context,
    boolean hasVariables) {
  private static final String BATCH = "Batch";

  /** Creates a request. Case does not matter in the names of condition keys. */
  public AccessRequest {
    if (action.endsWith(BATCH)) {
      action = action.substring(0, action.length() - BATCH.length());
    }
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(context);
    byName.putAll(requester.context());
    QueueAddress queue = QueueAddress.ofArn(resource);
    if (queue != null) {
      byName.put("aws:ResourceAccount", queue.account());
      byName.put("aws:RequestedRegion", queue.region());
    }
    context = byName;
  }

  /** Creates a request for a policy with variables. */
  public AccessRequest(
      Requester requester, String action, String resource, Map<String, String> context) {
    this(requester, action, resource, context, true);
  }

  AccessRequest withVariables(boolean has) {
    return new AccessRequest(requester, action, resource, context, has);
  }

  /** Returns the same request at a time, which is compared in whole seconds. */
  public AccessRequest at(long nowMillis) {
    Instant now = Instant.ofEpochMilli(nowMillis).truncatedTo(ChronoUnit.SECONDS);
    Map<String, String> timed = new TreeMap<>(context);
    timed.put("aws:CurrentTime", now.toString());
    timed.put("aws:EpochTime", String.valueOf(now.getEpochSecond()));
    return new AccessRequest(requester, action, resource, timed, hasVariables);
  }

  /** Returns the value of a condition key, {@code null} if the request has none. */
  @Nullable String value(String key) {
    return context.get(key);
  }

  /**
   * Returns the text of SQS's refusal.
   *
   * @param decision why it is refused
   */
  public String refusal(AccessDecision decision) {
    String permission = "sqs:" + action.toLowerCase(Locale.ROOT);
    return "User: "
        + requester.name()
        + " is not authorized to perform: "
        + permission
        + " on resource: "
        + resource
        + (decision == AccessDecision.DENIED
            ? " with an explicit deny in a resource-based policy"
            : " because no resource-based policy allows the " + permission + " action");
  }
}
