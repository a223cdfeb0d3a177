package dev.tailback.clients.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.math.BigInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class FifoTest {
  @RegisterExtension final Jms jms = Jms.connect();

  private Session session;
  private MessageProducer producer;
  private MessageConsumer consumer;

  @BeforeEach
  void open() throws Exception {
    session = jms.newSession(Session.CLIENT_ACKNOWLEDGE);
    producer = session.createProducer(session.createQueue(Jms.EVENTS));
    consumer = session.createConsumer(session.createQueue(Jms.EVENTS));
  }

  private TextMessage send(String group, String body) throws JMSException {
    TextMessage message = session.createTextMessage(body);
    message.setStringProperty("JMSXGroupID", group);
    message.setStringProperty("JMS_SQS_DeduplicationId", body);
    producer.send(message);
    return message;
  }

  private TextMessage receive() throws JMSException {
    return (TextMessage) consumer.receive(Jms.PATIENCE_MILLIS);
  }

  @Test
  void aGroupComesInOrder() throws Exception {
    send("g", "a");
    send("g", "b");
    TextMessage first = receive();
    assertThat(first.getText()).isEqualTo("a");
    assertThat(consumer.receiveNoWait()).as("the group is locked").isNull();
    first.acknowledge();
    assertThat(receive().getText()).isEqualTo("b");
  }

  @Test
  void groupsAndNumbersAreTold() throws Exception {
    TextMessage sent = send("g", "a");
    TextMessage received = receive();
    assertThat(received.getStringProperty("JMSXGroupID")).isEqualTo("g");
    assertThat(received.getStringProperty("JMS_SQS_DeduplicationId")).isEqualTo("a");
    assertThat(received.getStringProperty("JMS_SQS_SequenceNumber"))
        .isEqualTo(sent.getStringProperty("JMS_SQS_SequenceNumber"));
    assertThat(new BigInteger(received.getStringProperty("JMS_SQS_SequenceNumber"))).isPositive();
  }

  @Test
  void aDuplicateIsDroppedForFiveMinutes() throws Exception {
    send("g", "a");
    send("g", "a");
    assertThat(jms.emulator().look(Jms.EVENTS).visible()).isEqualTo(1);
    jms.emulator().advanceSeconds(300);
    send("g", "a");
    assertThat(jms.emulator().look(Jms.EVENTS).visible()).isEqualTo(2);
  }

  @Test
  void aMessageWithoutAGroupIsRefused() throws Exception {
    TextMessage message = session.createTextMessage("b");
    assertThatThrownBy(() -> producer.send(message))
        .isInstanceOf(JMSException.class)
        .hasMessageContaining("MissingParameter");
  }
}
