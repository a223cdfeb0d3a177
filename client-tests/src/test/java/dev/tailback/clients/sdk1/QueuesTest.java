package dev.tailback.clients.sdk1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.auth.policy.Policy;
import com.amazonaws.auth.policy.Principal;
import com.amazonaws.auth.policy.Resource;
import com.amazonaws.auth.policy.Statement;
import com.amazonaws.auth.policy.actions.SQSActions;
import com.amazonaws.auth.policy.conditions.ConditionFactory;
import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.model.CreateQueueRequest;
import com.amazonaws.services.sqs.model.ListQueuesRequest;
import com.amazonaws.services.sqs.model.ListQueuesResult;
import com.amazonaws.services.sqs.model.PurgeQueueRequest;
import com.amazonaws.services.sqs.model.TagQueueRequest;
import com.amazonaws.services.sqs.model.UntagQueueRequest;
import dev.tailback.clients.Emulator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueuesTest {
  @RegisterExtension static final Sdk1 SDK = new Sdk1();

  private final AmazonSQS sqs = SDK.sqs();

  @Test
  void aQueueIsFoundByItsName() {
    String url = SDK.newQueue();
    assertThat(url).startsWith(SDK.emulator().endpoint() + "/" + Emulator.ACCOUNT + "/");
    assertThat(sqs.getQueueUrl(Sdk1.nameOf(url)).getQueueUrl()).isEqualTo(url);
  }

  @Test
  void attributesAreSetAndTold() {
    String url = SDK.newQueue(Map.of("VisibilityTimeout", "45"));
    sqs.setQueueAttributes(url, Map.of("DelaySeconds", "7"));
    assertThat(sqs.getQueueAttributes(url, List.of("All")).getAttributes())
        .containsEntry("VisibilityTimeout", "45")
        .containsEntry("DelaySeconds", "7")
        .containsEntry("QueueArn", Emulator.arn(Sdk1.nameOf(url)));
  }

  @Test
  void tagsAreSetToldAndRemoved() {
    CreateQueueRequest request =
        new CreateQueueRequest(Emulator.newName()).withTags(Map.of("team", "bar", "stage", "live"));
    String url = sqs.createQueue(request).getQueueUrl();
    sqs.tagQueue(new TagQueueRequest(url, Map.of("cost + gain", "low")));
    sqs.untagQueue(new UntagQueueRequest(url, List.of("stage")));
    assertThat(sqs.listQueueTags(url).getTags())
        .containsOnly(Map.entry("team", "bar"), Map.entry("cost + gain", "low"));
  }

  @Test
  void listsComeInPages() {
    List<String> urls =
        IntStream.range(0, 3).mapToObj(i -> sqs.createQueue("paged-" + i).getQueueUrl()).toList();
    ListQueuesRequest request =
        new ListQueuesRequest().withQueueNamePrefix("paged-").withMaxResults(2);
    ListQueuesResult first = sqs.listQueues(request);
    ListQueuesResult second = sqs.listQueues(request.withNextToken(first.getNextToken()));
    assertThat(first.getQueueUrls()).containsExactlyElementsOf(urls.subList(0, 2));
    assertThat(second.getQueueUrls()).containsExactly(urls.get(2));
    assertThat(second.getNextToken()).isNull();
  }

  @Test
  void aQueueIsPurgedAndDeleted() {
    String url = SDK.newQueue();
    sqs.sendMessage(url, "b");
    sqs.purgeQueue(new PurgeQueueRequest(url));
    assertThat(SDK.emulator().look(Sdk1.nameOf(url)).isEmpty()).isTrue();
    sqs.deleteQueue(url);
    assertThat(sqs.listQueues().getQueueUrls()).doesNotContain(url);
  }

  @Test
  void permissionsAreAddedAndRemoved() {
    String url = SDK.newQueue();
    sqs.addPermission(url, "sender", List.of("123456789012"), List.of("SendMessage"));
    assertThat(policyOf(url)).contains("\"sender\"", "123456789012");
    sqs.removePermission(url, "sender");
    assertThat(policyOf(url)).isNull();
  }

  @Test
  void aPolicyThatTheSdkWritesIsKeptAndReadAgain() {
    String url = SDK.newQueue();
    String arn = Emulator.arn(Sdk1.nameOf(url));
    Policy policy =
        new Policy("subscriptions")
            .withStatements(
                new Statement(Statement.Effect.Allow)
                    .withPrincipals(Principal.All)
                    .withActions(SQSActions.SendMessage)
                    .withResources(new Resource(arn))
                    .withConditions(
                        ConditionFactory.newSourceArnCondition("arn:aws:sns:us-east-1:1:topic")),
                new Statement(Statement.Effect.Deny)
                    .withPrincipals(new Principal("123456789012"))
                    .withActions(SQSActions.AllSQSActions)
                    .withResources(new Resource("*"))
                    .withConditions(ConditionFactory.newSecureTransportCondition()));

    sqs.setQueueAttributes(url, Map.of("Policy", policy.toJson()));

    assertThat(Policy.fromJson(policyOf(url)).getStatements())
        .extracting(
            statement -> statement.getActions().get(0).getActionName(),
            statement -> statement.getResources().get(0).getId(),
            statement -> statement.getConditions().get(0).getConditionKey())
        .containsExactly(
            tuple("sqs:SendMessage", arn, "aws:SourceArn"),
            tuple("sqs:*", "*", "aws:SecureTransport"));
  }

  private String policyOf(String url) {
    return sqs.getQueueAttributes(url, List.of("Policy")).getAttributes().get("Policy");
  }
}
