package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class LongPollsTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newQueue();

  private static List<String> bodies(CompletableFuture<ReceiveMessageResponse> poll)
      throws Exception {
    return TestQueue.bodies(poll.get(10, TimeUnit.SECONDS).messages());
  }

  @Test
  void aSendAnswersAPoll() throws Exception {
    CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(queue);
    assertThat(poll).isNotDone();
    queue.send("b");
    assertThat(bodies(poll)).containsExactly("b");
    assertThat(queue.counts().inFlight()).isEqualTo(1);
  }

  @Test
  void aBatchAnswersAPollAsAWhole() throws Exception {
    CompletableFuture<ReceiveMessageResponse> poll =
        EMULATOR.poll(queue, r -> r.maxNumberOfMessages(10));
    EMULATOR
        .sqs()
        .sendMessageBatch(r -> r.queueUrl(queue.url()).entries(entry("a"), entry("b"), entry("c")));
    assertThat(bodies(poll)).containsExactly("a", "b", "c");
  }

  private static SendMessageBatchRequestEntry entry(String body) {
    return SendMessageBatchRequestEntry.builder().id(body).messageBody(body).build();
  }

  @Test
  void theEndOfADelayAnswersAPoll() throws Exception {
    queue.send(r -> r.messageBody("b").delaySeconds(10));
    CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(queue);
    EMULATOR.advanceMillis(9_999);
    assertThat(poll).isNotDone();
    EMULATOR.advanceMillis(1);
    assertThat(bodies(poll)).containsExactly("b");
  }

  @Test
  void theEndOfAVisibilityTimeoutAnswersAPoll() throws Exception {
    queue.send("b");
    queue.receive(r -> r.visibilityTimeout(15));
    CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(queue);
    EMULATOR.advanceMillis(14_999);
    assertThat(poll).isNotDone();
    EMULATOR.advanceMillis(1);
    assertThat(bodies(poll)).containsExactly("b");
  }

  @Test
  void aMessageGivenBackAnswersAPoll() throws Exception {
    queue.send("b");
    Message message = queue.receive();
    CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(queue);
    queue.changeVisibility(message, 0);
    assertThat(bodies(poll)).containsExactly("b");
  }

  @Test
  void aDeleteThatFreesAGroupAnswersAPoll() throws Exception {
    TestQueue fifo = EMULATOR.newFifoQueue();
    fifo.sendGrouped("a1", "a2");
    Message first = fifo.receive(1).get(0);
    CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(fifo);
    assertThat(poll).isNotDone();
    fifo.delete(first);
    assertThat(bodies(poll)).containsExactly("a2");
  }

  @Test
  void aDeadLetterAnswersAPoll() throws Exception {
    TestQueue deadLetters = EMULATOR.newQueue();
    queue.deadLetterTo(deadLetters, 1);
    queue.send("b");
    queue.receive(r -> r.visibilityTimeout(15));
    CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(deadLetters);
    CompletableFuture<ReceiveMessageResponse> source = EMULATOR.poll(queue);
    EMULATOR.advanceSeconds(15);
    assertThat(bodies(poll)).containsExactly("b");
    assertThat(source).isNotDone();
    EMULATOR.advanceSeconds(5);
    assertThat(bodies(source)).isEmpty();
  }

  @Test
  void aRedriveAnswersAPoll() throws Exception {
    TestQueue deadLetters = EMULATOR.newQueue();
    queue.deadLetterTo(deadLetters, 1);
    deadLetters.send("b");
    CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(queue);
    EMULATOR
        .sqs()
        .startMessageMoveTask(r -> r.sourceArn(deadLetters.arn()).destinationArn(queue.arn()));
    EMULATOR.advanceMillis(1);
    assertThat(bodies(poll)).containsExactly("b");
  }

  @Test
  void aPollIsEmptyRightWhenItsTimeIsOver() throws Exception {
    CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(queue);
    EMULATOR.advanceMillis(19_999);
    assertThat(poll).isNotDone();
    EMULATOR.advanceMillis(1);
    assertThat(bodies(poll)).isEmpty();
    queue.send("b");
    assertThat(queue.counts().visible()).isEqualTo(1);
  }

  @Test
  void theQueueCanHaveAllReceivesWait() throws Exception {
    queue.set(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "5");
    CompletableFuture<ReceiveMessageResponse> poll =
        EMULATOR.poll(queue, r -> r.waitTimeSeconds(null));
    CompletableFuture<ReceiveMessageResponse> impatient =
        EMULATOR.poll(queue, r -> r.waitTimeSeconds(0));
    assertThat(bodies(impatient)).isEmpty();
    EMULATOR.advanceMillis(4_999);
    assertThat(poll).isNotDone();
    EMULATOR.advanceMillis(1);
    assertThat(bodies(poll)).isEmpty();
  }

  @Test
  void aPollDoesNotWaitWhereThereIsAMessage() throws Exception {
    queue.send("b");
    assertThat(bodies(EMULATOR.poll(queue, r -> r.maxNumberOfMessages(10)))).containsExactly("b");
  }

  @Test
  void pollsAreServedInTheOrderTheyCame() throws Exception {
    List<CompletableFuture<ReceiveMessageResponse>> polls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      polls.add(EMULATOR.poll(queue));
    }
    for (int i = 0; i < 10; i++) {
      queue.send("message " + i);
      assertThat(bodies(polls.get(i))).containsExactly("message " + i);
    }
  }

  @Test
  void deletingItsQueueEndsAPollAtOnce() throws Exception {
    CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(queue);
    EMULATOR.sqs().deleteQueue(r -> r.queueUrl(queue.url()));
    assertThat(bodies(poll)).isEmpty();
  }

  @Test
  void aPurgeLeavesPollsWaiting() throws Exception {
    CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(queue);
    EMULATOR.sqs().purgeQueue(r -> r.queueUrl(queue.url()));
    assertThat(poll).isNotDone();
    queue.send("b");
    assertThat(bodies(poll)).containsExactly("b");
  }

  @Test
  void aPollOfOneQueueDoesNotHearOfAnother() throws Exception {
    CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(queue);
    EMULATOR.newQueue().send("elsewhere");
    assertThat(poll).isNotDone();
    queue.send("here");
    assertThat(bodies(poll)).containsExactly("here");
  }
}
