package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@Testcontainers
class GenericContainerTest {
  @Container
  static final GenericContainer<?> tailback =
      new GenericContainer<>("tailback")
          .withExposedPorts(9324)
          .withEnv("TAILBACK_QUEUES", "orders")
          .waitingFor(Wait.forHttp("/health").forPort(9324));

  private final String endpoint =
      "http://" + tailback.getHost() + ":" + tailback.getMappedPort(9324);

  private final SqsClient sqs =
      SqsClient.builder()
          .endpointOverride(URI.create(endpoint))
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .build();

  @Test
  void aMessageIsReceived() {
    String url = sqs.getQueueUrl(request -> request.queueName("orders")).queueUrl();
    assertThat(url).isEqualTo(endpoint + "/000000000000/orders");
    sqs.sendMessage(request -> request.queueUrl(url).messageBody("two coffees"));
    Message message = sqs.receiveMessage(request -> request.queueUrl(url)).messages().get(0);
    assertThat(message.body()).isEqualTo("two coffees");
    sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
  }
}
