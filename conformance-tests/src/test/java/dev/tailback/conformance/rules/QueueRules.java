package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.QUEUE_DELETED_RECENTLY;
import static dev.tailback.conformance.SqsError.QUEUE_DOES_NOT_EXIST;
import static dev.tailback.conformance.SqsError.QUEUE_NAME_EXISTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Slow;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

@Rules("Queues")
@Source(api = "CreateQueue")
final class QueueRules {

  @Test
  void aQueueUrlEndsWithTheAccountAndTheName(Sqs sqs) {
    Queue queue = sqs.queue();

    assertThat(queue.url()).matches("https?://[^/]+/.*[0-9]{12}/" + queue.name());
  }

  @Test
  void aNameMayHave80Characters(Sqs sqs) {
    String name = sqs.newName();
    String longest = sqs.named(name + "x".repeat(80 - name.length()));

    assertThat(sqs.client().createQueue(q -> q.queueName(longest)).queueUrl())
        .endsWith("/" + longest);
  }

  @Test
  void aNameOf81CharactersIsRefused(Sqs sqs) {
    String name = sqs.newName();
    String tooLong = sqs.named(name + "x".repeat(81 - name.length()));

    refused(() -> sqs.client().createQueue(q -> q.queueName(tooLong))).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  void aNameMayHaveLettersDigitsHyphensAndUnderscoresOnly(Sqs sqs) {
    refused(() -> sqs.client().createQueue(q -> q.queueName(sqs.named(sqs.newName() + "!"))))
        .as(INVALID_PARAMETER_VALUE)
        .withStatus(400);
  }

  @Test
  @Source(guide = "sqs-queue-types")
  void theNameOfAFifoQueueEndsWithFifo(Sqs sqs) {
    refused(
            () ->
                sqs.client()
                    .createQueue(
                        q ->
                            q.queueName(sqs.newName())
                                .attributesWithStrings(Map.of("FifoQueue", "true"))))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Unsure("The pages say that only FIFO queues have the suffix, not how such a name is refused.")
  void aStandardQueueHasNoFifoSuffix(Sqs sqs) {
    refused(() -> sqs.client().createQueue(q -> q.queueName(sqs.newFifoName())))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  void namesAreCaseSensitive(Sqs sqs) {
    Queue queue = sqs.queue();
    String upper = queue.name().replace("conformance", "CONFORMANCE");

    refused(() -> sqs.client().getQueueUrl(q -> q.queueName(upper))).as(QUEUE_DOES_NOT_EXIST);
  }

  @Test
  void creatingAQueueAgainWithTheSameAttributesReturnsItsUrl(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "5");

    String again =
        sqs.client()
            .createQueue(
                q -> q.queueName(queue.name()).attributesWithStrings(Map.of("DelaySeconds", "5")))
            .queueUrl();

    assertThat(again).isEqualTo(queue.url());
  }

  @Test
  @Unsure("The page asks for all attributes and values to be equal; in fact none may be given.")
  void creatingAQueueAgainWithoutAttributesReturnsItsUrl(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "5");

    assertThat(sqs.client().createQueue(q -> q.queueName(queue.name())).queueUrl())
        .isEqualTo(queue.url());
    assertThat(queue.attribute("DelaySeconds")).isEqualTo("5");
  }

  @Test
  void creatingAQueueAgainWithAnotherAttributeIsRefused(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "5");

    refused(
            () ->
                sqs.client()
                    .createQueue(
                        q ->
                            q.queueName(queue.name())
                                .attributesWithStrings(Map.of("DelaySeconds", "6"))))
        .as(QUEUE_NAME_EXISTS)
        .withStatus(400)
        .mentioning("DelaySeconds");
  }

  @Test
  @Source(api = "GetQueueUrl")
  void aQueueIsFoundByItsName(Sqs sqs) {
    Queue queue = sqs.queue();

    assertThat(sqs.client().getQueueUrl(q -> q.queueName(queue.name())).queueUrl())
        .isEqualTo(queue.url());
  }

  @Test
  @Source(api = "GetQueueUrl")
  void aQueueIsFoundByItsNameAndOwner(Sqs sqs) {
    Queue queue = sqs.queue();

    assertThat(
            sqs.client()
                .getQueueUrl(q -> q.queueName(queue.name()).queueOwnerAWSAccountId(queue.account()))
                .queueUrl())
        .isEqualTo(queue.url());
  }

