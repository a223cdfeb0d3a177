package dev.tailback.server.sqs.policy;

import dev.tailback.engine.queue.QueueAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Principal} element of a policy statement: everybody, or principals by type. They need
 * not exist, as there is no IAM to know them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
final class PolicyPrincipal {
  static final String AWS = "AWS";
  private static final String SERVICE = "Service";

  private static final String EVERYBODY = "*";
  private static final Set<String> TYPES = Set.of(AWS, "CanonicalUser", "Federated", SERVICE);
  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:(iam|sts)::\\d{12}:[^*?]+");
  private static final Pattern SESSION =
      Pattern.compile("arn:[^:]*:sts::(\\d{12}):assumed-role/([^/]+).*");
  private static final int ACCOUNT_IN_ARN = 4;

  private PolicyPrincipal() {}

  /** Returns the element as SQS shows it: an account id becomes the ARN of the account's root. */
  static Object normal(@Nullable Object json) {
    if (EVERYBODY.equals(json)) {
      return EVERYBODY;
    }
    Map<String, Object> byType = PolicyValue.map(json);
    byType.replaceAll((type, ids) -> PolicyValue.oneOrMore(normal(type, PolicyValue.strings(ids))));
    if (byType.isEmpty()) {
      throw PolicyValue.invalid();
    }
    return byType;
  }

  private static List<String> normal(String type, List<String> ids) {
    if (!TYPES.contains(type)) {
      throw PolicyValue.invalid();
    }
    return type.equals(AWS) ? ids.stream().map(PolicyPrincipal::normalId).toList() : ids;
  }

  private static String normalId(String id) {
    String normal = QueueAddress.isAccount(id) ? "arn:aws:iam::" + id + ":root" : id;
    if (!normal.equals(EVERYBODY) && !ARN.matcher(normal).matches()) {
      throw PolicyValue.invalid();
    }
    return normal;
  }

  /** Returns the accounts of the AWS principals in a normalized element; {@code *} has none. */
  static Set<String> accounts(@Nullable Object principal) {
    if (!(principal instanceof Map<?, ?> byType) || !byType.containsKey(AWS)) {
      return Set.of();
    }
    return PolicyValue.strings(byType.get(AWS)).stream()
        .filter(id -> !id.equals(EVERYBODY))
        .map(id -> id.split(":", -1)[ACCOUNT_IN_ARN])
        .collect(Collectors.toSet());
  }

  /** Returns whether a normalized element names an identity of a requester. */
  static boolean names(Object principal, Requester requester, String identity) {
    if (!(principal instanceof Map<?, ?> byType)) {
      return true; // everybody
    }
    if (ids(byType, AWS).contains(EVERYBODY)) {
      return true;
    }
    if (requester.isAnonymous()) {
      return false;
    }
    return requester.isService()
        ? ids(byType, SERVICE).contains(identity)
        : ids(byType, AWS).stream().anyMatch(id -> isSame(id, identity));
  }

  private static List<String> ids(Map<?, ?> byType, String type) {
    Object ids = byType.get(type);
    return ids == null ? List.of() : PolicyValue.strings(ids);
  }

  /**
   * Compares ARNs. A role's session is the role, whose path it leaves out; partitions don't matter.
   */
  private static boolean isSame(String id, String identity) {
    Matcher session = SESSION.matcher(id);
    if (session.matches()) {
      return identity.startsWith("arn:aws:iam::" + session.group(1) + ":role/")
          && identity.endsWith("/" + session.group(2));
    }
    return identity.split(":", 3)[2].equals(id.split(":", 3)[2]);
  }

  static int count(@Nullable Object principal) {
    return principal instanceof Map<?, ?> byType
        ? byType.values().stream().mapToInt(ids -> PolicyValue.strings(ids).size()).sum()
        : 1;
  }
}
