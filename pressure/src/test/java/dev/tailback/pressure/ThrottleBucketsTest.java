package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ThrottleBucketsTest {
  private static final ThrottleRule ONE_A_SECOND =
      new ThrottleRule(
          null,
          CallMatch.ALL,
          ThrottleScope.QUEUE,
          ThrottleUnit.CALLS,
          Quota.perSecond(1),
          Map.of("eu-west-1", Quota.perSecond(2)),
          null);

  private final ThrottleBuckets buckets = new ThrottleBuckets(ONE_A_SECOND);

  @Test
  void fullBucketsAreForgotten() {
    for (int i = 0; i < 100_000; i++) {
      buckets.take(Map.of(key("us-east-1", "queue-" + i), 1), i * 100L);
      assertThat(buckets.size()).isLessThanOrEqualTo(65);
    }
    assertThat(buckets.tokensLeft(100_000 * 100L + 1_000)).isEmpty();
  }

  @Test
  void aBucketThatIsNotFullIsKept() {
    ThrottleKey first = key("us-east-1", "first");
    buckets.take(Map.of(first, 1), 0);
    for (int i = 0; i < 1_000; i++) {
      buckets.take(Map.of(key("us-east-1", "queue-" + i), 1), 999);
    }
    assertThat(buckets.millisUntil(Map.of(first, 1), 999)).isEqualTo(1);
  }

  @Test
  void aQueuesRegionGivesItsQuota() {
    Map<ThrottleKey, Integer> two = Map.of(key("eu-west-1", "orders"), 2);
    buckets.take(two, 0);
    assertThat(buckets.millisUntil(two, 0)).isEqualTo(1_000);
  }

  private static ThrottleKey key(String region, String queue) {
    return new ThrottleKey(new QueueAddress("000000000000", region, queue), null, null, null);
  }
}
