package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueAddressTest {
  private static final QueueAddress ORDERS =
      new QueueAddress("000000000000", "us-east-1", "orders");

  @Test
  void anArnNamesAQueue() {
    assertThat(ORDERS.arn()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:orders");
    assertThat(QueueAddress.ofArn(ORDERS.arn())).isEqualTo(ORDERS);
  }

  @Test
  void thePartitionFollowsTheRegion() {
    assertThat(new QueueAddress("1", "cn-north-1", "q").arn()).startsWith("arn:aws-cn:sqs:");
    assertThat(new QueueAddress("1", "us-gov-west-1", "q").arn()).startsWith("arn:aws-us-gov:");
  }

  @Test
  void otherTextsAreNotTheArnOfAQueue() {
    for (String text :
        new String[] {
          "",
          "orders",
          "arn:aws:sns:us-east-1:1:orders",
          "arn:aws:sqs:us-east-1:1:",
          "arn:aws:sqs::1:orders",
          "arn:aws:sqs:us-east-1::orders",
          "a:b:sqs:c:d:e",
          "arn:aws:sqs:us-east-1:1:orders:more"
        }) {
      assertThat(QueueAddress.ofArn(text)).as(text).isNull();
    }
  }

  @Test
  void aSiblingIsOfTheSameAccountAndRegion() {
    assertThat(ORDERS.sibling("dead"))
        .isEqualTo(new QueueAddress("000000000000", "us-east-1", "dead"));
  }

  @Test
  void theOrderIsByAccountRegionAndName() {
    assertThat(ORDERS)
        .isLessThan(ORDERS.sibling("p"))
        .isLessThan(new QueueAddress("000000000000", "us-east-2", "a"))
        .isLessThan(new QueueAddress("000000000001", "a", "a"));
  }
}
