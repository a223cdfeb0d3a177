package dev.tailback.server.sqs.policy;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.pressure.Glob;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks access policies before they are stored, in SQS's order. */
public final class PolicyRules {
  private PolicyRules() {}

  /**
   * Checks a policy that is set as a text.
   *
   * @return the policy in normal form
   * @throws Refusal OverLimit, InvalidAttributeValue; InvalidParameterValue for an unknown action
   */
  public static @Nullable String check(String text, QueueAddress queue) {
    PolicyLimits.checkSize(text);
    PolicyDocument policy = PolicyDocument.parse(text);
    PolicyLimits.checkCounts(policy);
    policy.statements().forEach(PolicyRules::checkActions);
    if (!hasDistinctLabels(policy) || !isAllFor(queue, policy)) {
      throw PolicyValue.invalid();
    }
    return policy.text();
  }

  /**
   * Checks a policy after AddPermission has added a statement.
   *
   * @return the policy's text
   * @throws Refusal OverLimit
   */
  public static @Nullable String checkAddition(PolicyDocument policy) {
    PolicyLimits.checkCounts(policy);
    String text = policy.text();
    if (text != null) {
      PolicyLimits.checkSize(text);
    }
    return text;
  }

  private static void checkActions(PolicyStatement statement) {
    for (String action : statement.actions()) {
      if (!PolicyAction.isKnown(action)) {
        throw Refusal.invalidValue(
            action,
            "ActionName",
            "Please refer to the appropriate WSDL for a list of valid actions.");
      }
    }
  }

  private static boolean hasDistinctLabels(PolicyDocument policy) {
    Set<String> labels = new HashSet<>();
    return policy.statements().stream()
        .map(PolicyStatement::sid)
        .allMatch(sid -> sid == null || labels.add(sid));
  }

  private static boolean isAllFor(QueueAddress queue, PolicyDocument policy) {
    return policy.statements().stream().allMatch(statement -> isFor(queue, statement));
  }

  /**
   * Returns whether it names no other queue, and grants other accounts no action reserved for the
   * owner.
   */
  private static boolean isFor(QueueAddress queue, PolicyStatement statement) {
    boolean isForOthers =
        statement.accounts().stream().anyMatch(account -> !account.equals(queue.account()));
    return statement.resources().stream().allMatch(arn -> new Glob(arn).matches(queue.arn()))
        && !(isForOthers
            && statement.appliedActions().stream().anyMatch(PolicyAction::isOnlyForOwner));
  }
}
