package dev.tailback.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The container's settings. The image's own tests check that it starts. */
class TailbackContainerTest {
  private final TailbackContainer container = new TailbackContainer("tailback:1.0");

  @Test
  void queuesAreAddedToThoseBefore() {
    container.withQueues("orders", "events.fifo").withQueues("mail");
    assertThat(container.getEnvMap()).containsEntry("TAILBACK_QUEUES", "orders,events.fifo,mail");
  }

  @Test
  void settingsAreVariables() {
    container.withPausedClock().withProfile("aws").withRegion("eu-west-1");
    assertThat(container.getEnvMap())
        .containsEntry("TAILBACK_CLOCK", "paused")
        .containsEntry("TAILBACK_PROFILE", "aws")
        .containsEntry("TAILBACK_REGION", "eu-west-1");
    assertThat(container.region()).isEqualTo("eu-west-1");
  }

  @Test
  void theRegionIsTheServersUsualOneUnlessSet() {
    assertThat(container.region()).isEqualTo("us-east-1");
    assertThat(container.getEnvMap()).doesNotContainKey("TAILBACK_REGION");
  }

  @Test
  void theServerIsToldWhereItsConfigurationIs() {
    container.withConfig("queues: {orders: {}}");
    assertThat(container.getEnvMap()).containsEntry("TAILBACK_CONFIG", "/etc/tailback.yaml");
  }

  @Test
  void onePortIsPublished() {
    assertThat(container.getExposedPorts()).containsExactly(9324);
    assertThat(container.getEnvMap()).containsEntry("TAILBACK_PORT", "9324");
  }
}
