package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.http.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What clients get when the message store is full. */
class FullStoreTest {
  private static final int MOST_BYTES = 1_000_000;
  private static final String BODY = "x".repeat(50_000);

  @RegisterExtension
  static final Emulator EMULATOR =
      Emulator.start(Emulator.settings().withMaxStoredBytes(MOST_BYTES));

  private final LogCapture log = LogCapture.of(Logger.getLogger("dev.tailback.server.Tailback"));
  private final SqsClient once =
      Emulator.clientOf(SqsClient.builder(), EMULATOR.endpoint())
          .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
          .build();
  private final TestQueue queue = new TestQueue(once, EMULATOR.newQueue().url());

  @AfterEach
  void stop() {
    once.deleteQueue(r -> r.queueUrl(queue.url()));
    once.close();
    log.close();
  }

  /** Fills the store, and returns how many messages it had room for. */
  private int fill() {
    List<String> sent = new ArrayList<>();
    try {
      while (sent.size() < MOST_BYTES / BODY.length()) {
        sent.add(queue.send(BODY).messageId());
      }
    } catch (SqsException full) {
      assertThat(full.statusCode()).isEqualTo(503);
    }
    return sent.size();
  }

  @Test
  void aSendIsRefusedWhileThereIsNoRoomAndLoggedOnce() {
    int sent = fill();
    assertThat(sent).isEqualTo(19);
    for (int i = 0; i < 3; i++) {
      assertRefused(
          () -> queue.send(BODY),
          SqsException.class,
          503,
          "ServiceUnavailable",
          "The emulator's store is full: 1000000 bytes. Delete some messages first.");
    }
    assertThat(queue.counts().visible()).isEqualTo(sent);
    assertThat(log.records())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
              assertThat(entry.getMessage()).startsWith("The store is full");
            });
  }

  @Test
  void itGoesOnWhenMessagesAreDeleted() {
    int sent = fill();
    Message one = queue.receive(1).get(0);
    queue.delete(one);
    queue.send(BODY);
    once.purgeQueue(r -> r.queueUrl(queue.url()));
    assertThat(fill()).isEqualTo(sent);
    assertThat(log.records()).as("full twice").hasSize(2);
  }

  @Test
  void theEntriesOfABatchThatFindNoRoomFailForNoFaultOfTheSenders() {
    int sent = fill();
    queue.receive(2).forEach(queue::delete);
    List<SendMessageBatchRequestEntry> entries =
        List.of(entry("a", BODY), entry("b", BODY), entry("c", BODY), entry("d", "small"));
    SendMessageBatchResponse answer =
        once.sendMessageBatch(r -> r.queueUrl(queue.url()).entries(entries));
    assertThat(answer.successful()).extracting("id").containsExactly("a", "b", "d");
    BatchResultErrorEntry failed = answer.failed().get(0);
    assertThat(failed.id()).isEqualTo("c");
    assertThat(failed.code()).isEqualTo("ServiceUnavailable");
    assertThat(failed.senderFault()).isFalse();
    assertThat(queue.counts().visible()).isEqualTo(sent + 1);
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }

  @Test
  void theSdksOwnRetryGetsThroughWhenThereIsRoomAgain() {
    fill();
    ExecutionInterceptor makeRoom =
        new ExecutionInterceptor() {
          @Override
          public void afterTransmission(Context.AfterTransmission call, ExecutionAttributes any) {
            if (call.httpResponse().statusCode() == 503) {
              once.purgeQueue(r -> r.queueUrl(queue.url()));
            }
          }
        };
    try (SqsClient retrying =
        Emulator.clientOf(SqsClient.builder(), EMULATOR.endpoint())
            .overrideConfiguration(
                o -> o.retryStrategy(RetryMode.STANDARD).addExecutionInterceptor(makeRoom))
            .build()) {
      new TestQueue(retrying, queue.url()).send(BODY);
    }
    assertThat(queue.counts().visible()).isEqualTo(1);
  }
}
