package dev.tailback.server.sqs.policy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Condition} element of a policy statement: a map of operators to maps of keys to
 * values. Keys are not checked.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
final class PolicyCondition {
  private static final Pattern OPERATOR =
      Pattern.compile(
          "(ForAllValues:|ForAnyValue:)?(Null|("
              + "String(Not)?(Equals(IgnoreCase)?|Like)"
              + "|(Numeric|Date)((Not)?Equals|(Less|Greater)Than(Equals)?)"
              + "|Arn(Not)?(Equals|Like)"
              + "|(Not)?IpAddress|Bool|BinaryEquals"
              + ")(IfExists)?)",
          Pattern.CASE_INSENSITIVE);

  private PolicyCondition() {}

  /** Returns the element as SQS shows it. */
  static Object normal(@Nullable Object json) {
    Map<String, Object> byOperator = PolicyValue.map(json);
    byOperator.replaceAll(PolicyCondition::normal);
    return byOperator;
  }

  private static Map<String, Object> normal(String operator, @Nullable Object json) {
    if (!OPERATOR.matcher(operator).matches()) {
      throw PolicyValue.invalid();
    }
    Map<String, Object> byKey = PolicyValue.map(json);
    byKey.replaceAll((key, values) -> values(values));
    return byKey;
  }

  private static Object values(@Nullable Object json) {
    List<?> values = PolicyValue.list(json);
    if (!values.stream().allMatch(PolicyCondition::isValue)) {
      throw PolicyValue.invalid();
    }
    return PolicyValue.oneOrMore(values);
  }

  private static boolean isValue(@Nullable Object json) {
    return json instanceof String || json instanceof Number || json instanceof Boolean;
  }

  /** Returns whether all conditions of a normalized element hold. */
  static boolean holds(Object condition, AccessRequest request) {
    return PolicyValue.map(condition).entrySet().stream()
        .allMatch(
            entry -> holds(ConditionOperator.named(entry.getKey()), entry.getValue(), request));
  }

  private static boolean holds(ConditionOperator operator, Object byKey, AccessRequest request) {
    return PolicyValue.map(byKey).entrySet().stream()
        .allMatch(entry -> operator.holds(entry.getKey(), texts(entry.getValue()), request));
  }

  private static List<String> texts(Object values) {
    return PolicyValue.list(values).stream().map(String::valueOf).toList();
  }

  /** Returns how many conditions a normalized element has, one for each key of each operator. */
  static int count(@Nullable Object condition) {
    return condition == null
        ? 0
        : PolicyValue.map(condition).values().stream()
            .mapToInt(byKey -> PolicyValue.map(byKey).size())
            .sum();
  }
}
