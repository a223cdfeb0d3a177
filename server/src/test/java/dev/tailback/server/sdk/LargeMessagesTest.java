package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class LargeMessagesTest {
  private static final int KIB = 1024;
  private static final int MIB = KIB * KIB;

  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void aBodyOfNothingButEscapesArrives() {
    String body = "\u007F\"\r\\".repeat(MIB / 4);
    queue.send(body);
    assertThat(queue.receive().body()).isEqualTo(body);
  }

  @Test
  void tenMessagesOf100KibibytesFitIntoABatch() {
    String body = "x".repeat(100 * KIB);
    assertThat(send(10, body).successful()).hasSize(10);
    List<Message> received = queue.receive(10);
    assertThat(received).hasSize(10).allSatisfy(m -> assertThat(m.body()).isEqualTo(body));
  }

  private SendMessageBatchResponse send(int number, String body) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, number).mapToObj(i -> entry(i, body)).toList();
    return EMULATOR.sqs().sendMessageBatch(r -> r.queueUrl(queue.url()).entries(entries));
  }

  private static SendMessageBatchRequestEntry entry(int id, String body) {
    return SendMessageBatchRequestEntry.builder().id("" + id).messageBody(body).build();
  }
}
