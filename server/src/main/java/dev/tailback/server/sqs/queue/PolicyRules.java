package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.pressure.Glob;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What SQS checks of an access policy before it keeps it, in this order. */
final class PolicyRules {
  private PolicyRules() {}

  /**
   * Checks a policy that is set as a text.
   *
   * @return its text in normal form
   * @throws Refusal OverLimit, InvalidAttributeValue; InvalidParameterValue for an unknown action
   */
  static @Nullable String check(String text, QueueAddress queue) {
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
   * Checks a policy that AddPermission has added to.
   *
   * @return its text
   * @throws Refusal OverLimit
   */
  static @Nullable String checkAddition(PolicyDocument policy) {
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

  /** Whether it names no other queue, and no action of the owner for another account. */
  private static boolean isFor(QueueAddress queue, PolicyStatement statement) {
    boolean isForOthers =
        statement.accounts().stream().anyMatch(account -> !account.equals(queue.account()));
    return statement.resources().stream().allMatch(arn -> new Glob(arn).matches(queue.arn()))
        && !(isForOthers
            && statement.appliedActions().stream().anyMatch(PolicyAction::isOnlyForOwner));
  }
}
