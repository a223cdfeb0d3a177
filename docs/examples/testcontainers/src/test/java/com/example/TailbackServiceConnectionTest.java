package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.testcontainers.TailbackContainer;
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

@SpringBootTest(properties = "spring.cloud.aws.sqs.listener.poll-timeout=1s")
@DirtiesContext
class TailbackServiceConnectionTest {
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @Bean
    @ServiceConnection
    TailbackContainer tailback() {
      return new TailbackContainer("tailback").withQueues("orders");
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
