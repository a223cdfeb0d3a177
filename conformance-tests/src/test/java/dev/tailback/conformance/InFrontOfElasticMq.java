package dev.tailback.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.server.Tailback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A Tailback in front of a foreign implementation of SQS. */
final class InFrontOfElasticMq {
  private static ElasticMq upstream;
  private static Tailback front;
  private static SqsClient sqs;

  @BeforeAll
  static void start() {
    upstream = ElasticMq.start();
    front = Bridge.inFrontOf(upstream.endpoint());
    sqs =
        SqsClient.builder()
            .endpointOverride(front.endpoint())
            .region(Region.of(Options.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
  }

  @AfterAll
  static void stop() {
    sqs.close();
    front.close();
    upstream.close();
  }

  private static String create(String name) {
    String url = sqs.createQueue(r -> r.queueName(name)).queueUrl();
    assertThat(url).isEqualTo(front.endpoint() + "/000000000000/" + name);
    return url;
  }

  private static List<Message> receive(String url, int max) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(max)
                    .waitTimeSeconds(5)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  @Test
  void aMessageIsSentReceivedAndDeleted() {
    String url = create("orders");
    MessageAttributeValue size =
        MessageAttributeValue.builder().dataType("String").stringValue("large").build();
    String id =
        sqs.sendMessage(
                r ->
                    r.queueUrl(url)
                        .messageBody("two coffees, \u00e9 <&> \u2615")
                        .messageAttributes(Map.of("size", size)))
            .messageId();

    Message message = receive(url, 1).get(0);
    assertThat(message.messageId()).isEqualTo(id);
    assertThat(message.body()).isEqualTo("two coffees, \u00e9 <&> \u2615");
    assertThat(message.messageAttributes()).containsEntry("size", size);
    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
    sqs.changeMessageVisibility(
        r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(60));
    sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  @Test
  void batchesAreSentAndDeleted() {
    String url = create("batches");
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      entries.add(
          SendMessageBatchRequestEntry.builder().id("m" + i).messageBody("order " + i).build());
    }
    assertThat(sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entries)).successful())
        .hasSize(10);

    int left = 10;
    while (left > 0) {
      List<Message> received = receive(url, 10);
      assertThat(received).isNotEmpty();
      sqs.changeMessageVisibilityBatch(
          r ->
              r.queueUrl(url)
                  .entries(
                      received.stream()
                          .map(
                              m ->
                                  ChangeMessageVisibilityBatchRequestEntry.builder()
                                      .id(m.body().replace(' ', '-'))
                                      .receiptHandle(m.receiptHandle())
                                      .visibilityTimeout(60)
                                      .build())
                          .toList()));
      List<BatchResultErrorEntry> failed =
          sqs.deleteMessageBatch(
                  r ->
                      r.queueUrl(url)
                          .entries(
                              received.stream()
                                  .map(
                                      m ->
                                          DeleteMessageBatchRequestEntry.builder()
                                              .id(m.body().replace(' ', '-'))
                                              .receiptHandle(m.receiptHandle())
                                              .build())
                                  .toList()))
              .failed();
      assertThat(failed).isEmpty();
      left -= received.size();
    }
  }

  @Test
  void attributesAndTagsAreChangedAndSeen() {
    String url = create("settings");
    sqs.setQueueAttributes(
        r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "7")));
    sqs.tagQueue(r -> r.queueUrl(url).tags(Map.of("team", "tea")));

    assertThat(
            sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes())
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "7");
    assertThat(sqs.listQueueTags(r -> r.queueUrl(url)).tags()).containsEntry("team", "tea");
    assertThat(sqs.listQueues().queueUrls()).contains(url);
    sqs.purgeQueue(r -> r.queueUrl(url));
    sqs.deleteQueue(r -> r.queueUrl(url));
  }

  @Test
  void itsErrorsAreThoseOfSqs() {
    assertThatThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("absent")))
        .isInstanceOf(QueueDoesNotExistException.class);
    String absent = front.endpoint() + "/000000000000/absent";
    assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(absent).messageBody("tea")))
        .isInstanceOf(QueueDoesNotExistException.class);
  }
}
