package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
    properties = {
      "spring.docker.compose.skip.in-tests=false",
      "spring.docker.compose.stop.command=down",
      "spring.cloud.aws.sqs.listener.poll-timeout=1s"
    })
class ApplicationTest {
  @Autowired SqsTemplate template;
  @Autowired Application application;

  @Test
  void aListenerReceivesWhatATemplateSends() throws Exception {
    template.send("orders", "two coffees");
    assertThat(application.received.poll(30, TimeUnit.SECONDS)).isEqualTo("two coffees");
  }
}
