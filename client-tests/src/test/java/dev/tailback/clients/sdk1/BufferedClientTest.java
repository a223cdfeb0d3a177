package dev.tailback.clients.sdk1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.sqs.buffered.AmazonSQSBufferedAsyncClient;
import com.amazonaws.services.sqs.buffered.QueueBufferConfig;
import com.amazonaws.services.sqs.model.DeleteMessageRequest;
import com.amazonaws.services.sqs.model.Message;
import com.amazonaws.services.sqs.model.SendMessageRequest;
import com.amazonaws.services.sqs.model.SendMessageResult;
import dev.tailback.clients.QueueView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client that batches calls and prefetches by long polls. */
@Timeout(60)
class BufferedClientTest {
  private static final int MESSAGES = 25;

  @RegisterExtension static final Sdk1 SDK = new Sdk1();

  private final String url = SDK.newQueue();
  private final AmazonSQSBufferedAsyncClient sqs =
      new AmazonSQSBufferedAsyncClient(
          SDK.newAsyncClient(),
          new QueueBufferConfig()
              .withMaxInflightReceiveBatches(1)
              .withMaxDoneReceiveBatches(1)
              .withLongPollWaitTimeoutSeconds(20));

  @AfterEach
  void stop() {
    SDK.emulator().whileTimePasses(sqs::shutdown);
  }

  private QueueView look() {
    return SDK.emulator().look(Sdk1.nameOf(url));
  }

  @Test
  void sendsReceivesAndDeletesInBatches() throws Exception {
    sendAll();
    assertThat(look().visible()).isEqualTo(MESSAGES);
    List<Message> received = new ArrayList<>();
    while (received.size() < MESSAGES) {
      received.addAll(sqs.receiveMessage(url).getMessages());
    }
    assertThat(received).extracting(Message::getBody).doesNotHaveDuplicates();
    List<Future<?>> deletions = new ArrayList<>();
    for (Message message : received) {
      deletions.add(
          sqs.deleteMessageAsync(new DeleteMessageRequest(url, message.getReceiptHandle())));
    }
    for (Future<?> deletion : deletions) {
      deletion.get();
    }
    assertThat(look().isEmpty()).isTrue();
  }

  private void sendAll() throws Exception {
    List<Future<SendMessageResult>> sends =
        IntStream.range(0, MESSAGES)
            .mapToObj(i -> sqs.sendMessageAsync(new SendMessageRequest(url, "b" + i)))
            .toList();
    for (Future<SendMessageResult> send : sends) {
      assertThat(send.get().getMessageId()).isNotBlank();
    }
  }

  @Test
  void takesNoMoreThanItsBuffersHold() throws Exception {
    sendAll();
    // While the client fills its buffers, its first answer may be empty.
    List<Message> first =
        await().until(() -> sqs.receiveMessage(url).getMessages(), messages -> !messages.isEmpty());
    assertThat(first).hasSize(10);
    await().untilAsserted(() -> assertThat(look().inFlight()).isEqualTo(20));
    assertThat(look().waitingReceives()).isZero();
  }
}
