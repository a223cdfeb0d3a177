package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.MISSING_PARAMETER;
import static dev.tailback.conformance.SqsError.OVER_LIMIT;
import static dev.tailback.conformance.SqsError.QUEUE_DOES_NOT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Rules("Permissions")
@Source(api = "AddPermission")
final class PermissionRules {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aPermissionIsAStatementOfTheQueuesPolicy(Sqs sqs) {
    Queue queue = sqs.queue();

    allow(sqs, queue, "senders", "SendMessage");

    sqs.eventually(
        () -> {
          JsonNode statement = statements(queue).get(0);
          assertThat(statement.path("Sid").asText()).isEqualTo("senders");
          assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
          assertThat(statement.path("Principal").path("AWS").asText()).contains(queue.account());
          assertThat(statement.path("Action").asText()).isEqualToIgnoringCase("SQS:SendMessage");
          assertThat(statement.path("Resource").asText()).isEqualTo(queue.arn());
        });
  }

  @Test
  void aPermissionMayBeForSeveralActions(Sqs sqs) {
    Queue queue = sqs.queue();

    allow(sqs, queue, "consumers", "ReceiveMessage", "DeleteMessage");

    sqs.eventually(
        () ->
            assertThat(statements(queue).get(0).path("Action"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("SQS:ReceiveMessage", "SQS:DeleteMessage"));
  }

  @Test
  void aStarAllowsEveryAction(Sqs sqs) {
    Queue queue = sqs.queue();

    allow(sqs, queue, "everything", "*");

    sqs.eventually(
        () ->
            assertThat(statements(queue).get(0).path("Action").asText())
                .isEqualToIgnoringCase("SQS:*"));
  }

  @Test
  void aPermissionJoinsThePolicyThatWasSet(Sqs sqs) {
    Queue queue = queueWithPolicy(sqs, "mine");

    allow(sqs, queue, "another", "SendMessage");

    sqs.eventually(() -> assertThat(labels(queue)).containsExactlyInAnyOrder("mine", "another"));
  }

  @Test
  void aPermissionHasAtMostSevenActions(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(
            () ->
                allow(
                    sqs,
                    queue,
                    "eight",
                    "ChangeMessageVisibility",
                    "DeleteMessage",
                    "GetQueueAttributes",
                    "GetQueueUrl",
                    "ListDeadLetterSourceQueues",
                    "PurgeQueue",
                    "ReceiveMessage",
                    "SendMessage"))
        .as(OVER_LIMIT)
        .withStatus(403);
  }

  @Test
  @Source(guide = "quotas-policies")
  @Unsure(
      "The page allows 20 statements, and OverLimit is for too many permissions; no page joins the two.")
  void aQueueHasAtMost20Permissions(Sqs sqs) {
    Queue queue = sqs.queue();
    for (int i = 1; i <= 20; i++) {
      allow(sqs, queue, "permission" + i, "SendMessage");
    }

    refused(() -> allow(sqs, queue, "permission21", "SendMessage"))
        .as(OVER_LIMIT)
        .saying("21 statements were found in the submitted policy, max allowed is 20");
  }

  @Test
  @Unsure("The page asks for account ids; the error was seen.")
  void aPermissionIsForAccountsNotForTheirUsers(Sqs sqs) {
    Queue queue = sqs.queue();
    String user = "arn:aws:iam::" + queue.account() + ":user/me";

    refused(
            () ->
                sqs.client()
                    .addPermission(
                        p ->
                            p.queueUrl(queue.url())
                                .label("user")
                                .awsAccountIds(user)
                                .actions("SendMessage")))
        .as(INVALID_PARAMETER_VALUE)
        .saying(
            "Value ["
                + user
                + "] for parameter PrincipalId is invalid. Reason: Unable to verify principal.");
  }

  @Test
  @Unsure("The page calls the label unique, and does not say how another of its name is refused.")
  void aLabelIsThereOnce(Sqs sqs) {
    Queue queue = sqs.queue();
    allow(sqs, queue, "once", "SendMessage");

    sqs.eventually(
        () ->
            refused(() -> allow(sqs, queue, "once", "ReceiveMessage"))
                .as(INVALID_PARAMETER_VALUE)
                .mentioning("once"));
  }

  @Test
  void aLabelMayHave80LettersDigitsHyphensAndUnderscores(Sqs sqs) {
    Queue queue = sqs.queue();
    String label = "Aa0-_".repeat(16);

    allow(sqs, queue, label, "SendMessage");

    sqs.eventually(() -> assertThat(labels(queue)).containsExactly(label));
  }

  @Test
  @Unsure("The page gives the form of a label, not how others are refused.")
  void otherLabelsAreRefused(Sqs sqs) {
    Queue queue = sqs.queue();

    for (String label : List.of("a".repeat(81), "two words")) {
      refused(() -> allow(sqs, queue, label, "SendMessage")).as(INVALID_PARAMETER_VALUE);
    }
  }

  @Test
  @Unsure("The page lists what may be given, not how others are refused.")
  void anActionThatSqsDoesNotHaveCannotBeAllowed(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> allow(sqs, queue, "brewers", "BrewCoffee")).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(guide = "sqs-overview-of-managing-access")
  @Unsure("The pages say that these are not for other accounts, not that they cannot be asked for.")
  void actionsOfTheOwnerCannotBeAllowed(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> allow(sqs, queue, "deleters", "DeleteQueue"))
        .as(INVALID_PARAMETER_VALUE)
        .mentioning("DeleteQueue");
  }

  @Test
  void labelAccountsAndActionsMustBeGiven(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(
            () ->
                sqs.client()
                    .addPermission(
                        p ->
                            p.queueUrl(queue.url())
                                .awsAccountIds(queue.account())
                                .actions("SendMessage")))
        .as(MISSING_PARAMETER)
        .mentioning("Label");
    refused(
        () ->
            sqs.client()
                .addPermission(
                    p ->
                        p.queueUrl(queue.url())
                            .label("nobody")
                            .awsAccountIds(List.of())
                            .actions("SendMessage")));
    refused(
            () ->
                sqs.client()
                    .addPermission(
                        p ->
                            p.queueUrl(queue.url())
                                .label("nothing")
                                .awsAccountIds(queue.account())
                                .actions(List.of())))
        .as(MISSING_PARAMETER);
  }

  @Test
  @Source(api = "RemovePermission")
  void aRemovedPermissionLeavesTheOthers(Sqs sqs) {
    Queue queue = sqs.queue();
    allow(sqs, queue, "stays", "SendMessage");
    allow(sqs, queue, "goes", "ReceiveMessage");

    remove(sqs, queue, "goes");

    sqs.eventually(() -> assertThat(labels(queue)).containsExactly("stays"));
  }

  @Test
  @Source(api = "RemovePermission")
  void aStatementThatWasSetIsRemovedByItsLabel(Sqs sqs) {
    Queue queue = queueWithPolicy(sqs, "mine");
    allow(sqs, queue, "stays", "SendMessage");

    remove(sqs, queue, "mine");

    sqs.eventually(() -> assertThat(labels(queue)).containsExactly("stays"));
  }

  @Test
  @Source(api = "RemovePermission")
  @Unsure("The page does not say what is left of a policy without statements.")
  void thePolicyGoesWithItsLastStatement(Sqs sqs) {
    Queue queue = sqs.queue();
    allow(sqs, queue, "last", "SendMessage");

    remove(sqs, queue, "last");

    sqs.eventually(() -> assertThat(queue.attributes()).doesNotContainKey("Policy"));
  }

  @Test
  @Source(api = "RemovePermission")
  @Unsure("The page has no error for labels that are not there; its text was recorded.")
  void aLabelThatIsNotThereCannotBeRemoved(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> remove(sqs, queue, "none"))
        .as(INVALID_PARAMETER_VALUE)
        .mentioning("can't find label");
  }

