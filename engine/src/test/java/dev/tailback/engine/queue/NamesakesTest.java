package dev.tailback.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesakesTest {
  private final Queues queues = new Queues(EngineSettings.seeded(1), 0);

  private Queue create(String account, String region, String name) {
    return queues.create(new QueueAddress(account, region, name), QueueSettings.STANDARD);
  }

  private static QueueAddress address(String account, String region) {
    return new QueueAddress(account, region, "orders");
  }

  @Test
  void aQueueIsFoundInOtherRegionsAndAccountsThoseOfTheSameAccountFirst() {
    create("000000000001", "us-east-1", "orders");
    create("000000000002", "eu-west-1", "orders");
    create("000000000002", "us-east-1", "orders");
    create("000000000002", "us-west-2", "other");
    create("000000000003", "us-east-1", "orders");
    assertThat(queues.namesakes(address("000000000002", "us-west-2"), 10))
        .containsExactly(
            address("000000000002", "eu-west-1"),
            address("000000000002", "us-east-1"),
            address("000000000001", "us-east-1"),
            address("000000000003", "us-east-1"));
    queues.checkInvariants();
  }

  @Test
  void noMoreAreReturnedThanAskedFor() {
    for (int i = 0; i < 20; i++) {
      create("000000000001", "region-" + i, "orders");
      create("000000000002", "region-" + i, "orders");
    }
    assertThat(queues.namesakes(address("000000000002", "region-3"), 4))
        .hasSize(4)
        .allMatch(other -> other.account().equals("000000000002"))
        .doesNotContain(address("000000000002", "region-3"));
  }

  @Test
  void aDeletedQueueIsNotFound() {
    Queue first = create("000000000001", "us-east-1", "orders");
    Queue second = create("000000000001", "eu-west-1", "orders");
    queues.delete(first);
    assertThat(queues.namesakes(address("000000000001", "us-west-2"), 10))
        .containsExactly(second.address());
    queues.delete(second, NameReuse.IMMEDIATE);
    assertThat(queues.namesakes(address("000000000001", "us-west-2"), 10)).isEmpty();
    queues.checkInvariants();
  }
}
