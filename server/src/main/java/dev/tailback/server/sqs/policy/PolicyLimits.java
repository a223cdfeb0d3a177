package dev.tailback.server.sqs.policy;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.SqsErrors;
import java.nio.charset.StandardCharsets;

/**
 * Checks the size of access policies. Principals are counted per policy but conditions per
 * statement, as policies of more than ten statements with one condition each are in use.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html">Policy
 *     quotas</a>
 */
public final class PolicyLimits {
  /** The maximum number of actions in a statement or a call of AddPermission. */
  public static final int MAX_ACTIONS = 7;

  private static final int MAX_BYTES = 8_192;
  private static final int MAX_STATEMENTS = 20;
  private static final int MAX_PRINCIPALS = 50;
  private static final int MAX_CONDITIONS = 10;
  private static final String IN_POLICY = "the submitted policy";
  private static final String IN_STATEMENT = "a statement from the submitted policy";

  private PolicyLimits() {}

  /**
   * Checks the size of a policy's text.
   *
   * @throws Refusal OverLimit
   */
  static void checkSize(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw overLimit("Submitted policy is over max allowed size.");
    }
  }

  /**
   * Checks the numbers of statements, principals and conditions.
   *
   * @throws Refusal OverLimit
   */
  static void checkCounts(PolicyDocument policy) {
    check(policy.statements().size(), MAX_STATEMENTS, "statements", IN_POLICY);
    for (PolicyStatement statement : policy.statements()) {
      check(statement.actions().size(), MAX_ACTIONS, "actions", IN_STATEMENT);
      check(statement.conditionCount(), MAX_CONDITIONS, "conditions", IN_STATEMENT);
    }
    int principals = policy.statements().stream().mapToInt(PolicyStatement::principalCount).sum();
    check(principals, MAX_PRINCIPALS, "principals", IN_POLICY);
  }

  private static void check(int count, int max, String what, String where) {
    if (count > max) {
      throw overLimit(count + " " + what + " were found in " + where + ", max allowed is " + max);
    }
  }

  private static Refusal overLimit(String text) {
    return new Refusal(SqsErrors.OVER_LIMIT, text);
  }
}
