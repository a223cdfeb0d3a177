package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.QueuePolicy.ANYONE_SENDS;
import static dev.tailback.server.sqs.QueuePolicy.policy;
import static dev.tailback.server.sqs.QueuePolicy.statement;
import static dev.tailback.server.sqs.WireError.INVALID_PARAMETER_VALUE;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access policies that SQS refuses for their content. Single quotes stand for double ones. */
final class PolicyErrorsTest {
  @AutoClose private final QueuePolicy policies = new QueuePolicy();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "[]",
        "1",
        "''",
        "null",
        "{'a':",
        "{}",
        "{'Version':'2012-10-17'}",
        "{'Version':'2012-10-17','Statement':[]}",
        "{'Version':'2012-10-17','Statement':null}",
        "{'Version':'2012-10-17','Statement':['a']}",
        "{'Version':'2011-10-17','Statement':[{" + ANYONE_SENDS + "}]}",
        "{'Version':null,'Statement':[{" + ANYONE_SENDS + "}]}",
        "{'Id':1,'Statement':[{" + ANYONE_SENDS + "}]}",
        "{'Comment':'c','Statement':[{" + ANYONE_SENDS + "}]}",
        "{'statement':[{" + ANYONE_SENDS + "}]}"
      })
  void aPolicyThatIsMalformedIsRefused(String policy) {
    policies.refusesAsMalformed(policy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':'*','Action':'sqs:*','Resource':'*'",
        "'Effect':'allow','Principal':'*','Action':'sqs:*','Resource':'*'",
        "'Effect':'Allow','Action':'sqs:*','Resource':'*'",
        "'Effect':'Allow','Principal':'*','Resource':'*'",
        "'Effect':'Allow','Principal':'*','Action':'sqs:*'",
        ANYONE_SENDS + ",'NotPrincipal':'*'",
        ANYONE_SENDS + ",'NotAction':'sqs:SendMessage'",
        ANYONE_SENDS + ",'NotResource':'*'",
        ANYONE_SENDS + ",'Sid':1",
        ANYONE_SENDS + ",'Sid':null",
        ANYONE_SENDS + ",'Comment':'c'",
        "'Effect':'Allow','Principal':'*','Action':[],'Resource':'*'",
        "'Effect':'Allow','Principal':'*','Action':[1],'Resource':'*'",
        "'Effect':'Allow','Principal':'*','Action':'sqs:*','Resource':''",
        "'Effect':'Allow','Principal':'*','Action':'sqs:*','Resource':{}"
      })
  void aStatementThatIsMalformedIsRefused(String elements) {
    policies.refusesAsMalformed(statement(elements));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'111122223333'",
        "[]",
        "{}",
        "null",
        "{'AWS':[]}",
        "{'AWS':null}",
        "{'AWS':'me'}",
        "{'AWS':'1111-2222-3333'}",
        "{'AWS':'arn:aws:iam::111122223333:role/*'}",
        "{'AWS':'arn:aws:sqs:us-east-1:111122223333:q'}",
        "{'Service':''}",
        "{'User':'me'}"
      })
  void aPrincipalIsEverybodyOrNamedByItsType(String principal) {
    policies.refusesAsMalformed(
        statement("'Effect':'Allow','Principal':" + principal + ",'Action':'*','Resource':'*'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{'StringMatches':{'a':'b'}}",
        "{'NullIfExists':{'a':'true'}}",
        "{'StringEquals':'b'}",
        "{'StringEquals':{'a':null}}",
        "{'StringEquals':{'a':{}}}",
        "{'StringEquals':{'a':[['b']]}}",
        "{'ForSomeValues:StringEquals':{'a':'b'}}"
      })
  void aConditionHasAnOperatorThatIsKnown(String condition) {
    policies.refusesAsMalformed(statement(ANYONE_SENDS + ",'Condition':" + condition));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'arn:aws:sqs:us-east-1:000000000000:other'",
        "'arn:aws:sqs:us-east-1:111122223333:q'",
        "'arn:aws:sqs:eu-west-1:000000000000:q'",
        "'arn:aws:sqs:*:*:r*'",
        "'q'",
        "['arn:aws:sqs:us-east-1:000000000000:q','arn:aws:sqs:us-east-1:000000000000:other']"
      })
  void theResourceOfAPolicyIsItsQueue(String resource) {
    String elements = "'Effect':'Allow','Principal':'*','Action':'sqs:SendMessage','Resource':";
    policies.refusesAsMalformed(statement(elements + resource));
    policies.refusesAsMalformed(policy("{" + ANYONE_SENDS + "},{" + elements + resource + "}"));
  }

  @Test
  void aLabelIsUsedOnce() {
    String twice = "{'Sid':'a'," + ANYONE_SENDS + "},{'Sid':'a'," + ANYONE_SENDS + "}";
    policies.refusesAsMalformed(policy(twice));
    policies.accepts(policy(twice.replaceFirst("'a'", "'A'")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqs:ChangeMessageVisibilityBatch",
        "SQS:SendMessageBatch",
        "sqs:*Batch",
        "sqs:BrewCoffee",
        "sqs:",
        "SendMessage",
        "sns:Publish",
        "s*:SendMessage"
      })
  void anActionThatSqsDoesNotHaveIsRefused(String action) {
    for (String element : List.of("Action", "NotAction")) {
      policies.refuses(
          INVALID_PARAMETER_VALUE,
          "Value "
              + action
              + " for parameter ActionName is invalid. Reason: Please refer to the appropriate WSDL"
              + " for a list of valid actions.",
          statement(
              "'Effect':'Allow','Principal':'*','Resource':'*','"
                  + element
                  + "':['sqs:SendMessage','"
                  + action
                  + "']"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AddPermission",
        "CancelMessageMoveTask",
        "CreateQueue",
        "DeleteQueue",
        "ListMessageMoveTasks",
        "ListQueueTags",
        "ListQueues",
        "RemovePermission",
        "SetQueueAttributes",
        "StartMessageMoveTask",
        "TagQueue",
        "UntagQueue",
        "Create*"
      })
  void actionsReservedForTheOwnerAreNotForOtherAccounts(String action) {
    String elements =
        "'Effect':'Allow','Principal':{'AWS':[%s]},'Resource':'*','Action':['sqs:SendMessage','sqs:"
            + action
            + "']";
    for (String other :
        List.of(
            "'111122223333'",
            "'arn:aws:iam::111122223333:role/r'",
            "'000000000000','arn:aws:iam::111122223333:root'")) {
      policies.refusesAsMalformed(statement(elements.formatted(other)));
    }
    policies.shown(statement(elements.formatted("'000000000000','*'")));
    policies.accepts(
        statement(
            elements
                .formatted("'111122223333','*'")
                .replace("Action", "NotAction")
                .replace("'111122223333'", "'arn:aws:iam::111122223333:root'")));
  }
}
