package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_ATTRIBUTE_VALUE;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.OVER_LIMIT;
import static dev.tailback.conformance.SqsError.QUEUE_NAME_EXISTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Refusal;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules about access policies. Single quotes in their texts stand for double quotes. */
@Rules("Policies")
@Source(guide = "sqs-creating-custom-policies")
final class PolicyRules {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MALFORMED = "Invalid value for the parameter Policy.";
  private static final String OTHER_ACCOUNT = "111122223333";

  @Test
  @Source(api = "SetQueueAttributes")
  void aPolicyIsKept(Sqs sqs) {
    Queue queue = sqs.queue();
    String policy = statement(queue, "'Sid':'senders'", "'*'", "'sqs:SendMessage'");

    set(queue, policy);

    eventuallyShows(sqs, queue, policy);
  }

  @Test
  @Source(guide = "sqs-basic-examples-of-sqs-policies")
  void topicsBucketsAndRulesOfEventBridgeMaySend(Sqs sqs) {
    Queue queue = sqs.queue();
    String policy =
        policy(
            queue,
            sender("sns", "ArnEquals", "arn:aws:sns:us-east-1:%s:topic"),
            sender("s3", "ArnLike", "arn:aws:s3:*:*:bucket"),
            sender("events", "ArnEquals", "arn:aws:events:us-east-1:%s:rule/rule"));

    set(queue, policy);

    eventuallyShows(sqs, queue, policy);
  }

  private static String sender(String service, String operator, String source) {
    return "{'Effect':'Allow','Principal':{'Service':'"
        + service
        + ".amazonaws.com'},'Action':'sqs:SendMessage','Resource':'QUEUE','Condition':{'"
        + operator
        + "':{'aws:SourceArn':'"
        + source.formatted("ACCOUNT")
        + "'}}}";
  }

  @Test
  @Unsure("No page says so, but tools that compare policies were seen to stumble over it.")
  void aPolicyWithoutVersionGetsTheOldOne(Sqs sqs) {
    Queue queue = sqs.queue();
    String policy = statement(queue, "'Sid':'s'", "'*'", "'sqs:SendMessage'");

    set(queue, policy.replace("'Version':'2012-10-17',", ""));

    eventuallyShows(sqs, queue, policy.replace("2012-10-17", "2008-10-17"));
  }

  @Test
  @Unsure("No page says so, but tools that compare policies were seen to stumble over it.")
  void aListOfOneIsShownAsItsElementAndAnAccountAsItsRoot(Sqs sqs) {
    Queue queue = sqs.queue();

    set(queue, statement(queue, "'Sid':'s'", "{'AWS':['ACCOUNT']}", "['sqs:SendMessage']"));

    eventuallyShows(
        sqs,
        queue,
        statement(queue, "'Sid':'s'", "{'AWS':'arn:aws:iam::ACCOUNT:root'}", "'sqs:SendMessage'"));
  }

  @Test
  @Source(api = "CreateQueue")
  @Unsure("The page compares attributes, and does not say when two policies are the same.")
  void aQueueIsCreatedAgainWithItsPolicyInAnotherSpelling(Sqs sqs) {
    Queue queue = sqs.queue();
    String policy = statement(queue, "'Sid':'s'", "'*'", "'sqs:SendMessage'");
    set(queue, policy);
    eventuallyShows(sqs, queue, policy);

    createAgain(sqs, queue, policy.replace("'sqs:SendMessage'", " [ 'sqs:SendMessage' ]"));

    refused(() -> createAgain(sqs, queue, policy.replace("Allow", "Deny"))).as(QUEUE_NAME_EXISTS);
  }

  @Test
  @Source(guide = "quotas-policies")
  @Unsure("The page gives the limit; the error was seen.")
  void aPolicyHasAtMost8192Bytes(Sqs sqs) {
    Queue queue = sqs.queue();

    refusedToSet(queue, statement(queue, "'Sid':'" + "s".repeat(8192) + "'", "'*'", "'sqs:*'"))
        .as(OVER_LIMIT)
        .withStatus(403)
        .saying("Submitted policy is over max allowed size.");
  }

