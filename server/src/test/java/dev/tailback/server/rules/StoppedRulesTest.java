package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Calls in progress when their rule ends. The clock is paused, so only the end of the rule releases
 * them.
 */
class StoppedRulesTest {
  private static final String SLOW_SENDS =
      "'actions': ['SendMessage'], 'latency': {'fixed': '24h', 'moment': '%s'}";

  private final FaultyEmulator emulator = new FaultyEmulator(1);
  private final String orders = emulator.queue("orders");

  @AfterEach
  void stop() {
    emulator.close();
  }

  private CompletableFuture<Void> send() {
    return CompletableFuture.runAsync(() -> emulator.send(orders, "a"));
  }

  @ParameterizedTest
  @CsvSource({"before, starts", "after, ends"})
  void aStopLetsCallsThatAreDelayedGoOn(String moment, String what) {
    emulator.fault("{" + SLOW_SENDS.formatted(moment) + "}");
    CompletableFuture<Void> sending = send();
    emulator.awaitDeadline("SendMessage " + what + " late");
    assertThat(emulator.admin("POST", "rules/stop", "").status()).isEqualTo(200);
    sending.join();
    assertThat(emulator.visible("orders")).isEqualTo(1);
    assertThat(emulator.upcoming()).noneMatch(waiting -> waiting.contains("late"));
  }

  @Test
  void aStopLeavesNoThrottleForThem() {
    emulator.fault("{" + SLOW_SENDS.formatted("before") + "}");
    emulator.admin("POST", "throttles", "{'rate': 0.001}");
    emulator.query("Action=GetQueueAttributes&QueueUrl=orders"); // leaves the bucket empty
    CompletableFuture<Void> sending = send();
    emulator.awaitDeadline("SendMessage starts late");
    emulator.admin("POST", "rules/stop", "");
    sending.join();
    assertThat(emulator.visible("orders")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"DELETE, faults/1", "DELETE, faults", "POST, reset"})
  void everyOtherEndDoesSo(String method, String path) {
    emulator.fault("{" + SLOW_SENDS.formatted("after") + "}");
    CompletableFuture<Void> sending = send();
    emulator.awaitDeadline("SendMessage ends late");
    assertThat(emulator.admin(method, path, "").status()).isEqualTo(200);
    sending.join();
  }

  @Test
  void theEndOfItsTimeDoesSo() {
    emulator.fault("{'for': '10m', " + SLOW_SENDS.formatted("before") + "}");
    CompletableFuture<Void> sending = send();
    emulator.awaitUpcoming("SendMessage starts late");
    emulator.advance(Duration.ofMinutes(10));
    sending.join();
    assertThat(emulator.visible("orders")).isEqualTo(1);
  }

  @Test
  void anotherRulesEndLeavesThemAlone() {
    emulator.fault("{" + SLOW_SENDS.formatted("before") + "}");
    emulator.fault("{'throttle': {}, 'actions': ['PurgeQueue']}");
    CompletableFuture<Void> sending = send();
    emulator.awaitDeadline("SendMessage starts late");
    emulator.admin("DELETE", "faults/2", "");
    assertThat(sending).isNotDone();
    emulator.advance(Duration.ofHours(24));
    sending.join();
  }

  @Test
  void anAnswerThatWasToBeLostIsGiven() {
    emulator.fault("{'actions': ['ReceiveMessage'], 'drop': {'moment': 'after'}}");
    CompletableFuture<Integer> polling =
        CompletableFuture.supplyAsync(
                () -> emulator.sqs().receiveMessage(r -> r.queueUrl(orders).waitTimeSeconds(20)))
            .thenApply(answer -> answer.messages().size());
    emulator.awaitDeadline("long poll");
    emulator.admin("POST", "rules/stop", "");
    emulator.send(orders, "a");
    assertThat(polling.join()).isEqualTo(1);
  }
}
