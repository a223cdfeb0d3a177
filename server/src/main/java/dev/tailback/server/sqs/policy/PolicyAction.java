package dev.tailback.server.sqs.policy;

import dev.tailback.pressure.Glob;
import java.util.Locale;
import java.util.Set;

/**
 * The names of SQS's actions in access policies, such as {@code sqs:SendMessage}. Case does not
 * matter, and names may have wildcards. Batch actions have no names of their own: the single
 * action's permission covers them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html">Actions
 *     of Amazon SQS</a>
 */
public final class PolicyAction {
  /** The actions that can be granted to other accounts. */
  private static final Set<String> GRANTABLE =
      Set.of(
          "ChangeMessageVisibility",
          "DeleteMessage",
          "GetQueueAttributes",
          "GetQueueUrl",
          "ListDeadLetterSourceQueues",
          "PurgeQueue",
          "ReceiveMessage",
          "SendMessage");

  private static final Set<String> ONLY_FOR_OWNER =
      Set.of(
          "AddPermission",
          "CancelMessageMoveTask",
          "CreateQueue",
          "DeleteQueue",
          "ListMessageMoveTasks",
          "ListQueueTags",
          "ListQueues",
          "RemovePermission",
          "SetQueueAttributes",
          "StartMessageMoveTask",
          "TagQueue",
          "UntagQueue");

  private static final String ALL = "*";
  private static final String PREFIX = "sqs:";

  private PolicyAction() {}

  /** Returns whether AddPermission can grant an action; its names have no prefix there. */
  public static boolean isGrantable(String name) {
    return name.equals(ALL) || GRANTABLE.contains(name);
  }

  /** Returns whether it is an action of SQS or a pattern that matches one. */
  static boolean isKnown(String action) {
    return matchesAny(action, GRANTABLE) || isOnlyForOwner(action);
  }

  /** Returns whether it names or matches only actions that are reserved for the owner. */
  static boolean isOnlyForOwner(String action) {
    return !matchesAny(action, GRANTABLE) && matchesAny(action, ONLY_FOR_OWNER);
  }

  /**
   * Returns whether it covers an action.
   *
   * @param name the action as policies name it, such as {@code SendMessage}
   */
  static boolean covers(String action, String name) {
    return matchesAny(action, Set.of(name));
  }

  /** Returns whether no other account can be allowed to call an action. */
  public static boolean isReservedForOwner(String name) {
    return ONLY_FOR_OWNER.contains(name);
  }

  private static boolean matchesAny(String action, Set<String> names) {
    String pattern = action.toLowerCase(Locale.ROOT);
    if (!pattern.startsWith(PREFIX)) {
      return pattern.equals(ALL);
    }
    Glob glob = new Glob(pattern.substring(PREFIX.length()));
    return names.stream().anyMatch(name -> glob.matches(name.toLowerCase(Locale.ROOT)));
  }
}
