package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.CONTENT_BASED_DEDUPLICATION;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.DEDUPLICATION_SCOPE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class FifoDeduplicationTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  @Test
  void aDuplicateIsAnsweredLikeTheFirstAndNotStored() {
    TestQueue queue = EMULATOR.newFifoQueue();
    SendMessageResponse first = queue.sendTo("g", "first", "id");
    SendMessageResponse second = queue.sendTo("other", "second", "id");
    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.sequenceNumber()).isEqualTo(first.sequenceNumber());
    assertThat(second.md5OfMessageBody()).isNotEqualTo(first.md5OfMessageBody());
    assertThat(queue.receiveBodies()).containsExactly("first");
  }

  @Test
  void anIdIsRememberedForFiveMinutesFromItsFirstSend() {
    TestQueue queue = EMULATOR.newFifoQueue();
    queue.sendTo("g", "first", "id");
    queue.delete(queue.receive());
    EMULATOR.advanceMillis(299_999);
    queue.sendTo("g", "second", "id");
    assertThat(queue.receive(10)).isEmpty();
    EMULATOR.advanceMillis(1);
    queue.sendTo("g", "third", "id");
    assertThat(queue.receiveBodies()).containsExactly("third");
  }

  @Test
  void bodiesCanStandForIds() {
    TestQueue queue = EMULATOR.newFifoQueue(Map.of(CONTENT_BASED_DEDUPLICATION, "true"));
    String sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    queue.send(r -> r.messageGroupId("g").messageBody("hello"));
    queue.send(r -> r.messageGroupId("g").messageBody("hello"));
    queue.sendTo("g", "an explicit id equal to a generated one", sha256);
    queue.sendTo("g", "hello", "an-explicit-id-wins");
    queue.send(r -> r.messageGroupId("g").messageBody("Zürich €"));
    assertThat(queue.receive(10))
        .extracting(message -> message.attributes().get(MESSAGE_DEDUPLICATION_ID))
        .containsExactly(
            sha256,
            "an-explicit-id-wins",
            "d0ebaa0498acd58ae55006c0623d1450a3377b99f6057c3e5da19bb676523b53");
  }

  @Test
  void theScopeCanBeTheGroup() {
    TestQueue queue = EMULATOR.newFifoQueue(Map.of(DEDUPLICATION_SCOPE, "messageGroup"));
    queue.sendTo("a", "a1", "id");
    queue.sendTo("b", "b1", "id");
    queue.sendTo("a", "a2", "id");
    assertThat(queue.receiveBodies()).containsExactly("a1", "b1");
  }

  @Test
  void anotherScopeIsShownButDoesNotMatterAfterCreation() {
    TestQueue queue = EMULATOR.newFifoQueue();
    queue.set(DEDUPLICATION_SCOPE, "messageGroup");
    assertThat(queue.attribute(DEDUPLICATION_SCOPE)).isEqualTo("messageGroup");
    queue.sendTo("a", "a1", "id");
    queue.sendTo("b", "b1", "id");
    assertThat(queue.receiveBodies()).containsExactly("a1");
  }

  @Test
  void aBatchCanHoldDuplicates() {
    TestQueue queue = EMULATOR.newFifoQueue();
    SendMessageBatchResponse sent =
        EMULATOR
            .sqs()
            .sendMessageBatch(
                r -> r.queueUrl(queue.url()).entries(entry("1", "a"), entry("2", "b")));
    assertThat(sent.successful()).extracting("id").containsExactly("1", "2");
    assertThat(sent.successful()).extracting("messageId").containsOnly(id(sent));
    assertThat(queue.receiveBodies()).containsExactly("a");
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(body)
        .messageGroupId("g")
        .messageDeduplicationId("same")
        .build();
  }

  private static String id(SendMessageBatchResponse sent) {
    return sent.successful().get(0).messageId();
  }

  @Test
  void aPurgeForgetsAllIds() {
    TestQueue queue = EMULATOR.newFifoQueue();
    queue.sendTo("g", "first", "id");
    EMULATOR.sqs().purgeQueue(r -> r.queueUrl(queue.url()));
    queue.sendTo("g", "second", "id");
    assertThat(queue.receiveBodies()).containsExactly("second");
  }
}
