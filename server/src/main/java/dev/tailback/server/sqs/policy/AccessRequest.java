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
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global
 *     condition context keys</a>
 */
public final class AccessRequest {
  private static final String BATCH = "Batch";

  private final Requester requester;
  private final String action;
  private final String resource;
  private final Map<String, String> context;
  private final boolean hasVariables;

  private AccessRequest(
      Requester requester,
      String action,
      String resource,
      Map<String, String> context,
      boolean hasVariables) {
    this.requester = requester;
    this.action = action;
    this.resource = resource;
    this.context = context;
    this.hasVariables = hasVariables;
  }

  /**
   * Returns a request.
   *
   * @param requester who makes it
   * @param action the action, whose batch counts as the action itself
   * @param resource the queue's ARN
   * @param atMillis when it is made; conditions compare whole seconds
   * @param given the values of condition keys that do not follow from the rest, such as {@code
   *     aws:SourceIp}; case does not matter in their names
   */
  public static AccessRequest of(
      Requester requester,
      String action,
      String resource,
      long atMillis,
      Map<String, String> given) {
    boolean isBatch = action.endsWith(BATCH);
    String single = isBatch ? action.substring(0, action.length() - BATCH.length()) : action;
    Map<String, String> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    context.putAll(given);
    context.putAll(requester.context());
    QueueAddress queue = QueueAddress.ofArn(resource);
    if (queue != null) {
      context.put("aws:ResourceAccount", queue.account());
      context.put("aws:RequestedRegion", queue.region());
    }
    Instant now = Instant.ofEpochMilli(atMillis).truncatedTo(ChronoUnit.SECONDS);
    context.put("aws:CurrentTime", now.toString());
    context.put("aws:EpochTime", String.valueOf(now.getEpochSecond()));
    return new AccessRequest(requester, single, resource, context, true);
  }

  /** Returns the same request for a policy in which {@code ${...}} is a variable, or is text. */
  AccessRequest withVariables(boolean has) {
    return new AccessRequest(requester, action, resource, context, has);
  }

  /** Returns who makes it. */
  public Requester requester() {
    return requester;
  }

  /** Returns the action as policies name it, such as {@code SendMessage}. */
  public String action() {
    return action;
  }

  String resource() {
    return resource;
  }

  boolean hasVariables() {
    return hasVariables;
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
