package dev.tailback.clients.jms;

import com.amazon.sqs.javamessaging.ProviderConfiguration;
import com.amazon.sqs.javamessaging.SQSConnection;
import com.amazon.sqs.javamessaging.SQSConnectionFactory;
import dev.tailback.clients.Emulator;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An emulator for one test, with the queues orders and events.fifo, and a started connection. */
final class Jms implements AfterEachCallback {
  static final String ORDERS = "orders";
  static final String EVENTS = "events.fifo";

  /** How long to wait for an expected message, in milliseconds of real time. */
  static final long PATIENCE_MILLIS = 10_000;

  private final Emulator emulator = Emulator.start();
  private final SqsClient sqs = emulator.newClient();
  private final SQSConnection connection;

  private Jms(int prefetched) {
    sqs.createQueue(r -> r.queueName(ORDERS));
    sqs.createQueue(
        r -> r.queueName(EVENTS).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
    ProviderConfiguration configuration =
        new ProviderConfiguration().withNumberOfMessagesToPrefetch(prefetched);
    try {
      connection = new SQSConnectionFactory(configuration, sqs).createConnection();
      connection.start();
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }

  /** Connects without prefetching: a consumer receives only on demand. */
  static Jms connect() {
    return connectPrefetching(0);
  }

  /** Connects so that each consumer prefetches some messages. */
  static Jms connectPrefetching(int messages) {
    return new Jms(messages);
  }

  Emulator emulator() {
    return emulator;
  }

  SqsClient sqs() {
    return sqs;
  }

  SQSConnection connection() {
    return connection;
  }

  Session newSession(int mode) throws JMSException {
    return connection.createSession(false, mode);
  }

  void closeConnection() {
    emulator.whileTimePasses(
        () -> {
          try {
            connection.close();
          } catch (JMSException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Override
  public void afterEach(ExtensionContext context) {
    closeConnection();
    sqs.close();
    emulator.close();
  }
}
