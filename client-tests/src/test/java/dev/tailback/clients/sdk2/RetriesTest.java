package dev.tailback.clients.sdk2;

import dev.tailback.clients.Emulator;
import dev.tailback.clients.RetryCase;
import dev.tailback.clients.RetryTable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How often and how late the SDK retries, in real time. */
class RetriesTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.startForRetries();

  private static final Map<RetryCase, Duration> TIMES = new EnumMap<>(RetryCase.class);

  /**
   * Runs the cases without a hint first, to warm up the SDK, then those with one at the same time.
   */
  @BeforeAll
  static void runEachCase() {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      run(List.of(RetryCase.OVER_LIMIT, RetryCase.LASTING_FAULT), threads);
      run(List.of(RetryCase.TWO_THROTTLES, RetryCase.LASTING_THROTTLE), threads);
    } finally {
      threads.shutdown();
    }
  }

  private static void run(List<RetryCase> refusals, ExecutorService threads) {
    Map<RetryCase, CompletableFuture<Duration>> running = new EnumMap<>(RetryCase.class);
    for (RetryCase refusal : refusals) {
      running.put(refusal, CompletableFuture.supplyAsync(() -> time(refusal, threads), threads));
    }
    running.forEach((refusal, time) -> TIMES.put(refusal, time.join()));
  }

  /** Makes a case's calls by a client of their own, because each client has a retry quota. */
  private static Duration time(RetryCase refusal, ExecutorService threads) {
    try (SqsClient sqs = EMULATOR.newClient()) {
      String url = sqs.getQueueUrl(r -> r.queueName(refusal.queue())).queueUrl();
      long start = System.nanoTime();
      Stream.generate(() -> CompletableFuture.runAsync(() -> call(sqs, refusal, url), threads))
          .limit(refusal.calls())
          .toList()
          .forEach(CompletableFuture::join);
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  private static void call(SqsClient sqs, RetryCase refusal, String url) {
    try {
      switch (refusal.action()) {
        case "ReceiveMessage" -> sqs.receiveMessage(r -> r.queueUrl(url));
        case "SendMessage" -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("b"));
        default -> throw new IllegalArgumentException(refusal.action());
      }
    } catch (SdkServiceException refused) {
      // The server counts the attempts.
    }
  }

  @ParameterizedTest
  @EnumSource
  void itTriesAgainAsTheGuideSays(RetryCase refusal) throws Exception {
    RetryTable.read()
        .check(
            System.getProperty("retries"), refusal, EMULATOR.attempts(refusal), TIMES.get(refusal));
  }
}
