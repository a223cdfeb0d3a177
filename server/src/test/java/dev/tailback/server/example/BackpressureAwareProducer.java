package dev.tailback.server.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * A producer that slows down when the queue accepts less than it sends. It only needs the AWS SDK.
 *
 * <ul>
 *   <li>Its buffer is bounded: {@link #put} blocks its caller while it is full. The tailback moves
 *       upstream, and nothing is dropped.
 *   <li>A refused batch is sent again after what {@code x-amz-retry-after} says, else after a
 *       backoff that doubles; both have jitter, lest all producers come back at once.
 *   <li>Of a batch that fails in part, only the failed entries are sent again.
 *   <li>What is the sender's own fault is handed back, as another try would not help.
 *   <li>Each message arrives once, unless a connection breaks before the answer: then nobody knows,
 *       and it is sent again.
 * </ul>
 *
 * <p>Batches have ten messages, so a message should not have more than 100 KiB.
 */
public final class BackpressureAwareProducer {
  private static final int BATCH = 10;
  private static final long FIRST_BACKOFF_MILLIS = 100;
  private static final int MOST_DOUBLINGS = 8;

  private final SqsClient sqs;
  private final String queueUrl;
  private final BlockingQueue<Optional<String>> buffer;
  private final BiConsumer<String, String> rejected;
  private final Pause pause;
  private final Thread sender = new Thread(this::run, "sender");

  /** Waits for a duration. */
  @FunctionalInterface
  public interface Pause {
    void lasting(Duration time) throws InterruptedException;
  }

  /**
   * @param sqs a client that does not retry by itself
   * @param capacity how many messages may wait in memory
   * @param rejected called with each message that is not accepted, and the reason
   */
  public BackpressureAwareProducer(
      SqsClient sqs,
      String queueUrl,
      int capacity,
      BiConsumer<String, String> rejected,
      Pause pause) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.buffer = new ArrayBlockingQueue<>(capacity);
    this.rejected = rejected;
    this.pause = pause;
    sender.start();
  }

  /** Takes a message. Blocks until there is room for it. */
  public void put(String body) throws InterruptedException {
    buffer.put(Optional.of(body));
  }

  /** Waits until all messages are sent or rejected. Takes no more messages. */
  public void finish() throws InterruptedException {
    buffer.put(Optional.empty());
    sender.join();
  }

  private void run() {
    try {
      boolean more = true;
      while (more) {
        List<Optional<String>> next = new ArrayList<>(List.of(buffer.take()));
        buffer.drainTo(next, BATCH - 1);
        more = next.stream().allMatch(Optional::isPresent);
        send(entries(next.stream().flatMap(Optional::stream).toList()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<SendMessageBatchRequestEntry> entries(List<String> bodies) {
    return IntStream.range(0, bodies.size())
        .mapToObj(i -> SendMessageBatchRequestEntry.builder().id("" + i).messageBody(bodies.get(i)))
        .map(SendMessageBatchRequestEntry.Builder::build)
        .toList();
  }

  private void send(List<SendMessageBatchRequestEntry> batch) throws InterruptedException {
    List<SendMessageBatchRequestEntry> left = batch;
    for (int attempt = 0; !left.isEmpty(); attempt++) {
      Duration wait = backoff(attempt);
      try {
        left = failed(left);
      } catch (SqsException refusal) {
        if (!isWorthAnotherTry(refusal)) {
          left.forEach(entry -> rejected.accept(entry.messageBody(), refusal.getMessage()));
          return;
        }
        wait = retryAfter(refusal).orElse(wait);
      } catch (SdkClientException lostConnection) {
        // It may have arrived: a retry may create duplicates, but giving up may lose it.
      }
      if (!left.isEmpty()) {
        pause.lasting(wait);
      }
    }
  }

  /** Sends a batch, and returns the entries worth retrying. */
  private List<SendMessageBatchRequestEntry> failed(List<SendMessageBatchRequestEntry> batch) {
    Map<String, SendMessageBatchRequestEntry> byId =
        batch.stream().collect(Collectors.toMap(SendMessageBatchRequestEntry::id, entry -> entry));
    List<SendMessageBatchRequestEntry> again = new ArrayList<>();
    for (BatchResultErrorEntry failure :
        sqs.sendMessageBatch(r -> r.queueUrl(queueUrl).entries(batch)).failed()) {
      SendMessageBatchRequestEntry entry = byId.get(failure.id());
      if (failure.senderFault()) {
        rejected.accept(entry.messageBody(), failure.message());
      } else {
        again.add(entry);
      }
    }
    return again;
  }

  private static boolean isWorthAnotherTry(SqsException refusal) {
    return refusal.isThrottlingException() || refusal.statusCode() >= 500;
  }

  /** Returns the server's retry hint plus up to a fifth of it. */
  private static Optional<Duration> retryAfter(SqsException refusal) {
    return refusal
        .awsErrorDetails()
        .sdkHttpResponse()
        .firstMatchingHeader("x-amz-retry-after")
        .map(Long::parseLong)
        .map(millis -> Duration.ofMillis(millis + random(millis / 5)));
  }

  /** Returns a random backoff of up to 0.1 seconds, 0.2, 0.4 and so on up to 25.6. */
  private static Duration backoff(int attempt) {
    return Duration.ofMillis(random(FIRST_BACKOFF_MILLIS << Math.min(attempt, MOST_DOUBLINGS)));
  }

  private static long random(long mostMillis) {
    return ThreadLocalRandom.current().nextLong(mostMillis + 1);
  }

  /**
   * Sends each line of standard input as a message. While the queue accepts none, it reads none.
   *
   * @param args the queue's URL; region, credentials and endpoint come from the SDK's settings
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (SqsClient sqs =
        SqsClient.builder()
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build()) {
      BackpressureAwareProducer producer =
          new BackpressureAwareProducer(
              sqs,
              args[0],
              100,
              (body, why) -> System.err.println(why + ": " + body),
              time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        producer.put(line);
      }
      producer.finish();
    }
  }
}
