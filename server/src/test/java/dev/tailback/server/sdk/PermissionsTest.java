package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static dev.tailback.server.sdk.Refusals.assertMissing;
import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.POLICY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.OverLimitException;

class PermissionsTest {
  private static final List<String> ACCOUNT = List.of("111111111111");

  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();
  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void aPermissionIsAStatementOfThePolicy() {
    add("one", ACCOUNT, List.of("SendMessage"));
    String one =
        "{\"Sid\":\"one\",\"Effect\":\"Allow\","
            + "\"Principal\":{\"AWS\":\"arn:aws:iam::111111111111:root\"},"
            + "\"Action\":\"SQS:SendMessage\",\"Resource\":\"ARN\"}";
    assertThat(queue.attribute(POLICY)).isEqualTo(policy(one));
    add("two", List.of("111111111111", "222222222222"), List.of("*", "GetQueueUrl"));
    String two =
        "{\"Sid\":\"two\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
            + "[\"arn:aws:iam::111111111111:root\",\"arn:aws:iam::222222222222:root\"]},"
            + "\"Action\":[\"SQS:*\",\"SQS:GetQueueUrl\"],\"Resource\":\"ARN\"}";
    assertThat(queue.attribute(POLICY)).isEqualTo(policy(one + "," + two));
    remove("one");
    assertThat(queue.attribute(POLICY)).isEqualTo(policy(two));
    remove("two");
    assertThat(queue.attributes()).doesNotContainKey(POLICY);
  }

  private String policy(String statements) {
    String policy =
        "{\"Version\":\"2008-10-17\",\"Id\":\"ARN/SQSDefaultPolicy\",\"Statement\":[%s]}";
    return policy.formatted(statements).replace("ARN", queue.arn());
  }

  @Test
  void aLabelIsUsedOnce() {
    add("label", ACCOUNT, List.of("*"));
    assertInvalidParameter(
        () -> add("label", ACCOUNT, List.of("SendMessage")),
        "Value label for parameter Label is invalid. Reason: Already exists.");
    assertInvalidParameter(
        () -> remove("other"),
        "Value other for parameter Label is invalid. Reason: can't find label.");
  }

  @Test
  void onlyCertainActionsCanBeGranted() {
    assertInvalidParameter(
        () -> add("label", ACCOUNT, List.of("DeleteQueue")),
        "Value SQS:DeleteQueue for parameter ActionName is invalid. Reason: Only the queue owner is"
            + " allowed to invoke this action.");
    assertInvalidParameter(
        () -> add("label", ACCOUNT, List.of("Nonsense")),
        "Value SQS:Nonsense for parameter ActionName is invalid. Reason: Please refer to the"
            + " appropriate WSDL for a list of valid actions. ");
    assertMissing(() -> add("label", ACCOUNT, List.of()), "Actions");
    assertInvalidParameter(
        () -> add("label", List.of(), List.of("*")),
        "Value [] for parameter PrincipalId is invalid. Reason: Unable to verify.");
  }

  @Test
  void sevenActionsCanBeGrantedAtOnce() {
    List<String> eight =
        List.of(
            "ChangeMessageVisibility",
            "DeleteMessage",
            "GetQueueAttributes",
            "GetQueueUrl",
            "ListDeadLetterSourceQueues",
            "PurgeQueue",
            "ReceiveMessage",
            "SendMessage");
    assertRefused(
        () -> add("label", ACCOUNT, eight),
        OverLimitException.class,
        403,
        "OverLimit",
        "8 Actions were found, maximum allowed is 7.");
    add("label", ACCOUNT, eight.subList(0, 7));
  }

  @Test
  void twentyPermissionsCanBeGrantedInAll() {
    for (int i = 1; i <= 20; i++) {
      add("label" + i, ACCOUNT, List.of("SendMessage"));
    }
    assertRefused(
        () -> add("label21", ACCOUNT, List.of("SendMessage")),
        OverLimitException.class,
        403,
        "OverLimit",
        "21 statements were found in the submitted policy, max allowed is 20");
    remove("label1");
    add("label21", ACCOUNT, List.of("SendMessage"));
  }

  private void add(String label, List<String> accounts, List<String> actions) {
    sqs.addPermission(
        r -> r.queueUrl(queue.url()).label(label).awsAccountIds(accounts).actions(actions));
  }

  private void remove(String label) {
    sqs.removePermission(r -> r.queueUrl(queue.url()).label(label));
  }
}
