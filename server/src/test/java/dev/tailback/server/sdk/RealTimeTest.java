package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Tests on the system clock, with generous bounds. */
class RealTimeTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @RegisterExtension static final Emulator EMULATOR = Emulator.startInRealTime();

  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void aSendAnswersAPollAtOnce() {
    for (int i = 0; i < 20; i++) {
      CompletableFuture<ReceiveMessageResponse> poll = EMULATOR.poll(queue);
      queue.send("b");
      await().atMost(SOON).until(poll::isDone);
      assertThat(TestQueue.bodies(poll.join().messages())).containsExactly("b");
    }
  }

  @Test
  void aPollEndsWhenItsTimeIsOver() {
    CompletableFuture<ReceiveMessageResponse> poll =
        EMULATOR.poll(queue, r -> r.waitTimeSeconds(1));
    await().between(Duration.ofMillis(800), Duration.ofSeconds(3)).until(poll::isDone);
    assertThat(poll.join().messages()).isEmpty();
  }

  @Test
  void theEndsOfADelayAndOfAVisibilityTimeoutAnswerAPoll() throws Exception {
    queue.send(r -> r.messageBody("b").delaySeconds(1));
    long start = System.nanoTime();
    ReceiveMessageResponse first =
        EMULATOR.poll(queue, r -> r.visibilityTimeout(1)).get(5, TimeUnit.SECONDS);
    assertThat(TestQueue.bodies(first.messages())).containsExactly("b");
    ReceiveMessageResponse second = EMULATOR.poll(queue).get(5, TimeUnit.SECONDS);
    assertThat(TestQueue.bodies(second.messages())).containsExactly("b");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(1_800), Duration.ofSeconds(6));
  }

  @Test
  void closingTheEmulatorAnswersPollsWithNothing() throws Exception {
    Emulator other = Emulator.startInRealTime();
    CompletableFuture<ReceiveMessageResponse> poll = other.poll(other.newQueue());
    long start = System.nanoTime();
    other.close();
    assertThat(poll.get(5, TimeUnit.SECONDS).messages()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }
}
