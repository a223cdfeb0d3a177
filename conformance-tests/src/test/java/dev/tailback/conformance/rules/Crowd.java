package dev.tailback.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.SqsError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Many producers and consumers of one queue, each with its own connection, making only batch calls.
 */
final class Crowd {
  private static final int SIZE = 16;
  private static final int BATCH = 10;

  private final Sqs sqs;
  private final Queue queue;

  Crowd(Sqs sqs, Queue queue) {
    this.sqs = sqs;
    this.queue = queue;
  }

  /** Sends messages whose bodies are numbers from 0, each in the group that the function gives. */
  void send(int messages, IntFunction<@Nullable String> group) {
    AtomicInteger batches = new AtomicInteger();
    all(
        () -> {
          int first;
          while ((first = batches.getAndIncrement() * BATCH) < messages) {
            sendBatch(first, group);
          }
          return 0;
        });
  }

  /** Sends messages of one group, one batch after the other. */
  void sendInOrder(int messages, String group) {
    for (int first = 0; first < messages; first += BATCH) {
      sendBatch(first, i -> group);
    }
  }

  private void sendBatch(int first, IntFunction<@Nullable String> group) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>(BATCH);
    for (int i = first; i < first + BATCH; i++) {
      String body = Integer.toString(i);
      String of = group.apply(i);
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(body)
              .messageBody(body)
              .messageGroupId(of)
              .messageDeduplicationId(of == null ? null : body)
              .build());
    }
    SendMessageBatchResponse answer =
        unthrottled(
            () -> sqs.client().sendMessageBatch(b -> b.queueUrl(queue.url()).entries(entries)));
    assertThat(answer.failed()).isEmpty();
  }

  /**
   * Receives by short polls until one is refused with this error. Returns the number of messages.
   */
  int receiveUntilRefused(SqsError error) {
    AtomicBoolean isRefused = new AtomicBoolean();
    return all(
        () -> {
          int received = 0;
          for (int empty = 0; !isRefused.get() && empty < 100; ) {
            try {
              int some = queue.receiveOnce(r -> r.maxNumberOfMessages(BATCH)).size();
              received += some;
              empty = some == 0 ? empty + 1 : 0;
            } catch (SqsException e) {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(error.code());
              isRefused.set(true);
            }
          }
          return received;
        });
  }

  /** Receives until a short and a long poll find nothing. Returns the number of messages. */
  int receiveUntilNothing() {
    return all(
        () -> {
          int received = 0;
          for (int empty = 0; empty < 2; ) {
            int seconds = empty; // A short poll may miss messages.
            int some =
                unthrottled(
                        () ->
                            queue.receiveOnce(
                                r -> r.maxNumberOfMessages(BATCH).waitTimeSeconds(seconds)))
                    .size();
            received += some;
            empty = some == 0 ? empty + 1 : 0;
          }
          return received;
        });
  }

  /** Repeats a call until it is not throttled, waiting as long as each refusal says. */
  private <T> T unthrottled(Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (SqsException e) {
        if (!e.isThrottlingException()) {
          throw e;
        }
        sqs.pass(retryAfter(e));
      }
    }
  }

  private static Duration retryAfter(SqsException throttle) {
    return throttle
        .awsErrorDetails()
        .sdkHttpResponse()
        .firstMatchingHeader("x-amz-retry-after")
        .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
        .orElse(Duration.ofSeconds(1));
  }

  private static int all(IntSupplier work) {
    ExecutorService threads = Executors.newFixedThreadPool(SIZE);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < SIZE; i++) {
        results.add(threads.submit(work::getAsInt));
      }
      int sum = 0;
      for (Future<Integer> result : results) {
        sum += result.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
