package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_QUEUE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

class QueuesTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();

  @Test
  void aQueueHasAUrlOfEndpointAccountAndName() {
    String name = Emulator.newName();
    assertThat(create(name, Map.of()))
        .isEqualTo(EMULATOR.endpoint() + "/" + Emulator.ACCOUNT + "/" + name)
        .isEqualTo(sqs.getQueueUrl(r -> r.queueName(name)).queueUrl());
  }

  @Test
  void theOwnerOfAQueueCanBeNamed() {
    TestQueue queue = EMULATOR.newQueue();
    assertThat(url(queue.name(), Emulator.ACCOUNT)).isEqualTo(queue.url());
    assertNoSuchQueue(() -> url(queue.name(), "111111111111"));
  }

  private String url(String name, String owner) {
    return sqs.getQueueUrl(r -> r.queueName(name).queueOwnerAWSAccountId(owner)).queueUrl();
  }

  @Test
  void aQueueIsCreatedOnceForEqualAttributes() {
    String name = Emulator.newName();
    String url = create(name, Map.of(VISIBILITY_TIMEOUT, "45"));
    assertThat(create(name, Map.of(VISIBILITY_TIMEOUT, "45"))).isEqualTo(url);
    assertThat(create(name, Map.of())).isEqualTo(url);
  }

  @Test
  void aFifoQueueIsCreatedOnceToo() {
    TestQueue queue = EMULATOR.newFifoQueue();
    assertThat(create(queue.name(), Map.of(FIFO_QUEUE, "true"))).isEqualTo(queue.url());
    assertThat(create(queue.name(), Map.of(FIFO_QUEUE, "TRUE"))).isEqualTo(queue.url());
  }

  @Test
  void anotherQueueOfTheSameNameIsRefused() {
    String name = Emulator.newName();
    create(name, Map.of(VISIBILITY_TIMEOUT, "45"));
    assertRefused(
        () -> create(name, Map.of(VISIBILITY_TIMEOUT, "46")),
        QueueNameExistsException.class,
        400,
        "QueueAlreadyExists",
        "A queue already exists with the same name and a different value for attribute"
            + " VisibilityTimeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "ünïcode", "dots.are.not", "plain.fifo"})
  void namesOfStandardQueuesHaveAnAlphabet(String name) {
    assertInvalidParameter(
        () -> create(name, Map.of()),
        "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-suffix", ".fifo", "dots.are.not.fifo"})
  void namesOfFifoQueuesEndInFifo(String name) {
    assertInvalidParameter(
        () -> create(name, Map.of(FIFO_QUEUE, "true")),
        "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
            + " underscores, must end with .fifo suffix and be 1 to 80 in length");
  }

  @Test
  void namesHaveUpTo80Characters() {
    create("n".repeat(80), Map.of());
    create("n".repeat(75) + ".fifo", Map.of(FIFO_QUEUE, "true"));
    assertThat(sqs.getQueueUrl(r -> r.queueName("n".repeat(80))).queueUrl()).endsWith("nn");
    assertInvalidParameter(
        () -> create("n".repeat(81), Map.of()),
        "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
  }

  @Test
  void queuesAreListedByPrefixInTheOrderOfTheirNames() {
    List.of("list-b", "list-a", "list-c", "LIST-a").forEach(name -> create(name, Map.of()));
    assertThat(names(sqs.listQueues(r -> r.queueNamePrefix("list-"))))
        .containsExactly("list-a", "list-b", "list-c");
    assertThat(names(sqs.listQueues())).contains("list-a", "LIST-a");
    assertThat(sqs.listQueues(r -> r.queueNamePrefix("no-such-")).hasQueueUrls()).isFalse();
  }

  @Test
  void queuesAreListedInPages() {
    List<String> names = IntStream.range(10, 35).mapToObj(i -> "page-" + i).toList();
    names.forEach(name -> create(name, Map.of()));
    List<ListQueuesResponse> pages =
        sqs.listQueuesPaginator(r -> r.queueNamePrefix("page-").maxResults(10)).stream().toList();
    assertThat(pages).extracting(page -> page.queueUrls().size()).containsExactly(10, 10, 5);
    assertThat(pages).flatExtracting(QueuesTest::names).isEqualTo(names);
    assertThat(sqs.listQueues(r -> r.queueNamePrefix("page-")).nextToken()).isNull();
  }

  @Test
  void atMostAThousandQueuesAreListedAtOnce() {
    List<CompletableFuture<?>> created = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      String name = "many-" + i;
      created.add(EMULATOR.async().createQueue(r -> r.queueName(name)));
    }
    created.forEach(CompletableFuture::join);
    ListQueuesResponse list = sqs.listQueues(r -> r.queueNamePrefix("many-"));
    assertThat(list.queueUrls()).hasSize(1000);
    assertThat(list.nextToken()).isNull();
  }

  @Test
  void whatIsNoPageIsRefused() {
    assertInvalidParameter(
        () -> sqs.listQueues(r -> r.maxResults(1001)),
        "Value 1001 for parameter MaxResults is invalid. Reason: MaxResults must be an integer"
            + " between 1 and 1000");
    assertInvalidParameter(
        () -> sqs.listQueues(r -> r.maxResults(1).nextToken("!")),
        "Invalid or expired next token.");
  }

  @Test
  void aDeletedQueueIsGoneWithItsMessages() {
    TestQueue queue = EMULATOR.newQueue();
    queue.send("lost");
    sqs.deleteQueue(r -> r.queueUrl(queue.url()));
    assertNoSuchQueue(() -> queue.send("late"));
    assertNoSuchQueue(() -> queue.receive(1));
    assertNoSuchQueue(() -> sqs.deleteQueue(r -> r.queueUrl(queue.url())));
    assertNoSuchQueue(() -> sqs.getQueueUrl(r -> r.queueName(queue.name())));
    create(queue.name(), Map.of());
    assertThat(queue.receive(10)).isEmpty();
  }

  @Test
  void aPurgedQueueIsEmptyAndGoesOn() {
    TestQueue queue = EMULATOR.newQueue();
    queue.sendAll("in flight", "visible");
    queue.send(r -> r.messageBody("delayed").delaySeconds(10));
    queue.receive(1);
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(1, 1, 1));
    sqs.purgeQueue(r -> r.queueUrl(queue.url()));
    assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
    EMULATOR.advanceSeconds(60);
    queue.send("new");
    assertThat(queue.receiveBodies()).containsExactly("new");
  }

  private String create(String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
  }

  private static List<String> names(ListQueuesResponse list) {
    return list.queueUrls().stream().map(url -> url.substring(url.lastIndexOf('/') + 1)).toList();
  }

  private static void assertNoSuchQueue(ThrowingCallable call) {
    assertRefused(
        call,
        QueueDoesNotExistException.class,
        400,
        "AWS.SimpleQueueService.NonExistentQueue",
        "The specified queue does not exist.");
  }
}
