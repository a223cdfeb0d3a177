package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeduplicationIndexTest {
  private static final int KEYS = 300;

  private final DeduplicationIndex sent = new DeduplicationIndex();

  /** Creates keys, some with the same hash and some with an equal half. */
  private static UUID key(int number) {
    return new UUID(number % 60, number % 50);
  }

  private static SentMessage message(int number) {
    return new SentMessage(new UUID(~number, number), number);
  }

  @Test
  void atFirstNothingWasSent() {
    assertThat(sent.isEmpty()).isTrue();
    assertThat(sent.get(key(1))).isNull();
    assertThat(sent.size()).isZero();
  }

  @Test
  void keysThatAgreeInOneHalfAreTwo() {
    sent.add(new UUID(1, 1), message(1), 0);
    assertThat(sent.get(new UUID(2, 1))).isNull();
    assertThat(sent.get(new UUID(1, 2))).isNull();
    assertThat(sent.get(new UUID(1, 1))).isEqualTo(message(1));
  }

  @Test
  void whatWasClearedIsGone() {
    for (int i = 0; i < 100; i++) {
      sent.add(key(i), message(i), i);
    }
    sent.clear();
    assertThat(sent.isEmpty()).isTrue();
    assertThat(sent.get(key(50))).isNull();
    assertThat(sent.size()).isZero();
    sent.add(key(50), message(50), 50);
    assertThat(sent.get(key(50))).isEqualTo(message(50));
  }

  @Test
  void itIsAMapInTheOrderOfArrivalWhateverIsDone() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Map<UUID, SentMessage> expected = new LinkedHashMap<>();
      sent.clear();
      for (int step = 0; step < 1_000; step++) {
        boolean grows = step % 400 < 250;
        change(random, expected, random.nextInt(10) < (grows ? 7 : 2), step);
        UUID any = key(random.nextInt(KEYS));
        assertThat(sent.get(any)).isEqualTo(expected.get(any));
        assertThat(sent.size()).isEqualTo(expected.size());
        assertThat(sent.isEmpty()).isEqualTo(expected.isEmpty());
        if (!expected.isEmpty()) {
          assertThat(sent.oldestMillis()).isEqualTo(expected.values().iterator().next().sequence());
        }
      }
    }
  }

  private void change(Random random, Map<UUID, SentMessage> expected, boolean adds, int step) {
    UUID key = key(random.nextInt(KEYS));
    if (adds) {
      if (expected.putIfAbsent(key, message(step)) == null) {
        sent.add(key, message(step), step);
      }
    } else if (!expected.isEmpty()) {
      expected.remove(expected.keySet().iterator().next());
      sent.removeOldest();
    }
  }
}