  @Test
  @Source(api = "GetQueueUrl")
  void aNameThatNoQueueHasIsNotFound(Sqs sqs) {
    refused(() -> sqs.client().getQueueUrl(q -> q.queueName(sqs.newName())))
        .as(QUEUE_DOES_NOT_EXIST)
        .withStatus(400);
  }

  @Test
  @Source(api = "DeleteQueue")
  void aDeletedQueueDoesNotExist(Sqs sqs) {
    Queue queue = sqs.queue();

    sqs.client().deleteQueue(q -> q.queueUrl(queue.url()));

    sqs.eventually(() -> refused(queue::attributes).as(QUEUE_DOES_NOT_EXIST));
  }

  @Test
  @Source(api = "DeleteQueue")
  void aQueueIsDeletedWithItsMessages(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("still here");

    sqs.client().deleteQueue(q -> q.queueUrl(queue.url()));

    sqs.eventually(() -> refused(queue::attributes).as(QUEUE_DOES_NOT_EXIST));
  }

  @Test
  @Source(api = "DeleteQueue")
  void aDeletedNameIsNotFreeWithin60Seconds(Sqs sqs) {
    Queue queue = sqs.queue();
    sqs.client().deleteQueue(q -> q.queueUrl(queue.url()));

    refused(() -> sqs.client().createQueue(q -> q.queueName(queue.name())))
        .as(QUEUE_DELETED_RECENTLY)
        .withStatus(400);
  }

  @Test
  @Slow
  @Source(api = "DeleteQueue")
  void aDeletedNameIsFreeAfter60Seconds(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("of the first");
    sqs.client().deleteQueue(q -> q.queueUrl(queue.url()));

    sqs.passSeconds(50);
    refused(() -> sqs.client().createQueue(q -> q.queueName(queue.name())))
        .as(QUEUE_DELETED_RECENTLY);
    sqs.passSeconds(11);
    String url = sqs.client().createQueue(q -> q.queueName(queue.name())).queueUrl();

    assertThat(url).isEqualTo(queue.url());
    sqs.eventually(() -> sqs.queueAt(url).givesNothing());
  }

  @Test
  @Source(api = "ListQueues")
  void queuesAreListedByPrefix(Sqs sqs) {
    Queue one = sqs.queue();
    Queue other = sqs.queue();

    sqs.eventually(
        () ->
            assertThat(sqs.client().listQueues(l -> l.queueNamePrefix(one.name())).queueUrls())
                .contains(one.url())
                .doesNotContain(other.url()));
  }

  @Test
  @Source(api = "ListQueues")
  void aPrefixThatNoNameHasListsNothing(Sqs sqs) {
    assertThat(sqs.client().listQueues(l -> l.queueNamePrefix(sqs.newName())).queueUrls())
        .isEmpty();
  }

  @Test
  @Source(api = "ListQueues")
  void queuesAreListedPageByPage(Sqs sqs) {
    String common = sqs.newName();
    for (String end : new String[] {"a", "b", "c"}) {
      sqs.client().createQueue(q -> q.queueName(sqs.named(common + end)));
    }

    sqs.eventually(
        () -> {
          ListQueuesResponse first =
              sqs.client().listQueues(l -> l.queueNamePrefix(common).maxResults(2));
          assertThat(first.queueUrls()).hasSize(2);
          ListQueuesResponse last =
              sqs.client()
                  .listQueues(
                      l -> l.queueNamePrefix(common).maxResults(2).nextToken(first.nextToken()));
          assertThat(last.queueUrls()).hasSize(1).doesNotContainAnyElementsOf(first.queueUrls());
          assertThat(last.nextToken()).isNull();
        });
  }

  @Test
  @Source(api = "ListQueues")
  void aListWithoutMaxResultsHasNoToken(Sqs sqs) {
    Queue queue = sqs.queue();

    assertThat(sqs.client().listQueues(l -> l.queueNamePrefix(queue.name())).nextToken()).isNull();
  }

  @Test
  @Source(api = "ListQueues")
  @Unsure("The pages give the range, 1 to 1000, not the error.")
  void aPageHasAtMost1000Queues(Sqs sqs) {
    refused(() -> sqs.client().listQueues(l -> l.maxResults(1001))).as(INVALID_PARAMETER_VALUE);
  }
}
