package dev.tailback.server.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The metrics match what clients saw, to the message, while many use a queue at once. */
class CountersTest {
  private static final int PRODUCERS = 4;
  private static final int CONSUMERS = 4;
  private static final int MESSAGES = 250;

  private final Tailback tailback =
      Tailback.builder().clock(EngineClock.pausedAt(1_795_300_020_000L)).start();
  private final SqsClient sqs =
      SqsClient.builder()
          .endpointOverride(tailback.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .build();
  private final String url = sqs.createQueue(it -> it.queueName("orders")).queueUrl();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger empty = new AtomicInteger();
  private final AtomicInteger deleted = new AtomicInteger();

  @AfterEach
  void stop() {
    sqs.close();
    tailback.close();
  }

  @Test
  void theMetricsAddUpToWhatClientsSaw() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS + CONSUMERS);
    try {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < PRODUCERS; i++) {
        clients.add(threads.submit(produce()));
      }
      for (int i = 0; i < CONSUMERS; i++) {
        clients.add(threads.submit(consume()));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    } finally {
      threads.shutdownNow();
    }
    tailback.gate().advance(Duration.ofMinutes(1));

    assertThat(sum("NumberOfMessagesSent")).isEqualTo(PRODUCERS * MESSAGES);
    assertThat(sum("SentMessageSize")).isEqualTo((double) bytes.get());
    assertThat(sum("NumberOfMessagesReceived")).isEqualTo(received.get());
    assertThat(sum("NumberOfEmptyReceives")).isEqualTo(empty.get()).isPositive();
    assertThat(sum("NumberOfMessagesDeleted")).isEqualTo(deleted.get());
  }

  private Callable<Void> produce() {
    return () -> {
      for (int i = 0; i < MESSAGES; i++) {
        String body = "x".repeat(1 + i % 50);
        sqs.sendMessage(it -> it.queueUrl(url).messageBody(body));
        bytes.addAndGet(body.length());
      }
      return null;
    };
  }

  /** Also moves the clock, so that the counts spread over many minutes. */
  private Callable<Void> consume() {
    return () -> {
      while (deleted.get() < PRODUCERS * MESSAGES) {
        List<Message> messages =
            sqs.receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(3)).messages();
        received.addAndGet(messages.size());
        empty.addAndGet(messages.isEmpty() ? 1 : 0);
        tailback.gate().advance(Duration.ofMillis(500));
        for (Message message : messages) {
          sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(message.receiptHandle()));
          deleted.incrementAndGet();
        }
      }
      return null;
    };
  }

  private double sum(String metric) {
    MetricId id =
        new MetricId(
            "000000000000",
            "us-east-1",
            "AWS/SQS",
            metric,
            List.of(new Dimension("QueueName", "orders")));
    MetricStat stat = new MetricStat(id, 60, Statistic.SUM, null);
    TimeSeries series =
        tailback
            .gate()
            .call(queues -> tailback.monitoring().metrics().read(stat, 0, Long.MAX_VALUE / 2));
    double sum = 0;
    for (int i = 0; i < series.size(); i++) {
      sum += series.value(i);
    }
    return sum;
  }
}
