package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** A message never goes to a client that disconnected while it waited. */
class LostClientsTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newQueue();

  private RawPoll park() throws Exception {
    long before = EMULATOR.calls();
    RawPoll poll = new RawPoll(EMULATOR.port(), queue.url());
    EMULATOR.awaitCalls(before + 1);
    return poll;
  }

  private void assertNextSendIsReceivedBy(CompletableFuture<ReceiveMessageResponse> receiver)
      throws Exception {
    queue.send("kept");
    assertThat(TestQueue.bodies(receiver.get(10, TimeUnit.SECONDS).messages()))
        .containsExactly("kept");
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 1, 0));
  }

  @Test
  void aKilledClientLosesNothing() throws Exception {
    RawPoll lost = park();
    CompletableFuture<ReceiveMessageResponse> other = EMULATOR.poll(queue);
    long before = EMULATOR.calls();
    lost.kill();
    EMULATOR.awaitCalls(before + 1);
    assertNextSendIsReceivedBy(other);
  }

  @Test
  void aClientThatClosesLosesNothing() throws Exception {
    RawPoll lost = park();
    CompletableFuture<ReceiveMessageResponse> other = EMULATOR.poll(queue);
    long before = EMULATOR.calls();
    lost.close();
    EMULATOR.awaitCalls(before + 1);
    assertNextSendIsReceivedBy(other);
  }

  @Test
  void aHundredKilledClientsLoseNothing() throws Exception {
    List<RawPoll> lost = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lost.add(park());
    }
    CompletableFuture<ReceiveMessageResponse> other = EMULATOR.poll(queue);
    long before = EMULATOR.calls();
    for (RawPoll poll : lost) {
      poll.kill();
    }
    EMULATOR.awaitCalls(before + 100);
    assertNextSendIsReceivedBy(other);
  }

  @Test
  void aMessageStaysInTheQueueWhereNobodyElseWaits() throws Exception {
    RawPoll lost = park();
    long before = EMULATOR.calls();
    lost.kill();
    EMULATOR.awaitCalls(before + 1);
    queue.send("kept");
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(1, 0, 0));
  }

  @Test
  void aCancelledPollOfTheSdkLosesNothing() throws Exception {
    CompletableFuture<ReceiveMessageResponse> lost = EMULATOR.poll(queue);
    CompletableFuture<ReceiveMessageResponse> other = EMULATOR.poll(queue);
    long before = EMULATOR.calls();
    lost.cancel(true);
    EMULATOR.awaitCalls(before + 1);
    assertNextSendIsReceivedBy(other);
  }

  @Test
  void aFifoGroupIsNotLockedByAClientThatHasGone() throws Exception {
    TestQueue fifo = EMULATOR.newFifoQueue();
    long before = EMULATOR.calls();
    RawPoll lost = new RawPoll(EMULATOR.port(), fifo.url());
    EMULATOR.awaitCalls(before + 1);
    lost.kill();
    EMULATOR.awaitCalls(before + 2);
    fifo.sendGrouped("a1", "a2");
    assertThat(fifo.receiveBodies()).containsExactly("a1", "a2");
  }

  @Test
  void aClientKilledWhileAMessageComesLosesItOnlyForTheVisibilityTimeout() throws Exception {
    Set<String> sent = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      String body = "message " + i;
      RawPoll poll = park();
      CompletableFuture<?> send =
          EMULATOR.async().sendMessage(r -> r.queueUrl(queue.url()).messageBody(body));
      poll.kill();
      send.join();
      sent.add(body);
    }
    EMULATOR.advanceSeconds(30);
    Set<String> received = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      received.addAll(queue.receiveBodies());
    }
    assertThat(received).isEqualTo(sent);
    assertThat(queue.counts()).isEqualTo(new TestQueue.Counts(0, 200, 0));
  }
}
