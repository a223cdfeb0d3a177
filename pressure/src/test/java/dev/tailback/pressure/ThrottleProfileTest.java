package dev.tailback.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.QueueAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleProfileTest {
  @ParameterizedTest
  @CsvSource({
    "us-east-1, 70000",
    "us-west-2, 70000",
    "eu-west-1, 70000",
    "us-east-2, 19000",
    "eu-central-1, 19000",
    "ap-south-1, 9000",
    "ap-southeast-1, 9000",
    "ap-southeast-2, 9000",
    "ap-northeast-1, 9000",
    "eu-west-2, 4500",
    "sa-east-1, 4500",
    "eu-north-1, 2400",
  })
  void theRegionDecidesOnAHighThroughputQueuesQuota(String region, long perSecond) {
    ThrottleRule perAction = ThrottleProfile.AWS_FIFO_HIGH_THROUGHPUT.rules().get(0);
    ThrottleKey key =
        new ThrottleKey(
            new QueueAddress("000000000000", region, "orders.fifo"), null, "SendMessage", null);
    assertThat(perAction.quota(key)).isEqualTo(Quota.perSecond(perSecond));
  }
}
