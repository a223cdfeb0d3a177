package dev.tailback.server.sqs.policy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An operator of a policy's conditions, such as {@code StringNotLikeIfExists}. Each condition key
 * of a request to SQS has one value at most.
 *
 * @param comparison {@code null} for the operator {@code Null}
 * @param isNegated whether the value must differ from all that are given, not equal one
 * @param holdsIfAbsent whether the condition holds if the request has no value for the key
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
record ConditionOperator(
    @Nullable ConditionComparison comparison, boolean isNegated, boolean holdsIfAbsent) {
  private static final String FOR_ALL = "forallvalues:";
  private static final String FOR_ANY = "foranyvalue:";
  private static final String IF_EXISTS = "ifexists";
  private static final String NOT = "not";

  /** Returns the operator with a name that {@link PolicyCondition} accepts. */
  static ConditionOperator named(String name) {
    String rest = name.toLowerCase(Locale.ROOT);
    boolean isForAll = rest.startsWith(FOR_ALL);
    boolean isForAny = rest.startsWith(FOR_ANY);
    rest = rest.substring(rest.indexOf(':') + 1);
    boolean isIfExists = rest.endsWith(IF_EXISTS);
    if (isIfExists) {
      rest = rest.substring(0, rest.length() - IF_EXISTS.length());
    }
    int not = rest.indexOf(NOT);
    boolean isNegated = not >= 0;
    String compared =
        isNegated ? rest.substring(0, not) + rest.substring(not + NOT.length()) : rest;
    boolean holdsIfAbsent = isIfExists || isForAll || (isNegated && !isForAny);
    return new ConditionOperator(ConditionComparison.named(compared), isNegated, holdsIfAbsent);
  }

  /**
   * Returns whether a condition holds.
   *
   * @param key the condition key
   * @param wanted the values given in the policy, at least one
   */
  boolean holds(String key, List<String> wanted, AccessRequest request) {
    String value = request.value(key);
    if (comparison == null) {
      return wanted.stream().anyMatch(text -> Boolean.parseBoolean(text) == (value == null));
    }
    if (value == null) {
      return holdsIfAbsent;
    }
    ConditionComparison compared = comparison;
    return isNegated
        != wanted.stream()
            .map(text -> PolicyPattern.expand(text, request))
            .anyMatch(text -> text != null && compared.matches(value, text));
  }
}