  @Test
  @Source(guide = "quotas-policies")
  @Unsure("The page gives the limit; the error was seen.")
  void aPolicyHasAtMost20Statements(Sqs sqs) {
    Queue queue = sqs.queue();

    refusedToSet(queue, policy(queue, statements(21, "'*'")))
        .as(OVER_LIMIT)
        .withStatus(403)
        .saying("21 statements were found in the submitted policy, max allowed is 20");
    set(queue, policy(queue, statements(20, "'*'")));
  }

  @Test
  @Source(guide = "quotas-policies")
  @Unsure("The page gives the limit; the error was seen.")
  void aStatementHasAtMostSevenActions(Sqs sqs) {
    Queue queue = sqs.queue();
    String eight =
        "'sqs:ChangeMessageVisibility','sqs:DeleteMessage','sqs:GetQueueAttributes',"
            + "'sqs:GetQueueUrl','sqs:ListDeadLetterSourceQueues','sqs:PurgeQueue',"
            + "'sqs:ReceiveMessage','sqs:SendMessage'";

    refusedToSet(queue, statement(queue, "'Sid':'s'", "'*'", "[" + eight + "]"))
        .as(OVER_LIMIT)
        .withStatus(403)
        .saying("8 actions were found in a statement from the submitted policy, max allowed is 7");
    set(
        queue,
        statement(
            queue, "'Sid':'s'", "'*'", "[" + eight.substring(0, eight.lastIndexOf(',')) + "]"));
  }

  @Test
  @Source(guide = "quotas-policies")
  @Unsure("The page gives the limit, not the error, nor whether it is one of each statement.")
  void aPolicyHasAtMost50Principals(Sqs sqs) {
    Queue queue = sqs.queue();
    String principals =
        IntStream.rangeClosed(1, 51)
            .mapToObj(i -> "'arn:aws:iam::ACCOUNT:root'")
            .collect(Collectors.joining(","));

    refusedToSet(queue, statement(queue, "'Sid':'s'", "{'AWS':[" + principals + "]}", "'sqs:*'"))
        .as(OVER_LIMIT);
  }

  @Test
  @Source(guide = "quotas-policies")
  @Unsure("The page gives the limit, not the error, nor whether it is one of each statement.")
  void aStatementHasAtMostTenConditions(Sqs sqs) {
    Queue queue = sqs.queue();
    String conditions =
        IntStream.rangeClosed(1, 11)
            .mapToObj(i -> "'aws:PrincipalTag/" + i + "':'true'")
            .collect(Collectors.joining(","));

    refusedToSet(
            queue, statement(queue, "'Condition':{'Null':{" + conditions + "}}", "'*'", "'sqs:*'"))
        .as(OVER_LIMIT);
  }

  @Test
  @Source(guide = "sqs-api-permissions-reference")
  @Unsure("The page lists the actions; the error was seen for a batch action.")
  void batchActionsAreNotNamedInPolicies(Sqs sqs) {
    Queue queue = sqs.queue();

    for (String action : List.of("sqs:ChangeMessageVisibilityBatch", "sqs:BrewCoffee")) {
      refusedToSet(queue, statement(queue, "'Sid':'s'", "'*'", "'" + action + "'"))
          .as(INVALID_PARAMETER_VALUE)
          .withStatus(400)
          .mentioning("Value " + action + " for parameter ActionName is invalid.");
    }
  }

  @Test
  @Source(guide = "sqs-overview-of-managing-access")
  @Unsure("The pages say that these are not for other accounts; the error was seen.")
  void actionsOfTheOwnerAreNotForOtherAccounts(Sqs sqs) {
    Queue queue = sqs.queue();
    String policy = statement(queue, "'Sid':'s'", "{'AWS':'ACCOUNT'}", "'sqs:ListQueues'");

    refusedToSet(queue, policy.replace("'" + queue.account() + "'", "'" + OTHER_ACCOUNT + "'"))
        .as(INVALID_ATTRIBUTE_VALUE)
        .saying(MALFORMED);
    set(queue, policy);
  }

