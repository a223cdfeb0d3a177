package com.example;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Sends a message to a queue, receives it and deletes it. */
public final class FirstQueue {
  private FirstQueue() {}

  public static void main(String[] args) {
    SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(URI.create("http://localhost:9324"))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
    String url = sqs.createQueue(request -> request.queueName("orders")).queueUrl();
    sqs.sendMessage(request -> request.queueUrl(url).messageBody("two coffees"));
    Message message = sqs.receiveMessage(request -> request.queueUrl(url)).messages().get(0);
    System.out.println(message.body());
    sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
  }
}
