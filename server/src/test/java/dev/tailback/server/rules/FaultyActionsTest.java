package dev.tailback.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class FaultyActionsTest {
  private final FaultyEmulator emulator = new FaultyEmulator(1);
  private final SqsClient sqs = emulator.sqs();
  private final String orders = emulator.queue("orders");

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void aShareOfABatchFailsWithoutEffect() {
    emulator.fault("{'partialBatch': {'share': 0.5}}");
    List<String> sent = emulator.sendBatch(orders, 10);
    assertThat(sent).hasSizeBetween(2, 8);
    assertThat(emulator.receiveBodies(orders)).isEqualTo(sent);
  }

  @Test
  void entriesFailForNoFaultOfTheSenders() {
    emulator.fault("{'actions': ['SendMessageBatch'], 'partialBatch': {}}");
    SendMessageBatchRequestEntry entry =
        SendMessageBatchRequestEntry.builder().id("a").messageBody("a").build();
    SendMessageBatchResponse answer =
        sqs.sendMessageBatch(r -> r.queueUrl(orders).entries(List.of(entry)));
    BatchResultErrorEntry failed = answer.failed().get(0);
    assertThat(answer.successful()).isEmpty();
    assertThat(failed.id()).isEqualTo("a");
    assertThat(failed.code()).isEqualTo("InternalError");
    assertThat(failed.senderFault()).isFalse();
    assertThat(
            emulator
                .query(
                    "Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=a"
                        + "&SendMessageBatchRequestEntry.1.MessageBody=a&QueueUrl="
                        + orders)
                .body())
        .contains("<Code>InternalError</Code>", "<SenderFault>false</SenderFault>");
  }

  @Test
  void deletesFailInPartsToo() {
    emulator.send(orders, "a", "b");
    emulator.fault("{'partialBatch': {'code': 'RequestThrottled', 'message': 'Slow down.'}}");
    List<DeleteMessageBatchRequestEntry> entries =
        emulator.receive(orders).stream().map(m -> entry(m.body(), m.receiptHandle())).toList();
    DeleteMessageBatchResponse answer =
        sqs.deleteMessageBatch(r -> r.queueUrl(orders).entries(entries));
    assertThat(answer.failed()).extracting(BatchResultErrorEntry::id).containsExactly("a", "b");
    assertThat(answer.failed().get(0).code()).isEqualTo("RequestThrottled");
    assertThat(answer.failed().get(0).message()).isEqualTo("Slow down.");
    assertThat(emulator.admin("GET", "queues/orders", "").json().path("inFlight").intValue())
        .isEqualTo(2);
  }

  private static DeleteMessageBatchRequestEntry entry(String id, String receiptHandle) {
    return DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(receiptHandle).build();
  }

  @Test
  void shortPollsFindNothingAndLongPollsDo() {
    emulator.send(orders, "a");
    long id = emulator.fault("{'queue': 'orders', 'emptyReceive': {}}");
    assertThat(emulator.receive(orders)).isEmpty();
    List<Message> found = sqs.receiveMessage(r -> r.queueUrl(orders).waitTimeSeconds(1)).messages();
    assertThat(found).hasSize(1);
    assertThat(emulator.hits(id)).isEqualTo(1);
  }

  @Test
  void aQueueThatWaitsByItselfIsPolledLong() {
    sqs.setQueueAttributes(
        r ->
            r.queueUrl(orders)
                .attributes(Map.of(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "5")));
    emulator.send(orders, "a");
    emulator.fault("{'emptyReceive': {}}");
    assertThat(emulator.receive(orders)).hasSize(1);
  }

  @Test
  void aRuleForStandardQueuesLeavesFifoQueuesAlone() {
    String events = emulator.queue("events.fifo");
    sqs.sendMessage(r -> r.queueUrl(events).messageBody("a").messageGroupId("g"));
    emulator.send(orders, "a");
    emulator.fault("{'queueType': 'standard', 'emptyReceive': {}}");
    assertThat(emulator.receive(events)).hasSize(1);
    assertThat(emulator.receive(orders)).isEmpty();
  }

  @Test
  void anEmptyReceiveIsStillRefusedWhereItIsWrong() {
    emulator.fault("{'emptyReceive': {}}");
    assertThatThrownBy(() -> emulator.receive(orders + "-not"))
        .isInstanceOf(QueueDoesNotExistException.class);
    assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(orders).maxNumberOfMessages(11)))
        .hasMessageContaining("Must be between 1 and 10");
  }

  @Test
  void aDuplicateIsDeliveredInSpiteOfTheVisibilityTimeout() {
    emulator.send(orders, "a");
    emulator.fault("{'queue': 'ord*', 'duplicate': {}}");
    assertThat(emulator.receiveBodies(orders)).containsExactly("a");
    assertThat(emulator.receiveBodies(orders)).as("once more").containsExactly("a");
    assertThat(emulator.receiveBodies(orders)).as("not for ever").isEmpty();
  }

  @Test
  void aShareOfTheMessagesIsDuplicated() {
    List<String> sent = emulator.sendBatch(orders, 10);
    emulator.fault("{'duplicate': {'share': 0.5}}");
    assertThat(emulator.receiveBodies(orders)).isEqualTo(sent);
    assertThat(emulator.receiveBodies(orders)).hasSizeBetween(2, 8);
  }

  @Test
  void aWaitingConsumerCanGetTheDuplicate() {
    emulator.fault("{'nth': 1, 'duplicate': {}}");
    emulator.send(orders, "a");
    emulator.receive(orders);
    List<Message> again =
        sqs.receiveMessage(r -> r.queueUrl(orders).waitTimeSeconds(20)).messages();
    sqs.deleteMessage(r -> r.queueUrl(orders).receiptHandle(again.get(0).receiptHandle()));
    assertThat(emulator.visible("orders")).isZero();
  }

  @Test
  void messagesComeOutOfOrder() {
    List<String> sent = emulator.sendBatch(orders, 10);
    emulator.fault("{'reorder': {'window': 4}}");
    List<String> received = emulator.receiveBodies(orders);
    assertThat(received.subList(0, 4)).containsExactlyInAnyOrderElementsOf(sent.subList(0, 4));
    assertThat(received.subList(0, 4)).isNotEqualTo(sent.subList(0, 4));
    assertThat(received.subList(4, 10)).isEqualTo(sent.subList(4, 10));
  }

  @Test
  void fifoQueuesKeepTheirPromises() {
    String fifo = emulator.queue("orders.fifo");
    long duplicate = emulator.fault("{'queue': 'orders*', 'duplicate': {}}");
    long reorder = emulator.fault("{'reorder': {}}");
    sqs.sendMessage(r -> r.queueUrl(fifo).messageBody("a").messageGroupId("g"));
    sqs.sendMessage(r -> r.queueUrl(fifo).messageBody("b").messageGroupId("g"));
    assertThat(emulator.receiveBodies(fifo)).containsExactly("a", "b");
    assertThat(emulator.receiveBodies(fifo)).isEmpty();
    assertThat(emulator.hits(duplicate) + emulator.hits(reorder)).isZero();
  }

  @Test
  void countsAreSkewed() {
    emulator.sendBatch(orders, 10);
    emulator.fault("{'times': 1, 'skew': {'factor': 1.5, 'offset': -3}}");
    emulator.fault("{'times': 1, 'skew': {'offset': {'from': -100, 'to': -50}}}");
    assertThat(count()).isEqualTo("12");
    assertThat(count()).as("never negative").isEqualTo("0");
    assertThat(count()).as("the truth again").isEqualTo("10");
  }

  @Test
  void eachCallDrawsFromRangesOfSkew() {
    emulator.sendBatch(orders, 10);
    emulator.fault("{'skew': {'factor': {'from': 0.5, 'to': 1.5}}}");
    List<String> told = Stream.generate(this::count).limit(20).toList();
    assertThat(told)
        .allMatch(count -> Integer.parseInt(count) >= 5)
        .allMatch(count -> Integer.parseInt(count) <= 15);
    assertThat(told.stream().distinct().count()).isGreaterThan(4);
  }

  private String count() {
    return sqs.getQueueAttributes(r -> r.queueUrl(orders).attributeNames(QueueAttributeName.ALL))
        .attributes()
        .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
  }
}
