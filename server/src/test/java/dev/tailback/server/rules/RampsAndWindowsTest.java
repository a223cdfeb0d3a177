package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that change as they get older. */
class RampsAndWindowsTest {
  private final FaultyEmulator emulator = new FaultyEmulator(1);
  private final String orders = emulator.queue("orders");

  @AfterEach
  void stop() {
    emulator.close();
  }

  private long failuresOf1000() {
    return IntStream.range(0, 1_000)
        .filter(i -> emulator.query("Action=ListQueues").statusCode() == 403)
        .count();
  }

  @Test
  void theShareOfFailuresGrows() {
    emulator.fault("{'probability': {'from': 0, 'to': 0.5, 'over': '10m'}, 'throttle': {}}");
    assertThat(failuresOf1000()).isZero();
    emulator.advance(Duration.ofMinutes(5));
    assertThat(failuresOf1000()).isCloseTo(250, within(50L));
    emulator.advance(Duration.ofMinutes(5));
    assertThat(failuresOf1000()).isCloseTo(500, within(60L));
    emulator.advance(Duration.ofHours(1));
    assertThat(failuresOf1000()).isCloseTo(500, within(60L));
  }

  private long latencyMillis() {
    CompletableFuture<String> sending =
        CompletableFuture.supplyAsync(() -> emulator.trySend(orders));
    emulator.awaitDeadline("SendMessage starts late");
    JsonNode clock = emulator.admin("GET", "clock", "").json();
    long millis = clock.at("/next/atMillis").longValue() - clock.get("nowMillis").longValue();
    emulator.advance(Duration.ofMillis(millis));
    assertThat(sending.join()).isEqualTo("sent");
    return millis;
  }

  @Test
  void latencyGrows() {
    emulator.fault(
        "{'actions': ['SendMessage'], 'latency': {'ramp': {'from': '1s', 'to': '11s', 'over':"
            + " '100s'}}}");
    assertThat(latencyMillis()).isEqualTo(1_000); // and then the rule is 1 s old
    emulator.advance(Duration.ofSeconds(49));
    assertThat(latencyMillis()).isEqualTo(6_000);
    emulator.advance(Duration.ofHours(1));
    assertThat(latencyMillis()).isEqualTo(11_000);
  }

  @Test
  void anOutageComesAndGoes() {
    emulator.fault(
        "{'window': {'from': '1m', 'until': '3m', 'every': '10m'}, 'error': {'code':"
            + " 'ServiceUnavailable'}}");
    StringBuilder seen = new StringBuilder();
    for (int minute = 0; minute < 24; minute++) {
      seen.append(emulator.query("Action=ListQueues").statusCode() == 503 ? 'x' : '.');
      emulator.advance(Duration.ofMinutes(1));
    }
    assertThat(seen).hasToString(".xx........xx........xx.");
  }

  @Test
  void windowsAreCountedFromTheBeginningOfTheirRule() {
    emulator.fault("{'window': {'until': '1m'}, 'throttle': {}}");
    emulator.advance(Duration.ofMinutes(1));
    assertThat(emulator.trySend(orders)).isEqualTo("sent");
    emulator.fault("{'window': {'until': '1m'}, 'throttle': {}}");
    assertThat(emulator.trySend(orders)).as("a rule of its own age").isEqualTo("RequestThrottled");
  }
}
