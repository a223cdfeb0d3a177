package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.server.Tailback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The SDK on a network that loses connections and peers, in real time. */
@Timeout(180)
class LossyNetworkTest {
  private static final int MESSAGES = 60;
  private static final long SEED =
      Long.getLong("network.seed", new SplittableRandom().nextLong(1_000_000));

  @Test
  void eachFifoMessageIsStoredOnceAndIsDeletedInTheEnd() throws Exception {
    try (Tailback tailback = Tailback.builder().start();
        LossyProxy network = new LossyProxy(tailback.port(), SEED);
        SqsClient sqs = client(network)) {
      String queue = createQueue(tailback, sqs);
      List<String> bodies = IntStream.range(0, MESSAGES).mapToObj(i -> "body-" + i).toList();
      for (String body : bodies) {
        again(
            () ->
                sqs.sendMessage(
                    send ->
                        send.queueUrl(queue)
                            .messageBody(body)
                            .messageGroupId("group")
                            .messageDeduplicationId(body)));
      }
      assertThat(stored(tailback)).as("seed %d", SEED).isEqualTo(MESSAGES);
      assertThat(drain(tailback, sqs, queue)).as("seed %d", SEED).containsExactlyElementsOf(bodies);
      assertThat(network.resets()).isPositive();
      assertThat(network.vanished()).isPositive();
    }
  }

  /** Returns a client that quickly gives up on a vanished peer, and retries. */
  private static SqsClient client(LossyProxy network) {
    return SqsClient.builder()
        .endpointOverride(network.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(c -> c.apiCallAttemptTimeout(Duration.ofMillis(700)))
        .build();
  }

  private static String createQueue(Tailback tailback, SqsClient sqs) {
    Map<QueueAttributeName, String> attributes =
        Map.of(QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.VISIBILITY_TIMEOUT, "1");
    again(() -> sqs.createQueue(create -> create.queueName("q.fifo").attributes(attributes)));
    return tailback.endpoint() + "/000000000000/q.fifo";
  }

  private static void again(Runnable call) {
    while (true) {
      try {
        call.run();
        return;
      } catch (SdkClientException lost) {
        // Even the SDK's retries were not enough.
      }
    }
  }

  /**
   * Receives and deletes all messages one by one, and returns their bodies in order of deletion.
   */
  private static List<String> drain(Tailback tailback, SqsClient sqs, String queue) {
    List<String> deleted = new ArrayList<>();
    while (stored(tailback) > 0) {
      try {
        List<Message> messages = sqs.receiveMessage(r -> r.queueUrl(queue)).messages();
        for (Message message : messages) {
          again(
              () ->
                  sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle())));
          if (!deleted.contains(message.body())) {
            deleted.add(message.body());
          }
        }
      } catch (SdkClientException lost) {
        // The message comes back after its visibility timeout.
      } catch (SqsException late) {
        assertThat(late).hasMessageContaining("has expired"); // it comes back too
      }
    }
    return deleted;
  }

  private static long stored(Tailback tailback) {
    return tailback
        .gate()
        .call(queues -> queues.all().stream().mapToLong(queue -> total(queue.counts())).sum());
  }

  private static int total(QueueCounts counts) {
    return counts.visible() + counts.inFlight() + counts.delayed();
  }
}
