package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The same calls through each of the SDK's blocking HTTP clients. */
class HttpClientsTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  static Stream<Named<UnaryOperator<SqsClientBuilder>>> httpClients() {
    return Stream.of(
        Named.of("the default", builder -> builder),
        Named.of(
            "url-connection",
            builder -> builder.httpClientBuilder(UrlConnectionHttpClient.builder())));
  }

  @ParameterizedTest
  @MethodSource("httpClients")
  void aMessageGoesThroughItsLife(UnaryOperator<SqsClientBuilder> httpClient) {
    try (SqsClient sqs = client(httpClient)) {
      TestQueue queue = TestQueue.create(sqs, Emulator.newName(), Map.of());
      List<Message> received = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        queue.send("message " + i);
      }
      received.addAll(queue.receive(10));
      received.addAll(queue.receive(r -> r.waitTimeSeconds(20)));
      assertThat(received).hasSize(20);
      queue.changeVisibility(received.get(0), 60);
      received.forEach(queue::delete);
      assertThat(queue.counts()).isEqualTo(TestQueue.Counts.NONE);
      sqs.deleteQueue(r -> r.queueUrl(queue.url()));
      assertThat(catchThrowable(() -> sqs.getQueueUrl(r -> r.queueName(queue.name()))))
          .isInstanceOf(QueueDoesNotExistException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("httpClients")
  void aLargeMessageArrives(UnaryOperator<SqsClientBuilder> httpClient) {
    try (SqsClient sqs = client(httpClient)) {
      TestQueue queue = TestQueue.create(sqs, Emulator.newName(), Map.of());
      String body = "ü".repeat(512 * 1024);
      queue.send(body);
      assertThat(queue.receive().body()).isEqualTo(body);
    }
  }

  private static SqsClient client(UnaryOperator<SqsClientBuilder> httpClient) {
    return httpClient.apply(Emulator.clientOf(SqsClient.builder(), EMULATOR.endpoint())).build();
  }
}
