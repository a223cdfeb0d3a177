package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Uses a queue in a container from outside it. */
final class Sqs implements AutoCloseable {
  private final SqsClient client;
  private final String url;

  Sqs(GenericContainer<?> container, int port, String region, String queue) {
    URI endpoint =
        URI.create("http://" + container.getHost() + ":" + container.getMappedPort(port));
    client =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
    url = client.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    assertThat(url).isEqualTo(endpoint + "/000000000000/" + queue);
  }

  String attribute(QueueAttributeName name) {
    return client
        .getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
        .attributes()
        .get(name);
  }

  void assertReceivesWhatIsSent() {
    client.sendMessage(request -> request.queueUrl(url).messageBody("two coffees"));
    List<Message> messages = client.receiveMessage(request -> request.queueUrl(url)).messages();
    assertThat(messages).extracting(Message::body).containsExactly("two coffees");
  }

  @Override
  public void close() {
    client.close();
  }
}
