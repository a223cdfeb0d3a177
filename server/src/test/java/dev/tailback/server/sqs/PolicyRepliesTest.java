package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.QueuePolicy.ANYONE_SENDS;
import static dev.tailback.server.sqs.QueuePolicy.URL;
import static dev.tailback.server.sqs.QueuePolicy.policy;
import static dev.tailback.server.sqs.QueuePolicy.statement;
import static dev.tailback.server.sqs.WireError.QUEUE_NAME_EXISTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access policies that SQS accepts, and how it shows them. Single quotes stand for double ones. */
final class PolicyRepliesTest {
  @AutoClose private final QueuePolicy policies = new QueuePolicy();

  @ParameterizedTest
  @ValueSource(
      strings = {
        // for a subscription to a topic
        "'Sid':'topic','Effect':'Allow','Principal':{'Service':'sns.amazonaws.com'},"
            + "'Action':'sqs:SendMessage','Resource':'arn:aws:sqs:us-east-1:000000000000:q',"
            + "'Condition':{'ArnEquals':{'aws:SourceArn':'arn:aws:sns:us-east-1:000000000000:t'}}",
        // the same, as consoles and libraries write it
        "'Sid':'Sid1','Effect':'Allow','Principal':{'AWS':'*'},'Action':'SQS:SendMessage',"
            + "'Resource':'arn:aws:sqs:us-east-1:000000000000:q',"
            + "'Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:sns:us-east-1:000000000000:*'}}",
        // for a bucket's notifications
        "'Sid':'','Effect':'Allow','Principal':{'Service':'s3.amazonaws.com'},"
            + "'Action':'sqs:SendMessage','Resource':'arn:aws:sqs:*:*:q',"
            + "'Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:s3:*:*:bucket'},"
            + "'StringEquals':{'aws:SourceAccount':'000000000000'}}",
        // for a rule of EventBridge
        "'Effect':'Allow','Principal':{'Service':'events.amazonaws.com'},'Action':'sqs:SendMessage',"
            + "'Resource':'arn:aws:sqs:us-east-1:000000000000:q','Condition':{'ArnEquals':"
            + "{'aws:SourceArn':['arn:aws:events:us-east-1:000000000000:rule/a',"
            + "'arn:aws:events:us-east-1:000000000000:rule/b']}}",
        // TLS only
        "'Effect':'Deny','Principal':'*','Action':'sqs:*','Resource':'*',"
            + "'Condition':{'Bool':{'aws:SecureTransport':'false'}}",
        "'Effect':'Deny','Principal':{'AWS':'*'},'Action':'sqs:DeleteQueue','Resource':'*',"
            + "'Condition':{'bool':{'aws:SecureTransport':false}}",
        "'Sid':'__owner_statement','Effect':'Allow','Principal':"
            + "{'AWS':'arn:aws:iam::000000000000:root'},'Action':['sqs:SetQueueAttributes','sqs:ListQueues'],"
            + "'Resource':'arn:aws:sqs:us-east-1:000000000000:q'",
        "'Effect':'Allow','Principal':{'AWS':['arn:aws:iam::111122223333:role/path/worker',"
            + "'arn:aws:sts::111122223333:assumed-role/worker/session'],"
            + "'Federated':'cognito-identity.amazonaws.com'},'Action':['sqs:ReceiveMessage',"
            + "'SQS:deletemessage','sqs:Get*','sqs:SendMessage*'],'Resource':'*'",
        "'Effect':'Deny','NotPrincipal':{'AWS':'arn:aws:iam::111122223333:root'},"
            + "'NotAction':'sqs:SendMessage','NotResource':'arn:aws:sqs:us-east-1:000000000000:other'",
        "'Condition':{'IpAddress':{'aws:SourceIp':['192.0.2.0/24','2001:db8::/32']},"
            + "'ForAnyValue:StringLikeIfExists':{'aws:PrincipalOrgPaths':'o-a/*'},"
            + "'DateGreaterThan':{'aws:CurrentTime':'2026-11-28T12:00:00Z'},'Null':{'aws:TokenIssueTime':'true'}},"
            + "'Resource':'arn:aws:sqs:us-east-1:000000000000:?','Action':'*','Principal':'*','Effect':'Allow'"
      })
  void whatIsInUseIsAcceptedAndShownAsItWasSet(String elements) {
    policies.accepts(statement(elements));
  }

  @Test
  void statementsMayHaveNoLabels() {
    policies.accepts(policy("{" + ANYONE_SENDS + "},{" + ANYONE_SENDS + "}"));
    policies.accepts(policy("{'Sid':''," + ANYONE_SENDS + "},{'Sid':''," + ANYONE_SENDS + "}"));
  }

