package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {
  private static final long START = 1_700_000_000_000L;

  @Test
  void aNewBucketGivesItsBurstAndNoMore() {
    TokenBucket bucket = new TokenBucket(new Quota(10_000, 25), START);
    assertThat(bucket.take(25, START)).isZero();
    assertThat(bucket.take(1, START)).isEqualTo(100);
  }

  @Test
  void whatIsRefusedTakesNothing() {
    TokenBucket bucket = new TokenBucket(new Quota(10_000, 5), START);
    bucket.take(3, START);
    assertThat(bucket.take(4, START)).isEqualTo(200);
    assertThat(bucket.tokens(START)).isEqualTo(2);
  }

  @Test
  void theWaitIsTheFirstMillisecondAtWhichTheTokensAreThere() {
    for (long thousandths : new long[] {1, 7, 999, 1_000, 3_000, 300_000, 777_777, 70_000_000}) {
      TokenBucket bucket = new TokenBucket(new Quota(thousandths, 10), START);
      bucket.take(10, START);
      long wait = bucket.millisUntil(3, START);
      assertThat(bucket.take(3, START + wait - 1)).as("rate %d", thousandths).isEqualTo(1);
      assertThat(bucket.take(3, START + wait)).as("rate %d", thousandths).isZero();
    }
  }

  @Test
  void aThirdOfATokenIsKept() {
    TokenBucket bucket = new TokenBucket(new Quota(3_000, 1), START);
    bucket.take(1, START);
    assertThat(bucket.take(1, START + 333)).isEqualTo(1);
    assertThat(bucket.take(1, START + 334)).isZero();
  }

  @Test
  void askingOftenDoesNotChangeTheRate() {
    TokenBucket bucket = new TokenBucket(new Quota(777, 5), START);
    bucket.take(5, START);
    long taken = 0;
    for (long millis = 1; millis <= 10_000_000; millis++) {
      taken += bucket.take(1, START + millis) == 0 ? 1 : 0;
    }
    assertThat(taken).isEqualTo(7_770);
  }

  @Test
  void overTenYearsNotOneTokenIsLostOrWon() {
    long years = 10 * 365 * 86_400_000L;
    SplittableRandom random = new SplittableRandom(1);
    TokenBucket bucket = new TokenBucket(new Quota(333_333, 1_000_000_000), START);
    bucket.take(1_000_000_000, START);
    long now = START;
    long taken = 0;
    while (now < START + years) {
      now = Math.min(START + years, now + random.nextLong(2_000_000_000L));
      int tokens = (int) bucket.tokens(now);
      taken += bucket.take(tokens, now) == 0 ? tokens : 0;
    }
    assertThat(taken).isEqualTo(years * 333_333 / 1_000_000);
  }

  @Test
  void aBucketLeftAloneIsFullAndHoldsNoMore() {
    TokenBucket bucket = new TokenBucket(new Quota(Quota.MAX * 1_000, 10), START);
    bucket.take(10, START);
    assertThat(bucket.isFull(START)).isFalse();
    assertThat(bucket.isFull(Long.MAX_VALUE)).isTrue();
    assertThat(bucket.tokens(Long.MAX_VALUE)).isEqualTo(10);
  }

  @Test
  void whatIsMoreThanABucketHoldsIsOwed() {
    TokenBucket bucket = new TokenBucket(new Quota(1_000, 4), START);
    assertThat(bucket.take(10, START)).isZero();
    assertThat(bucket.tokens(START)).isEqualTo(-6);
    assertThat(bucket.take(1, START)).isEqualTo(7_000);
    assertThat(bucket.take(10, START)).isEqualTo(10_000);
    assertThat(bucket.take(10, START + 10_000)).isZero();
  }

  @Test
  void timeThatGoesBackBringsNothing() {
    TokenBucket bucket = new TokenBucket(new Quota(1_000, 1), START);
    bucket.take(1, START);
    assertThat(bucket.take(1, START - 5_000)).isEqualTo(1_000);
    assertThat(bucket.take(1, START + 999)).isEqualTo(1);
  }

  @Test
  void aQuotaHasARateAndABurst() {
    assertThat(Quota.perSecond(300)).isEqualTo(new Quota(300_000, 300));
    assertThat(Quota.defaultBurst(500)).isEqualTo(1);
    assertThatThrownBy(() -> new Quota(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Quota(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
