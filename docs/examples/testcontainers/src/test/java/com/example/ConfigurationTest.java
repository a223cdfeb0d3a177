package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testcontainers.utility.MountableFile.forClasspathResource;

import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@Testcontainers
class ConfigurationTest {
  @Container
  static final GenericContainer<?> configured =
      new GenericContainer<>("tailback")
          .withExposedPorts(9324)
          .withCopyFileToContainer(forClasspathResource("tailback.yaml"), "/etc/tailback.yaml")
          .withEnv("TAILBACK_CONFIG", "/etc/tailback.yaml")
          .waitingFor(Wait.forHttp("/health").forPort(9324));

  @Container
  static final GenericContainer<?> elasticMq =
      new GenericContainer<>("tailback")
          .withExposedPorts(9324)
          .withCopyFileToContainer(forClasspathResource("elasticmq.conf"), "/opt/elasticmq.conf")
          .waitingFor(Wait.forHttp("/health").forPort(9324));

  @Test
  void aFileCanBeCopiedIn() {
    assertThat(configured.getLogs()).contains("Configuration file: /etc/tailback.yaml");
    try (Sqs orders = new Sqs(configured, 9324, "eu-central-1", "orders")) {
      assertThat(orders.attribute(QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("7");
    }
  }

  @Test
  void elasticMqsFileIsReadWhereItsImageHasIt() {
    assertThat(elasticMq.getLogs()).contains("Configuration file: /opt/elasticmq.conf");
    try (Sqs orders = new Sqs(elasticMq, 9324, "eu-west-1", "orders");
        Sqs events = new Sqs(elasticMq, 9324, "eu-west-1", "events.fifo")) {
      assertThat(orders.attribute(QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("7");
      assertThat(events.attribute(QueueAttributeName.FIFO_QUEUE)).isEqualTo("true");
      orders.assertReceivesWhatIsSent();
    }
  }
}
