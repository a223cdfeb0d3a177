package dev.tailback.server.sdk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** A queue as a client sees it. Receives request all attributes. */
record TestQueue(SqsClient sqs, String url) {

  /** The numbers of messages by state. */
  record Counts(int visible, int inFlight, int delayed) {
    static final Counts NONE = new Counts(0, 0, 0);
  }

  static TestQueue create(SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
    return new TestQueue(
        sqs, sqs.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl());
  }

  static TestQueue createFifo(
      SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
    Map<QueueAttributeName, String> all = new HashMap<>(attributes);
    all.put(QueueAttributeName.FIFO_QUEUE, "true");
    return create(sqs, name + ".fifo", all);
  }

  String name() {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  String arn() {
    return attribute(QueueAttributeName.QUEUE_ARN);
  }

  String attribute(QueueAttributeName name) {
    return attributes().get(name);
  }

  Map<QueueAttributeName, String> attributes() {
    return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .attributes();
  }

  void set(QueueAttributeName name, String value) {
    sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(name, value)));
  }

  /** Makes messages move to {@code target} after this number of receives. */
  void deadLetterTo(TestQueue target, int maxReceiveCount) {
    set(QueueAttributeName.REDRIVE_POLICY, redrivePolicy(target.arn(), maxReceiveCount));
  }

  static String redrivePolicy(String targetArn, int maxReceiveCount) {
    return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
        .formatted(targetArn, maxReceiveCount);
  }

  Counts counts() {
    Map<QueueAttributeName, String> all = attributes();
    return new Counts(
        Integer.parseInt(all.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
        Integer.parseInt(all.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)),
        Integer.parseInt(all.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)));
  }

  SendMessageResponse send(Consumer<SendMessageRequest.Builder> request) {
    return sqs.sendMessage(
        SendMessageRequest.builder().queueUrl(url).applyMutation(request).build());
  }

  SendMessageResponse send(String body) {
    return send(r -> r.messageBody(body));
  }

  void sendAll(String... bodies) {
    for (String body : bodies) {
      send(body);
    }
  }

  /** Sends a FIFO message with a unique deduplication id. */
  SendMessageResponse sendTo(String group, String body) {
    return sendTo(group, body, Emulator.newName());
  }

  SendMessageResponse sendTo(String group, String body, String deduplicationId) {
    return send(
        r -> r.messageGroupId(group).messageBody(body).messageDeduplicationId(deduplicationId));
  }

  /** Sends FIFO messages, with the first character of each as its group. */
  void sendGrouped(String... bodies) {
    for (String body : bodies) {
      sendTo(body.substring(0, 1), body);
    }
  }

  List<Message> receive(Consumer<ReceiveMessageRequest.Builder> request) {
    return sqs.receiveMessage(
            ReceiveMessageRequest.builder()
                .queueUrl(url)
                .maxNumberOfMessages(10)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All")
                .applyMutation(request)
                .build())
        .messages();
  }

  List<Message> receive(int most) {
    return receive(r -> r.maxNumberOfMessages(most));
  }

  /** Receives a message, and expects exactly one. */
  Message receive() {
    List<Message> messages = receive(10);
    if (messages.size() != 1) {
      throw new AssertionError("not one message: " + messages);
    }
    return messages.get(0);
  }

  List<String> receiveBodies(int most) {
    return bodies(receive(most));
  }

  List<String> receiveBodies() {
    return receiveBodies(10);
  }

  static List<String> bodies(List<Message> messages) {
    return messages.stream().map(Message::body).toList();
  }

  void delete(Message message) {
    sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  void changeVisibility(Message message, int seconds) {
    sqs.changeMessageVisibility(
        r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
  }
}
