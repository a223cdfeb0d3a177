package dev.tailback.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArrivalMapTest {
  private final ArrivalMap<Key, Integer> map = new ArrivalMap<>();

  /** Hashes clash often. */
  private record Key(int number) {
    @Override
    public int hashCode() {
      return number % 50;
    }
  }

  @Test
  void anEmptyMapHasNothing() {
    assertThat(map.isEmpty()).isTrue();
    assertThat(map.get(new Key(1))).isNull();
    assertThat(map.size()).isZero();
  }

  @Test
  void anEntryThatIsPutAgainIsTheLast() {
    map.put(new Key(1), 1, 10);
    map.put(new Key(2), 2, 20);
    map.put(new Key(1), 3, 30);
    assertThat(map.oldestMillis()).isEqualTo(20);
    assertThat(map.get(new Key(1))).isEqualTo(3);
    assertThat(map.size()).isEqualTo(2);
  }

  @Test
  void whatWasClearedIsGone() {
    for (int i = 0; i < 100; i++) {
      map.put(new Key(i), i, i);
    }
    map.clear();
    assertThat(map.isEmpty()).isTrue();
    assertThat(map.get(new Key(50))).isNull();
    assertThat(map.size()).isZero();
  }

  @Test
  void whateverIsDoneItIsAMapInTheOrderOfArrival() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Map<Key, Integer> expected = new LinkedHashMap<>();
      map.clear();
      for (int step = 0; step < 1_000; step++) {
        boolean grows = step % 400 < 250;
        change(random, expected, random.nextInt(10) < (grows ? 7 : 2), step);
        Key any = new Key(random.nextInt(300));
        assertThat(map.get(any)).isEqualTo(expected.get(any));
        assertThat(map.size()).isEqualTo(expected.size());
        assertThat(map.isEmpty()).isEqualTo(expected.isEmpty());
        if (!expected.isEmpty()) {
          assertThat(map.oldestMillis()).isEqualTo(expected.values().iterator().next().longValue());
        }
      }
    }
  }

  private void change(Random random, Map<Key, Integer> expected, boolean puts, int value) {
    Key key = new Key(random.nextInt(300));
    if (puts) {
      expected.remove(key);
      expected.put(key, value);
      map.put(key, value, value);
    } else if (random.nextBoolean() || expected.isEmpty()) {
      expected.remove(key);
      map.remove(key);
    } else {
      expected.remove(expected.keySet().iterator().next());
      map.removeOldest();
    }
  }
}
