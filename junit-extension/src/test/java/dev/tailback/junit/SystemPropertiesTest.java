package dev.tailback.junit;

import static dev.tailback.junit.QueueAssert.assertThatQueue;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An application that finds SQS by system properties. */
@Isolated("It sets what the SDK reads wherever it is used.")
class SystemPropertiesTest {
  private static final List<String> NAMES =
      List.of("aws.endpointUrlSqs", "aws.region", "aws.accessKeyId", "aws.secretAccessKey");

  /** A client as in an application: without an endpoint. */
  private static final class Application implements AutoCloseable {
    private final SqsClient sqs = SqsClient.create();
    private final String url = sqs.getQueueUrl(r -> r.queueName("orders")).queueUrl();

    void send(String body) {
      sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }

    @Override
    public void close() {
      sqs.close();
    }
  }

  @TailbackTest(systemProperties = true)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class First {
    static Application application;

    @SqsQueue(name = "orders", visibilityTimeout = 7)
    private TailbackQueue orders;

    @BeforeAll
    static void start() {
      application = new Application();
    }

    @Test
    @Order(1)
    void theApplicationIsWhereTheTestLooks() {
      application.send("m1");
      assertThatQueue(orders).hasVisible(1);
      orders.limits().inFlight(1);
      application.sqs.setQueueAttributes(
          r -> r.queueUrl(application.url).attributesWithStrings(Map.of("VisibilityTimeout", "8")));
    }

    @Test
    @Order(2)
    void nothingOfTheFirstTestIsLeft() {
      assertThatQueue(orders).isDrained();
      application.send("m2");
      application.send("m3");
      assertThat(application.sqs.receiveMessage(r -> r.queueUrl(application.url)).messages())
          .hasSize(1);
      assertThat(application.sqs.receiveMessage(r -> r.queueUrl(application.url)).messages())
          .hasSize(1);
      assertThat(
              application
                  .sqs
                  .getQueueAttributes(
                      r ->
                          r.queueUrl(application.url)
                              .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
                  .attributes())
          .containsValue("7");
    }
  }

  @TailbackTest(systemProperties = true)
  static class Second {
    @Test
    void theApplicationOfTheFirstClassIsStillOfUse(
        @SqsQueue(name = "orders") TailbackQueue orders) {
      assertThatQueue(orders).isDrained();
      First.application.send("m4");
      assertThatQueue(orders).hasVisible(1);
    }
  }

  @TailbackTest(systemProperties = true, perClass = true)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class Own {
    @SqsQueue(name = "orders")
    private TailbackQueue orders;

    Own() {
      try (Application application = new Application()) {
        application.send("m1");
      }
    }

    @Test
    void theQueuesAreThereBeforeTheInstance() {
      assertThatQueue(orders).hasVisible(1);
    }
  }

  private static List<String> values() {
    List<String> values = new ArrayList<>();
    NAMES.forEach(name -> values.add(System.getProperty(name)));
    return values;
  }

  @Test
  void anApplicationOutlivesItsClassAndItsQueuesAreEmptiedBetweenTests() {
    Kit.succeeds(Kit.run(First.class, Second.class), 3);
    First.application.close();
  }

  @Test
  void withAnEmulatorOfItsOwnThePropertiesAreRestored() {
    List<String> before = values();
    Kit.succeeds(Kit.run(Own.class), 1);
    assertThat(values()).isEqualTo(before);
  }
}