  @Test
  void everyOperatorIsKnown() {
    List<String> names =
        List.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "Bool",
            "BinaryEquals",
            "IpAddress",
            "NotIpAddress",
            "ArnEquals",
            "ArnNotEquals",
            "ArnLike",
            "ArnNotLike");
    for (String name : names) {
      for (String operator : List.of(name, name + "IfExists", "ForAllValues:" + name)) {
        policies.accepts(statement(ANYONE_SENDS + ",'Condition':{'" + operator + "':{'a':'b'}}"));
      }
    }
  }

  @Test
  void aPolicyWithoutVersionGetsTheOldOne() {
    assertThat(policies.shown("{'Id':'i','Statement':[{" + ANYONE_SENDS + "}]}"))
        .isEqualTo("{'Version':'2008-10-17','Id':'i','Statement':[{" + ANYONE_SENDS + "}]}");
    policies.accepts("{'Statement':[{" + ANYONE_SENDS + "}],'Id':'i','Version':'2008-10-17'}");
  }

  @Test
  void aListOfOneIsShownAsItsElement() {
    assertThat(
            policies.shown(
                statement(
                    "'Effect':'Allow','Principal':{'AWS':['*'],'Service':['a','b']},"
                        + "'Action':['sqs:*'],'Resource':['*'],"
                        + "'Condition':{'StringLike':{'aws:SourceArn':['x'],'aws:b':[true,1]}}")))
        .isEqualTo(
            statement(
                "'Effect':'Allow','Principal':{'AWS':'*','Service':['a','b']},"
                    + "'Action':'sqs:*','Resource':'*',"
                    + "'Condition':{'StringLike':{'aws:SourceArn':'x','aws:b':[true,1]}}"));
  }

  @Test
  void aStatementNeedNotBeInAListAndIsShownInOne() {
    assertThat(policies.shown("{'Version':'2012-10-17','Statement':{" + ANYONE_SENDS + "}}"))
        .isEqualTo(statement(ANYONE_SENDS));
  }

  @Test
  void anAccountIsShownAsItsRoot() {
    assertThat(
            policies.shown(
                statement(
                    "'Effect':'Allow','Principal':{'AWS':['111122223333','*']},"
                        + "'Action':'sqs:*','Resource':'*'")))
        .isEqualTo(
            statement(
                "'Effect':'Allow','Principal':{'AWS':['arn:aws:iam::111122223333:root','*']},"
                    + "'Action':'sqs:*','Resource':'*'"));
  }

  @Test
  void blanksAreNotShown() {
    assertThat(policies.shown(" " + statement(ANYONE_SENDS).replace(":'", " :\n '")))
        .doesNotContain(" ");
  }

  @Test
  void aQueueIsCreatedAgainWithItsPolicyWrittenDifferently() {
    String policy =
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'111122223333'},"
            + "'Action':['sqs:*'],'Resource':'*'}}";
    String url = policies.emulator().queue("again", "Policy", policy.replace('\'', '"'));
    String same =
        "{'Version' : '2008-10-17','Statement':[{'Principal':{'AWS':'arn:aws:iam::111122223333:root'},"
            + "'Resource':['*'],'Effect':'Allow','Action':'sqs:*'}]}";
    assertThat(policies.emulator().queue("again", "Policy", same.replace('\'', '"')))
        .isEqualTo(url);
    policies
        .emulator()
        .refuses(
            QUEUE_NAME_EXISTS,
            "A queue already exists with the same name and a different value for attribute Policy",
            "CreateQueue",
            "QueueName",
            "again",
            "Attributes",
            Map.of("Policy", same.replace("2008-10-17", "2012-10-17").replace('\'', '"')));
  }

  @Test
  void permissionsAreAddedToAPolicyThatWasSetAndRemovedFromIt() {
    policies.shown("{'Statement':{'Sid':'set'," + ANYONE_SENDS + "},'Id':'mine'}");
    String added =
        "{'Sid':'added','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},"
            + "'Action':'SQS:SendMessage','Resource':'arn:aws:sqs:us-east-1:000000000000:q'}";
    policies
        .emulator()
        .call(
            "AddPermission",
            "QueueUrl",
            URL,
            "Label",
            "added",
            "AWSAccountIds",
            List.of("111122223333"),
            "Actions",
            List.of("SendMessage"));
    assertThat(policies.shown())
        .isEqualTo(
            "{'Version':'2008-10-17','Statement':[{'Sid':'set',"
                + ANYONE_SENDS
                + "},"
                + added
                + "],'Id':'mine'}");
    policies.emulator().call("RemovePermission", "QueueUrl", URL, "Label", "set");
    assertThat(policies.shown())
        .isEqualTo("{'Version':'2008-10-17','Statement':[" + added + "],'Id':'mine'}");
  }
}
