package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.service.Immediate;
import dev.tailback.server.sqs.policy.PolicyAction;
import dev.tailback.server.sqs.policy.PolicyDocument;
import dev.tailback.server.sqs.policy.PolicyLimits;
import dev.tailback.server.sqs.policy.PolicyRules;
import dev.tailback.server.sqs.policy.PolicyStatement;
import dev.tailback.server.sqs.request.Identifiers;
import dev.tailback.server.sqs.request.QueueAccess;
import dev.tailback.server.sqs.request.Required;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.function.Predicate;

/**
 * Adds a statement to a queue's access policy, which is stored but not enforced.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html">AddPermission</a>
 */
final class AddPermission implements Immediate<AddPermission.Request> {
  private static final ListMember ACCOUNT_IDS =
      ListMember.flattened("AWSAccountIds", "AWSAccountId");
  private static final ListMember ACTIONS = ListMember.flattened("Actions", "ActionName");

  record Request(String queueUrl, String label, List<String> awsAccountIds, List<String> actions) {}

  private final QueueAccess access;
  private final Predicate<String> isAction;

  /**
   * Creates the action.
   *
   * @param isAction whether SQS has an action with a name
   */
  AddPermission(QueueAccess access, Predicate<String> isAction) {
    this.access = access;
    this.isAction = isAction;
  }

  @Override
  public Request read(Input input) {
    return new Request(
        Required.queueUrl(input),
        Required.string(input, "Label"),
        input.stringsOrNone(ACCOUNT_IDS),
        input.stringsOrNone(ACTIONS));
  }

  @Override
  public Result answer(Request request, Call call) {
    access.run(request.queueUrl, call, queue -> add(queue, request));
    return Result.NOTHING;
  }

  private void add(Queue queue, Request request) {
    checkLabel(request.label);
    checkActions(request.actions);
    checkAccounts(request.awsAccountIds);
    PolicyDocument policy = PolicyDocument.of(queue);
    policy.add(
        request.label,
        PolicyStatement.allow(
            request.label, request.awsAccountIds, request.actions, queue.address()));
    String text = PolicyRules.checkAddition(policy);
    queue.change(queue.settings().toBuilder().policy(text).build());
  }

  private static void checkLabel(String label) {
    if (!Identifiers.isName(label)) {
      throw Refusal.invalidValue(
          label,
          "Label",
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
  }

  private void checkActions(List<String> actions) {
    if (actions.isEmpty()) {
      throw Input.missing("Actions");
    }
    if (actions.size() > PolicyLimits.MAX_ACTIONS) {
      throw new Refusal(
          SqsErrors.OVER_LIMIT,
          actions.size()
              + " Actions were found, maximum allowed is "
              + PolicyLimits.MAX_ACTIONS
              + ".");
    }
    actions.forEach(this::checkAction);
  }

  private void checkAction(String action) {
    if (!PolicyAction.isGrantable(action)) {
      throw Refusal.invalidValue(
          "SQS:" + action,
          "ActionName",
          isAction.test(action)
              ? "Only the queue owner is allowed to invoke this action."
              : "Please refer to the appropriate WSDL for a list of valid actions. ");
    }
  }

  private static void checkAccounts(List<String> accounts) {
    if (accounts.isEmpty() || !accounts.stream().allMatch(QueueAddress::isAccount)) {
      boolean namesPrincipal = accounts.stream().anyMatch(AddPermission::hasLetters);
      throw Refusal.invalidValue(
          accounts,
          "PrincipalId",
          namesPrincipal ? "Unable to verify principal." : "Unable to verify.");
    }
  }

  /** Returns whether it looks like an ARN or a user's id, for which SQS has a text of its own. */
  private static boolean hasLetters(String account) {
    return account.chars().anyMatch(Character::isLetter);
  }
}
