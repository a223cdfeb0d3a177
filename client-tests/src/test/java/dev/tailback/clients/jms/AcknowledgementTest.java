package dev.tailback.clients.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.sqs.javamessaging.SQSSession;
import dev.tailback.clients.QueueView;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an acknowledgement deletes, in each of the library's modes. */
@Timeout(60)
class AcknowledgementTest {
  @RegisterExtension final Jms jms = Jms.connect();

  @BeforeEach
  void sendThree() {
    String url = jms.sqs().getQueueUrl(r -> r.queueName(Jms.ORDERS)).queueUrl();
    for (String body : List.of("a", "b", "c")) {
      jms.sqs().sendMessage(r -> r.queueUrl(url).messageBody(body));
    }
  }

  private static MessageConsumer consumer(Session session) throws JMSException {
    return session.createConsumer(session.createQueue(Jms.ORDERS));
  }

  /** Receives the three messages that were sent. */
  private static List<Message> receiveAll(MessageConsumer consumer) throws JMSException {
    List<Message> received = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      received.add(consumer.receive(Jms.PATIENCE_MILLIS));
    }
    return received;
  }

  private QueueView orders() {
    return jms.emulator().look(Jms.ORDERS);
  }

  @Test
  void automaticallyEachMessageThatIsReceived() throws Exception {
    MessageConsumer consumer = consumer(jms.newSession(Session.AUTO_ACKNOWLEDGE));
    consumer.receive(Jms.PATIENCE_MILLIS);
    assertThat(orders().visible()).isEqualTo(2);
    assertThat(orders().inFlight()).isZero();
  }

  @Test
  void byTheClientAMessageAndAllThatCameBefore() throws Exception {
    List<Message> received = receiveAll(consumer(jms.newSession(Session.CLIENT_ACKNOWLEDGE)));
    assertThat(orders().inFlight()).isEqualTo(3);
    received.get(1).acknowledge();
    assertThat(orders().inFlight()).isEqualTo(1);
  }

  @Test
  void onlyThatMessageIsUnordered() throws Exception {
    MessageConsumer consumer = consumer(jms.newSession(SQSSession.UNORDERED_ACKNOWLEDGE));
    List<Message> received = receiveAll(consumer);
    received.get(1).acknowledge();
    assertThat(orders().inFlight()).isEqualTo(2);
    jms.emulator().advanceSeconds(30);
    assertThat(orders().visible()).isEqualTo(2);
    Message again = consumer.receive(Jms.PATIENCE_MILLIS);
    assertThat(again.getJMSMessageID()).isEqualTo(received.get(0).getJMSMessageID());
    assertThat(again.getJMSRedelivered()).isTrue();
  }

  @Test
  void aSessionThatRecoversGivesBackWhatIsNotAcknowledged() throws Exception {
    Session session = jms.newSession(Session.CLIENT_ACKNOWLEDGE);
    receiveAll(consumer(session)).get(0).acknowledge();
    session.recover();
    assertThat(orders().visible()).isEqualTo(2);
  }

  @Test
  void aTransactedSessionIsRefused() {
    assertThatThrownBy(() -> jms.connection().createSession(true, Session.SESSION_TRANSACTED))
        .isInstanceOf(JMSException.class)
        .hasMessageContaining("does not support transacted");
  }
}
