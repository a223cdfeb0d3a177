package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;

class MoveTasksTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();
  private final TestQueue queue = EMULATOR.newQueue();
  private final TestQueue deadLetters = EMULATOR.newQueue();

  @BeforeEach
  void link() {
    queue.deadLetterTo(deadLetters, 1);
  }

  private List<Message> bury(String... bodies) {
    queue.sendAll(bodies);
    List<Message> received = queue.receive(10);
    EMULATOR.advanceSeconds(30);
    assertThat(queue.receive(10)).isEmpty();
    assertThat(deadLetters.counts().visible()).isEqualTo(bodies.length);
    return received;
  }

  private String start() {
    return start(r -> {});
  }

  private String start(Consumer<StartMessageMoveTaskRequest.Builder> more) {
    StartMessageMoveTaskRequest.Builder request =
        StartMessageMoveTaskRequest.builder().sourceArn(deadLetters.arn());
    return sqs.startMessageMoveTask(request.applyMutation(more).build()).taskHandle();
  }

  private List<ListMessageMoveTasksResultEntry> tasks() {
    return sqs.listMessageMoveTasks(r -> r.sourceArn(deadLetters.arn()).maxResults(10)).results();
  }

  @Test
  void messagesGoBackToWhereTheyCameFromAsNewOnes() {
    List<Message> received = bury("a", "b", "c");
    start();
    EMULATOR.advanceSeconds(1);
    List<Message> again = queue.receive(10);
    assertThat(TestQueue.bodies(again)).containsExactly("a", "b", "c");
    assertThat(again)
        .extracting(Message::messageId)
        .doesNotContainAnyElementsOf(received.stream().map(Message::messageId).toList());
    assertThat(again.get(0).attributes())
        .containsEntry(APPROXIMATE_RECEIVE_COUNT, "1")
        .doesNotContainKey(DEAD_LETTER_QUEUE_SOURCE_ARN);
    assertThat(deadLetters.counts()).isEqualTo(TestQueue.Counts.NONE);
  }

  @Test
  void aFinishedTaskIsListed() {
    bury("a", "b");
    long startedAfter = Emulator.START_MILLIS;
    start();
    EMULATOR.advanceSeconds(1);
    ListMessageMoveTasksResultEntry task = tasks().get(0);
    assertThat(task.startedTimestamp()).isGreaterThan(startedAfter);
    assertThat(task.toBuilder().startedTimestamp(null).build())
        .isEqualTo(
            ListMessageMoveTasksResultEntry.builder()
                .status("COMPLETED")
                .sourceArn(deadLetters.arn())
                .approximateNumberOfMessagesMoved(2L)
                .approximateNumberOfMessagesToMove(2L)
                .build());
  }

  @Test
  void messagesCanGoToAnotherQueue() {
    bury("a", "b");
    TestQueue other = EMULATOR.newQueue();
    start(r -> r.destinationArn(other.arn()));
    EMULATOR.advanceSeconds(1);
    assertThat(other.receiveBodies()).containsExactly("a", "b");
    assertThat(queue.receive(10)).isEmpty();
    assertThat(tasks().get(0).destinationArn()).isEqualTo(other.arn());
  }

  @Test
  void aTaskKeepsToItsRate() {
    bury("a", "b", "c", "d", "e");
    String handle = start(r -> r.maxNumberOfMessagesPerSecond(2));
    EMULATOR.advanceMillis(999);
    ListMessageMoveTasksResultEntry task = tasks().get(0);
    assertThat(task.taskHandle()).isEqualTo(handle);
    assertThat(task.status()).isEqualTo("RUNNING");
    assertThat(task.maxNumberOfMessagesPerSecond()).isEqualTo(2);
    assertThat(task.approximateNumberOfMessagesToMove()).isEqualTo(5);
    assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(2);
    assertThat(queue.counts().visible()).isEqualTo(2);
    EMULATOR.advanceSeconds(1);
    assertThat(queue.counts().visible()).isEqualTo(4);
    EMULATOR.advanceSeconds(1);
    assertThat(queue.counts().visible()).isEqualTo(5);
    assertThat(tasks().get(0).status()).isEqualTo("COMPLETED");
  }

  @Test
  void aCancelledTaskMovesNoMore() {
    bury("a", "b", "c");
    String handle = start(r -> r.maxNumberOfMessagesPerSecond(1));
    EMULATOR.advanceSeconds(1);
    assertThat(cancel(handle)).isEqualTo(2);
    EMULATOR.advanceSeconds(10);
    assertThat(queue.counts().visible()).isEqualTo(2);
    assertThat(deadLetters.counts().visible()).isEqualTo(1);
    assertThat(tasks().get(0).status()).isEqualTo("CANCELLED");
    assertThat(tasks().get(0).taskHandle()).isNull();
    assertNotFound(() -> cancel(handle), "Task does not exist.");
  }

  private long cancel(String handle) {
    return sqs.cancelMessageMoveTask(r -> r.taskHandle(handle)).approximateNumberOfMessagesMoved();
  }

  @Test
  void aSourceHasOneTaskAtATime() {
    bury("a", "b");
    String handle = start(r -> r.maxNumberOfMessagesPerSecond(1));
    assertInvalidParameter(
        this::start,
        "There is already a task running. Only one active task is allowed for a source queue arn at"
            + " a given time.");
    cancel(handle);
    start();
    EMULATOR.advanceSeconds(1);
    assertThat(tasks())
        .extracting(ListMessageMoveTasksResultEntry::status)
        .containsExactly("COMPLETED", "CANCELLED");
    assertThat(sqs.listMessageMoveTasks(r -> r.sourceArn(deadLetters.arn())).results()).hasSize(1);
  }

  @Test
  void messagesInFlightStayWhereTheyAre() {
    bury("a", "b");
    Message held = deadLetters.receive(1).get(0);
    start();
    EMULATOR.advanceSeconds(1);
    assertThat(queue.receiveBodies()).containsExactly("b");
    deadLetters.delete(held);
  }

  @Test
  void aTaskFailsWhereItsDestinationIsDeleted() {
    bury("a", "b");
    TestQueue other = EMULATOR.newQueue();
    start(r -> r.destinationArn(other.arn()).maxNumberOfMessagesPerSecond(1));
    EMULATOR.advanceMillis(1);
    sqs.deleteQueue(r -> r.queueUrl(other.url()));
    EMULATOR.advanceSeconds(1);
    assertThat(tasks().get(0).status()).isEqualTo("FAILED");
    assertThat(tasks().get(0).failureReason()).isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
    assertThat(deadLetters.counts().visible()).isEqualTo(1);
  }

  @Test
  void aTaskFailsWhereAMessageHasNoSource() {
    deadLetters.send("sent directly");
    start();
    EMULATOR.advanceSeconds(1);
    assertThat(tasks().get(0).failureReason()).isEqualTo("CouldNotDetermineMessageSource");
    assertThat(deadLetters.receiveBodies()).containsExactly("sent directly");
  }

  @Test
  void aFifoQueueIsRedrivenInOrder() {
    TestQueue fifo = EMULATOR.newFifoQueue();
    TestQueue fifoDead = EMULATOR.newFifoQueue();
    fifo.deadLetterTo(fifoDead, 1);
    fifo.sendGrouped("a1", "a2", "b1");
    fifo.receive(10);
    EMULATOR.advanceSeconds(30);
    assertThat(fifo.receive(10)).isEmpty();
    sqs.startMessageMoveTask(r -> r.sourceArn(fifoDead.arn()));
    EMULATOR.advanceSeconds(1);
    assertThat(fifo.receiveBodies()).containsExactly("a1", "a2", "b1");
  }

  @Test
  void aSourceMustBeADeadLetterQueue() {
    assertInvalidParameter(
        () -> sqs.startMessageMoveTask(r -> r.sourceArn(queue.arn())),
        "Source queue must be configured as a Dead Letter Queue.");
    assertInvalidParameter(
        () -> sqs.startMessageMoveTask(r -> r.sourceArn("nonsense")),
        "You must use this format to specify the SourceArn:"
            + " arn:<partition>:<service>:<region>:<account-id>:<resource-id>");
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    String missing = "arn:aws:sqs:us-east-1:000000000000:missing";
    assertNotFound(
        () -> sqs.startMessageMoveTask(r -> r.sourceArn(missing)),
        "The resource that you specified for the SourceArn parameter doesn't exist.");
    assertNotFound(
        () -> start(r -> r.destinationArn(missing)),
        "The resource that you specified for the DestinationArn parameter doesn't exist.");
    assertNotFound(
        () -> sqs.listMessageMoveTasks(r -> r.sourceArn(missing)),
        "The resource that you specified for the SourceArn parameter doesn't exist.");
    assertInvalidParameter(() -> cancel("nonsense"), "Value for parameter TaskHandle is invalid.");
  }

  private static void assertNotFound(ThrowingCallable call, String text) {
    assertRefused(call, ResourceNotFoundException.class, 404, "ResourceNotFoundException", text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 501})
  void aRateHasBounds(int rate) {
    assertInvalidParameter(
        () -> start(r -> r.maxNumberOfMessagesPerSecond(rate)),
        "Value "
            + rate
            + " for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1 and"
            + " 500, if provided.");
  }
}
