package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.testcontainers.TailbackContainer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@Testcontainers
class TailbackContainerTest {
  @Container
  static final TailbackContainer tailback =
      new TailbackContainer("tailback").withQueues("orders").withPausedClock();

  private final SqsClient sqs =
      SqsClient.builder()
          .endpointOverride(tailback.endpoint())
          .region(Region.of(tailback.region()))
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .build();

  @Test
  void anOrderThatNobodyDeletesComesBack() {
    String url = sqs.getQueueUrl(request -> request.queueName("orders")).queueUrl();
    sqs.sendMessage(request -> request.queueUrl(url).messageBody("two coffees"));
    assertThat(sqs.receiveMessage(request -> request.queueUrl(url)).messages()).hasSize(1);

    tailback.client().clock().advance(Duration.ofSeconds(30)); // the visibility timeout is over
    Message message = sqs.receiveMessage(request -> request.queueUrl(url)).messages().get(0);
    sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
    tailback.client().queue("orders").await().deleted(1).within(Duration.ofSeconds(1)).require();
  }
}
