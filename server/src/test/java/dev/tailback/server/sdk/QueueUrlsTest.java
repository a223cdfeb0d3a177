package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class QueueUrlsTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void aQueuesUrlHasTheHostTheClientUsed(String host) {
    URI endpoint = URI.create("http://" + host + ":" + EMULATOR.port());
    try (SqsClient sqs = Emulator.clientOf(SqsClient.builder(), endpoint).build()) {
      TestQueue queue = TestQueue.create(sqs, Emulator.newName(), Map.of());
      assertThat(queue.url()).isEqualTo(endpoint + "/000000000000/" + queue.name());
      assertThat(sqs.getQueueUrl(r -> r.queueName(queue.name())).queueUrl()).isEqualTo(queue.url());
      assertThat(sqs.listQueues(r -> r.queueNamePrefix(queue.name())).queueUrls())
          .containsExactly(queue.url());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ENDPOINT/000000000000/NAME",
        "ENDPOINT/NAME",
        "ENDPOINT/queue/NAME",
        "ENDPOINT/queue/us-east-1/000000000000/NAME",
        "http://elsewhere.example:1234/000000000000/NAME",
        "http://elsewhere.example/000000000000/NAME",
        "https://sqs.us-east-1.amazonaws.com/000000000000/NAME",
        "https://queue.amazonaws.com/000000000000/NAME",
        "/000000000000/NAME",
        "000000000000/NAME",
        "queue/NAME",
        "NAME",
      })
  void aQueueIsFoundUnderManyUrls(String form) {
    TestQueue queue = EMULATOR.newQueue();
    String url =
        form.replace("ENDPOINT", EMULATOR.endpoint().toString()).replace("NAME", queue.name());
    new TestQueue(EMULATOR.sqs(), url).send("b");
    assertThat(queue.receiveBodies()).containsExactly("b");
  }

  @Test
  void anAmazonHostNamesTheRegion() {
    TestQueue queue = EMULATOR.newQueue();
    String elsewhere = "https://sqs.eu-west-1.amazonaws.com/000000000000/" + queue.name();
    assertThatThrownBy(() -> new TestQueue(EMULATOR.sqs(), elsewhere).send("b"))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void anEndpointCanHaveAPath() {
    URI endpoint = EMULATOR.endpoint().resolve("/some/base/");
    try (SqsClient sqs = Emulator.clientOf(SqsClient.builder(), endpoint).build()) {
      TestQueue queue = TestQueue.create(sqs, Emulator.newName(), Map.of());
      queue.send("b");
      assertThat(new TestQueue(EMULATOR.sqs(), queue.url()).receiveBodies()).containsExactly("b");
    }
  }
}
