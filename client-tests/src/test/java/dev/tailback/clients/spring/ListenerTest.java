package dev.tailback.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.SqsHeaders.MessageSystemAttributes;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

@Timeout(60)
class ListenerTest {
  @RegisterExtension final Spring spring = new Spring();

  record Order(String item, int count) {}

  static final class Listener {
    private final Queue<Message<Order>> heard = new ConcurrentLinkedQueue<>();

    @SqsListener(Spring.ORDERS)
    void hear(Message<Order> message) {
      heard.add(message);
    }
  }

  static final class BatchListener {
    private final Queue<List<String>> heard = new ConcurrentLinkedQueue<>();

    @SqsListener(Spring.ORDERS)
    void hear(List<String> messages) {
      heard.add(messages);
    }
  }

  @Test
  void anObjectAndItsHeadersArriveAndTheMessageIsDeleted() {
    Listener listener = new Listener();
    SqsTemplate template = spring.start(listener);
    await().until(() -> spring.look(Spring.ORDERS).waitingReceives() == 1);
    template.send(
        to -> to.queue(Spring.ORDERS).payload(new Order("coffee", 2)).header("table", "7"));
    await().untilAsserted(() -> assertThat(listener.heard).hasSize(1));
    Message<Order> heard = listener.heard.element();
    assertThat(heard.getPayload()).isEqualTo(new Order("coffee", 2));
    assertThat(heard.getHeaders())
        .containsEntry("table", "7")
        .containsEntry(MessageSystemAttributes.SQS_APPROXIMATE_RECEIVE_COUNT, "1");
    await().untilAsserted(() -> assertThat(spring.look(Spring.ORDERS).isEmpty()).isTrue());
  }

  @Test
  void aBatchListenerGetsABatchAtOnce() {
    SqsTemplate template = spring.start();
    template.sendMany(Spring.ORDERS, messages(10));
    BatchListener listener = new BatchListener();
    spring.start(listener);
    await().untilAsserted(() -> assertThat(spring.look(Spring.ORDERS).isEmpty()).isTrue());
    assertThat(listener.heard).hasSize(1);
    assertThat(listener.heard.element()).hasSize(10).startsWith("b0", "b1");
  }

  @Test
  void aBatchMayBeGatheredFromSeveralPolls() {
    SqsTemplate template = spring.start();
    template.sendMany(Spring.ORDERS, messages(10));
    template.sendMany(Spring.ORDERS, messages(10));
    BatchListener listener = new BatchListener();
    spring.start(
        listener,
        "spring.cloud.aws.sqs.listener.max-messages-per-poll=20",
        "spring.cloud.aws.sqs.listener.max-concurrent-messages=20");
    await().untilAsserted(() -> assertThat(spring.look(Spring.ORDERS).isEmpty()).isTrue());
    assertThat(listener.heard).extracting(List::size).containsExactly(20);
  }

  private static List<Message<String>> messages(int count) {
    return IntStream.range(0, count)
        .<Message<String>>mapToObj(i -> new GenericMessage<>("b" + i))
        .toList();
  }
}
