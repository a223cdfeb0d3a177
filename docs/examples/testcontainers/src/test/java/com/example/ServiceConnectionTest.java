package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

@SpringBootTest(properties = "spring.cloud.aws.sqs.listener.poll-timeout=1s")
@DirtiesContext
class ServiceConnectionTest {
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @Bean
    @ServiceConnection
    LocalStackContainer tailback() {
      return new LocalStackContainer(
              DockerImageName.parse("tailback-localstack")
                  .asCompatibleSubstituteFor("localstack/localstack"))
          .withEnv("TAILBACK_QUEUES", "orders");
    }

    @SqsListener("orders")
    void receive(String order) {
      received.add(order);
    }
  }

  @Autowired SqsTemplate template;
  @Autowired Application application;

  @Test
  void aListenerReceivesWhatATemplateSends() throws Exception {
    template.send("orders", "two coffees");
    assertThat(application.received.poll(30, TimeUnit.SECONDS)).isEqualTo("two coffees");
  }
}
