package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.QueuePolicy.ANYONE_SENDS;
import static dev.tailback.server.sqs.QueuePolicy.URL;
import static dev.tailback.server.sqs.QueuePolicy.list;
import static dev.tailback.server.sqs.QueuePolicy.policy;
import static dev.tailback.server.sqs.WireError.OVER_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of access policies. Single quotes stand for double ones. */
final class PolicyLimitsTest {
  private static final String TOO_LONG = "Submitted policy is over max allowed size.";

  @AutoClose private final QueuePolicy policies = new QueuePolicy();

  @Test
  void aPolicyHasAtMost8192Bytes() {
    String policy = "{'Version':'2012-10-17','Id':'ID','Statement':[{" + ANYONE_SENDS + "}]}";
    policies.accepts(filled(policy, 8_192));
    for (String longer : List.of(filled(policy, 8_192) + " ", "x".repeat(8_193))) {
      policies.refuses(OVER_LIMIT, TOO_LONG, longer);
    }
  }

  /** Returns the policy with an id that gives it this length in bytes. */
  private static String filled(String policy, int bytes) {
    int missing = bytes - (policy.length() - "ID".length());
    return policy.replace(
        "ID", "a".repeat(missing % 2) + "é".repeat(missing / 2)); // two bytes each
  }

  @Test
  void aPolicyThatIsShownLongerThanItMayBeSetCanStillBeEdited() {
    String policy =
        "{'Id':'ID','Statement':[{" + ANYONE_SENDS + "},{'Sid':'s'," + ANYONE_SENDS + "}]}";
    policies.shown(filled(policy, 8_192));
    policies.emulator().call("RemovePermission", "QueueUrl", URL, "Label", "s");
    assertThat(policies.shown()).startsWith("{'Version':'2008-10-17'").doesNotContain("Sid");
  }

  @ParameterizedTest
  @CsvSource({"20, 7, 2, 10", "1, 7, 50, 10", "20, 1, 1, 1"})
  void aPolicyMayReachItsLimits(int statements, int actions, int principals, int conditions) {
    policies.accepts(policy(list(statements, statementOf(actions, principals, conditions))));
  }

  @ParameterizedTest
  @CsvSource({
    "21, 1, 1, 1, 21 statements were found in the submitted policy",
    "1, 8, 1, 1, 8 actions were found in a statement from the submitted policy",
    "1, 1, 51, 1, 51 principals were found in the submitted policy",
    "3, 1, 17, 1, 51 principals were found in the submitted policy",
    "1, 1, 1, 11, 11 conditions were found in a statement from the submitted policy"
  })
  void aPolicyBeyondItsLimitsIsRefused(
      int statements, int actions, int principals, int conditions, String found) {
    int max =
        Map.of("statements", 20, "actions", 7, "principals", 50, "conditions", 10)
            .get(found.split(" ", -1)[1]);
    policies.refuses(
        OVER_LIMIT,
        found + ", max allowed is " + max,
        policy(list(statements, statementOf(actions, principals, conditions))));
  }

  /**
   * Returns a statement with these numbers of principals and conditions, short enough that twenty
   * fit into a policy.
   */
  private static String statementOf(int actions, int principals, int conditions) {
    String principal = list(principals, "'arn:aws:iam::000000000000:role/#'");
    return "{'Effect':'Deny','Principal':{'AWS':"
        + (principals == 1 ? principal : "[" + principal + "]")
        + "},'Action':"
        + (actions == 1 ? "'sqs:*'" : "[" + list(actions, "'sqs:*'") + "]")
        + ",'Resource':'*','Condition':{'Null':{"
        + list(conditions, "'aws:#':true")
        + "}}}";
  }

  @Test
  void permissionsCannotMakeAPolicyTooLong() {
    policies.shown(filled("{'Id':'ID','Statement':[{" + ANYONE_SENDS + "}]}", 8_000));
    policies
        .emulator()
        .refuses(
            OVER_LIMIT,
            TOO_LONG,
            "AddPermission",
            "QueueUrl",
            URL,
            "Label",
            "l",
            "AWSAccountIds",
            List.of("111122223333", "222233334444"),
            "Actions",
            List.of("SendMessage"));
  }
}
