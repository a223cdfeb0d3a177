package dev.tailback.clients.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.clients.QueueView;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Consumers that prefetch by long polls. */
@Timeout(60)
class ListenerTest {
  private static final int PREFETCHED = 5;

  @RegisterExtension final Jms jms = Jms.connectPrefetching(PREFETCHED);

  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  private MessageConsumer consumer() throws JMSException {
    Session session = jms.newSession(Session.AUTO_ACKNOWLEDGE);
    return session.createConsumer(session.createQueue(Jms.ORDERS));
  }

  private void send(int count) {
    String url = jms.sqs().getQueueUrl(r -> r.queueName(Jms.ORDERS)).queueUrl();
    for (int i = 0; i < count; i++) {
      String body = "b" + i;
      jms.sqs().sendMessage(r -> r.queueUrl(url).messageBody(body));
    }
  }

  private QueueView orders() {
    return jms.emulator().look(Jms.ORDERS);
  }

  private void hear(Message message) {
    try {
      heard.add(((TextMessage) message).getText());
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aListenerHearsEverythingInOrder() throws Exception {
    consumer().setMessageListener(this::hear);
    await().untilAsserted(() -> assertThat(orders().waitingReceives()).isEqualTo(1));
    send(7);
    await()
        .untilAsserted(
            () -> assertThat(heard).containsExactly("b0", "b1", "b2", "b3", "b4", "b5", "b6"));
    await().untilAsserted(() -> assertThat(orders().isEmpty()).isTrue());
  }

  @Test
  void aListenerThatThrowsGetsTheMessageAgain() throws Exception {
    consumer()
        .setMessageListener(
            message -> {
              hear(message);
              if (heard.size() == 1) {
                throw new IllegalStateException("not today");
              }
            });
    send(1);
    await().untilAsserted(() -> assertThat(heard).containsExactly("b0", "b0"));
    await().untilAsserted(() -> assertThat(orders().isEmpty()).isTrue());
  }

  @Test
  void aConsumerHoldsNoMoreThanItMayPrefetchAndGivesItBack() throws Exception {
    send(20);
    // On start, the library wakes only consumers with a listener, so ask for a message.
    assertThat(consumer().receive(Jms.PATIENCE_MILLIS)).isNotNull();
    await().untilAsserted(() -> assertThat(orders().inFlight()).isEqualTo(PREFETCHED));
    assertThat(orders().waitingReceives()).isZero();
    jms.connection().close();
    assertThat(orders().visible()).isEqualTo(19);
  }
}
