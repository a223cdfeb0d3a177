package dev.tailback.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.clients.QueueView;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.annotation.SqsListenerAcknowledgementMode;
import io.awspring.cloud.sqs.listener.acknowledgement.Acknowledgement;
import io.awspring.cloud.sqs.listener.acknowledgement.BatchAcknowledgement;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.messaging.Message;

/** What each acknowledgement mode deletes, and what happens to the rest. */
@Timeout(60)
class AcknowledgementTest {
  @RegisterExtension final Spring spring = new Spring();

  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  private void hear(String body) {
    heard.add(body);
    if (body.startsWith("bad")) {
      throw new IllegalStateException("not today");
    }
  }

  final class OnSuccess {
    @SqsListener(
        value = Spring.ORDERS,
        acknowledgementMode = SqsListenerAcknowledgementMode.ON_SUCCESS)
    void listen(String body) {
      hear(body);
    }
  }

  final class Always {
    @SqsListener(value = Spring.ORDERS, acknowledgementMode = SqsListenerAcknowledgementMode.ALWAYS)
    void listen(String body) {
      hear(body);
    }
  }

  final class Manual {
    @SqsListener(value = Spring.ORDERS, acknowledgementMode = SqsListenerAcknowledgementMode.MANUAL)
    void listen(String body, Acknowledgement acknowledgement) {
      heard.add(body);
      if (!body.startsWith("bad")) {
        acknowledgement.acknowledge();
      }
    }
  }

  final class ManualBatch {
    @SqsListener(value = Spring.ORDERS, acknowledgementMode = SqsListenerAcknowledgementMode.MANUAL)
    void listen(List<Message<String>> messages, BatchAcknowledgement<String> acknowledgement) {
      messages.forEach(message -> heard.add(message.getPayload()));
      acknowledgement.acknowledge(
          messages.stream().filter(message -> !message.getPayload().startsWith("bad")).toList());
    }
  }

  private void startAndSend(Object listener) {
    SqsTemplate template = spring.start(listener);
    List.of("good", "bad", "fine").forEach(body -> template.send(Spring.ORDERS, body));
    await().untilAsserted(() -> assertThat(heard).hasSize(3));
  }

  private QueueView orders() {
    return spring.look(Spring.ORDERS);
  }

  /** Waits until only the bad message is left, in flight, and lets its visibility timeout end. */
  private void assertTheBadOneComesBack() {
    await().untilAsserted(() -> assertThat(orders().inFlight()).isEqualTo(1));
    assertThat(orders().visible()).isZero();
    spring.emulator().advanceSeconds(30);
    await().untilAsserted(() -> assertThat(heard).endsWith("bad").hasSize(4));
  }

  @Test
  void onSuccessAFailedMessageComesBackAndIsADeadLetterInTheEnd() {
    startAndSend(new OnSuccess());
    assertTheBadOneComesBack();
    spring.emulator().advanceSeconds(30);
    await().untilAsserted(() -> assertThat(orders().isEmpty()).isTrue());
    assertThat(spring.look(Spring.DEAD_LETTERS).visible()).isEqualTo(1);
    assertThat(heard).hasSize(4);
  }

  @Test
  void alwaysAFailedMessageIsDeletedToo() {
    startAndSend(new Always());
    await().untilAsserted(() -> assertThat(orders().isEmpty()).isTrue());
    assertThat(spring.look(Spring.DEAD_LETTERS).isEmpty()).isTrue();
  }

  @Test
  void manuallyAMessageIsDeletedWhenTheListenerSaysSo() {
    startAndSend(new Manual());
    assertTheBadOneComesBack();
  }

  @Test
  void manuallyAPartOfABatchIsDeleted() {
    startAndSend(new ManualBatch());
    assertTheBadOneComesBack();
  }
}
