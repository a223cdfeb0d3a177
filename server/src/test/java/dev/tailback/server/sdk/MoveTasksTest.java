package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
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

  private void bury(String... bodies) {
    queue.sendAll(bodies);
    queue.receive(10);
    EMULATOR.advanceSeconds(30);
    assertThat(queue.receive(10)).isEmpty();
    assertThat(deadLetters.counts().visible()).isEqualTo(bodies.length);
  }

  private void start() {
    start(r -> {});
  }

  private void start(Consumer<StartMessageMoveTaskRequest.Builder> more) {
    StartMessageMoveTaskRequest.Builder request =
        StartMessageMoveTaskRequest.builder().sourceArn(deadLetters.arn());
    sqs.startMessageMoveTask(request.applyMutation(more).build());
  }

  private List<ListMessageMoveTasksResultEntry> tasks() {
    return sqs.listMessageMoveTasks(r -> r.sourceArn(deadLetters.arn()).maxResults(10)).results();
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
  void aSourceIsNamedByItsArn() {
    assertInvalidParameter(
        () -> sqs.startMessageMoveTask(r -> r.sourceArn("nonsense")),
        "You must use this format to specify the SourceArn:"
            + " arn:<partition>:<service>:<region>:<account-id>:<resource-id>");
  }
}
