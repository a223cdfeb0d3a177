package dev.tailback.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueBenchmarksTest {
  @Test
  void aStandardQueueStaysAsDeepAsItIs() {
    Filled queue = new Filled(0).fill(1_000, 1);
    queue.send();
    queue.delete(queue.receive(1).get(0));
    assertThat(queue.waiting()).isEqualTo(1_000);
  }

  @Test
  void oneMessageExpiresForEachThatComesIn() {
    long everyMillis = 1000L * Filled.RETENTION_SECONDS / 1_000;
    Filled queue = new Filled(0).fill(1_000, everyMillis);
    for (int i = 0; i < 100; i++) {
      queue.pass(everyMillis);
      queue.send();
    }
    assertThat(queue.waiting()).isEqualTo(1_000);
  }

  @Test
  void aDuplicateIsNotStored() {
    Filled queue = new Filled(10).fill(100, 1);
    queue.send("duplicate");
    queue.send("duplicate");
    assertThat(queue.waiting()).isEqualTo(101);
  }
}