  @Test
  void aQueueThatDoesNotExistHasNoPermissions(Sqs sqs) {
    Queue queue = sqs.queue();
    Queue none = sqs.queueAt(queue.url() + "-not");

    refused(
            () ->
                sqs.client()
                    .addPermission(
                        p ->
                            p.queueUrl(none.url())
                                .label("lost")
                                .awsAccountIds(queue.account())
                                .actions("SendMessage")))
        .as(QUEUE_DOES_NOT_EXIST);
    refused(() -> remove(sqs, none, "lost")).as(QUEUE_DOES_NOT_EXIST);
  }

  /** Allows the owner these actions, because there may be no other account. */
  private static void allow(Sqs sqs, Queue queue, String label, String... actions) {
    sqs.client()
        .addPermission(
            p ->
                p.queueUrl(queue.url())
                    .label(label)
                    .awsAccountIds(queue.account())
                    .actions(actions));
  }

  private static void remove(Sqs sqs, Queue queue, String label) {
    sqs.client().removePermission(p -> p.queueUrl(queue.url()).label(label));
  }

  private static Queue queueWithPolicy(Sqs sqs, String label) {
    Queue queue = sqs.queue();
    queue.set(
        "Policy",
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"%s","Effect":"Allow","Principal":{"AWS":"%s"},
        "Action":"SQS:GetQueueUrl","Resource":"%s"}]}"""
            .formatted(label, queue.account(), queue.arn()));
    sqs.eventually(() -> assertThat(labels(queue)).containsExactly(label));
    return queue;
  }

  private static List<String> labels(Queue queue) {
    List<String> labels = new ArrayList<>();
    statements(queue).forEach(statement -> labels.add(statement.path("Sid").asText()));
    return labels;
  }

  private static JsonNode statements(Queue queue) {
    String policy = queue.attribute("Policy");
    try {
      return JSON.readTree(policy).path("Statement");
    } catch (JsonProcessingException e) {
      throw new AssertionError("The policy is not JSON: " + policy, e);
    }
  }
}