  @Test
  @Source(url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html")
  @Unsure("The pages say which elements there must be; the error was seen for the resource.")
  void aStatementThatIsNotCompleteIsRefused(Sqs sqs) {
    Queue queue = sqs.queue();
    String policy = statement(queue, "'Sid':'s'", "'*'", "'sqs:SendMessage'");

    for (String element :
        List.of(
            "'Effect':'Allow',",
            "'Principal':'*',",
            "'Action':'sqs:SendMessage',",
            ",'Resource':'" + queue.arn() + "'")) {
      assertThat(policy).contains(element);
      refusedToSet(queue, policy.replace(element, ""))
          .as(INVALID_ATTRIBUTE_VALUE)
          .withStatus(400)
          .saying(MALFORMED);
    }
  }

  @Test
  @Source(url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html")
  @Unsure("The pages say which values these elements have, not how others are refused.")
  void otherVersionsEffectsAndOperatorsAreRefused(Sqs sqs) {
    Queue queue = sqs.queue();
    String policy = statement(queue, "'Condition':{'Null':{'aws:a':'true'}}", "'*'", "'sqs:*'");

    for (String malformed :
        List.of(
            "{}",
            "{'Version':'2012-10-17'}",
            policy.replace("2012", "2011"),
            policy.replace("Allow", "Permit"),
            policy.replace("Null", "StringMatches"))) {
      refusedToSet(queue, malformed).as(INVALID_ATTRIBUTE_VALUE);
    }
  }

  @Test
  @Unsure("The page has a policy cover a single queue, and does not say how others are refused.")
  void theResourceOfAPolicyIsItsQueue(Sqs sqs) {
    Queue queue = sqs.queue();
    String policy = statement(queue, "'Sid':'s'", "'*'", "'sqs:SendMessage'");

    refusedToSet(queue, policy.replace(queue.arn(), queue.arn() + "-not"))
        .as(INVALID_ATTRIBUTE_VALUE);
    set(queue, policy.replace(queue.arn(), "*"));
  }

  @Test
  @Source(
      url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html")
  @Unsure("The page has them unique within a policy, and does not say how others are refused.")
  void theLabelsOfStatementsAreDistinct(Sqs sqs) {
    Queue queue = sqs.queue();
    String twice = policy(queue, statements(2, "'*'"));

    refusedToSet(queue, twice.replace("'Sid':'2'", "'Sid':'1'")).as(INVALID_ATTRIBUTE_VALUE);
    set(queue, twice);
  }

  private static String statements(int count, String principal) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> element("'Sid':'" + number + "'", principal, "'sqs:SendMessage'"))
        .collect(Collectors.joining(","));
  }

  private static String element(String more, String principal, String action) {
    return "{%s,'Effect':'Allow','Principal':%s,'Action':%s,'Resource':'QUEUE'}"
        .formatted(more, principal, action);
  }

  private static String statement(Queue queue, String more, String principal, String action) {
    return policy(queue, element(more, principal, action));
  }

  /**
   * Returns a policy of this queue. In the statements, QUEUE stands for the queue and ACCOUNT for
   * its owner.
   */
  private static String policy(Queue queue, String... statements) {
    return "{'Version':'2012-10-17','Id':'id','Statement':[%s]}"
        .formatted(String.join(",", statements))
        .replace("QUEUE", queue.arn())
        .replace("ACCOUNT", queue.account());
  }

  private static void set(Queue queue, String policy) {
    queue.set("Policy", policy.replace('\'', '"'));
  }

  private static Refusal refusedToSet(Queue queue, String policy) {
    return refused(() -> set(queue, policy));
  }

  private static void createAgain(Sqs sqs, Queue queue, String policy) {
    Map<String, String> attributes = Map.of("Policy", policy.replace('\'', '"'));
    sqs.client().createQueue(q -> q.queueName(queue.name()).attributesWithStrings(attributes));
  }

  /** Compares as JSON, because the order of elements is unspecified. */
  private static void eventuallyShows(Sqs sqs, Queue queue, String policy) {
    sqs.eventually(
        () ->
            assertThat(json(queue.attribute("Policy"))).isEqualTo(json(policy.replace('\'', '"'))));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("The policy is not JSON: " + text, e);
    }
  }
}
