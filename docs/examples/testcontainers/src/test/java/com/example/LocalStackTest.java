package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@Testcontainers
class LocalStackTest {
  @Container
  static final LocalStackContainer tailback =
      new LocalStackContainer(
              DockerImageName.parse("tailback-localstack")
                  .asCompatibleSubstituteFor("localstack/localstack"))
          .withServices("sqs");

  private final SqsClient sqs =
      SqsClient.builder()
          .endpointOverride(tailback.getEndpoint())
          .region(Region.of(tailback.getRegion()))
          .credentialsProvider(
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(tailback.getAccessKey(), tailback.getSecretKey())))
          .build();

  @Test
  void aMessageIsReceived() {
    String url = sqs.createQueue(request -> request.queueName("orders")).queueUrl();
    assertThat(url).isEqualTo(tailback.getEndpoint() + "/000000000000/orders");
    sqs.sendMessage(request -> request.queueUrl(url).messageBody("two coffees"));
    Message message = sqs.receiveMessage(request -> request.queueUrl(url)).messages().get(0);
    assertThat(message.body()).isEqualTo("two coffees");
  }

  @Test
  void commandsRunInIt() throws Exception {
    assertThat(
            tailback.execInContainer("bash", "-c", "wget -qO- localhost:4566/_localstack/health"))
        .satisfies(
            result -> assertThat(result.getExitCode()).isZero(),
            result -> assertThat(result.getStdout()).contains("\"sqs\""));
  }
}
