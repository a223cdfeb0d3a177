package dev.tailback.clients.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages arrive as they were sent: the library keeps their types in message attributes. */
@Timeout(60)
class MessagesTest {
  @RegisterExtension final Jms jms = Jms.connect();

  private Session session;
  private Queue orders;
  private MessageProducer producer;
  private MessageConsumer consumer;

  @BeforeEach
  void open() throws Exception {
    session = jms.newSession(Session.AUTO_ACKNOWLEDGE);
    orders = session.createQueue(Jms.ORDERS);
    producer = session.createProducer(orders);
    consumer = session.createConsumer(orders);
  }

  private <T extends Message> T sendAndReceive(T message) throws JMSException {
    producer.send(message);
    @SuppressWarnings("unchecked")
    T received = (T) consumer.receive(Jms.PATIENCE_MILLIS);
    return received;
  }

  @Test
  void aText() throws Exception {
    TextMessage sent = session.createTextMessage("two coffees, ☕☕");
    TextMessage received = sendAndReceive(sent);
    assertThat(received.getText()).isEqualTo("two coffees, ☕☕");
    assertThat(received.getJMSMessageID()).isEqualTo(sent.getJMSMessageID()).startsWith("ID:");
    assertThat(received.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    assertThat(received.getJMSRedelivered()).isFalse();
    assertThat(received.getJMSTimestamp()).isPositive();
  }

  @Test
  void bytes() throws Exception {
    BytesMessage sent = session.createBytesMessage();
    sent.writeBytes(new byte[] {0, -1, 7});
    BytesMessage received = sendAndReceive(sent);
    byte[] bytes = new byte[3];
    assertThat(received.readBytes(bytes)).isEqualTo(3);
    assertThat(bytes).containsExactly(0, -1, 7);
  }

  @Test
  void anObject() throws Exception {
    ObjectMessage sent = session.createObjectMessage(List.of("coffee", 2).toArray());
    assertThat((Object[]) sendAndReceive(sent).getObject()).containsExactly("coffee", 2);
  }

  @Test
  void propertiesOfAllTypes() throws Exception {
    TextMessage sent = session.createTextMessage("b");
    sent.setStringProperty("string", "brown & white");
    sent.setBooleanProperty("boolean", true);
    sent.setByteProperty("byte", (byte) -1);
    sent.setShortProperty("short", Short.MIN_VALUE);
    sent.setIntProperty("int", Integer.MAX_VALUE);
    sent.setLongProperty("long", Long.MIN_VALUE);
    sent.setDoubleProperty("double", 0.1);
    TextMessage received = sendAndReceive(sent);
    assertThat(received.getObjectProperty("string")).isEqualTo("brown & white");
    assertThat(received.getObjectProperty("boolean")).isEqualTo(true);
    assertThat(received.getObjectProperty("byte")).isEqualTo((byte) -1);
    assertThat(received.getObjectProperty("short")).isEqualTo(Short.MIN_VALUE);
    assertThat(received.getObjectProperty("int")).isEqualTo(Integer.MAX_VALUE);
    assertThat(received.getObjectProperty("long")).isEqualTo(Long.MIN_VALUE);
    assertThat(received.getObjectProperty("double")).isEqualTo(0.1);
  }

  @Test
  void whereToReplyAndToWhat() throws Exception {
    TextMessage sent = session.createTextMessage("b");
    sent.setJMSReplyTo(orders);
    sent.setJMSCorrelationID("7");
    TextMessage received = sendAndReceive(sent);
    assertThat(received.getJMSReplyTo()).isEqualTo(orders);
    assertThat(received.getJMSCorrelationID()).isEqualTo("7");
  }

  @Test
  void aDelayedMessageIsLate() throws Exception {
    producer.setDeliveryDelay(5_000);
    producer.send(session.createTextMessage("b"));
    assertThat(consumer.receiveNoWait()).isNull();
    assertThat(jms.emulator().look(Jms.ORDERS).delayed()).isEqualTo(1);
    jms.emulator().advanceSeconds(5);
    assertThat(consumer.receiveNoWait()).isNotNull();
  }

  @Test
  void aQueueThatDoesNotExistIsNoDestination() {
    assertThatThrownBy(() -> session.createQueue("nowhere"))
        .isInstanceOf(InvalidDestinationException.class);
  }
}
