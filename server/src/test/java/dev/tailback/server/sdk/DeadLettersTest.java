package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertInvalidParameter;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.MESSAGE_GROUP_ID;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENT_TIMESTAMP;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class DeadLettersTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();
  private final TestQueue queue = EMULATOR.newQueue();
  private final TestQueue deadLetters = EMULATOR.newQueue();

  @Test
  void aMessageMovesInsteadOfBeingReceivedOnceTooOften() {
    queue.deadLetterTo(deadLetters, 3);
    queue.sendAll("poison");
    Message last = queue.receive();
    for (int receive = 2; receive <= 3; receive++) {
      EMULATOR.advanceSeconds(30);
      last = queue.receive();
      assertThat(last.attributes()).containsEntry(APPROXIMATE_RECEIVE_COUNT, "" + receive);
    }
    EMULATOR.advanceSeconds(30);
    assertThat(deadLetters.counts()).isEqualTo(TestQueue.Counts.NONE);
    queue.send("good");
    assertThat(queue.receiveBodies()).containsExactly("good");
    Message dead = deadLetters.receive();
    assertThat(dead.messageId()).isEqualTo(last.messageId());
    assertThat(dead.body()).isEqualTo("poison");
    assertThat(dead.attributes())
        .containsEntry(DEAD_LETTER_QUEUE_SOURCE_ARN, queue.arn())
        .containsEntry(APPROXIMATE_RECEIVE_COUNT, "4")
        .containsEntry(SENT_TIMESTAMP, last.attributes().get(SENT_TIMESTAMP));
  }

  @Test
  void givingAMessageBackCountsAsAReceiveToo() {
    queue.deadLetterTo(deadLetters, 1);
    queue.send("b");
    queue.changeVisibility(queue.receive(), 0);
    assertThat(queue.receive(10)).isEmpty();
    assertThat(deadLetters.receiveBodies()).containsExactly("b");
  }

  @Test
  void retentionGoesOnFromTheFirstSend() {
    queue.deadLetterTo(deadLetters, 1);
    deadLetters.set(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60");
    queue.send("b");
    queue.receive();
    EMULATOR.advanceSeconds(30);
    queue.receive(1);
    assertThat(deadLetters.counts().visible()).isEqualTo(1);
    EMULATOR.advanceSeconds(30);
    assertThat(deadLetters.counts()).isEqualTo(TestQueue.Counts.NONE);
  }

  @Test
  void aFifoMessageMovesWithANewDeduplicationIdAndANewRetention() {
    TestQueue fifo = EMULATOR.newFifoQueue();
    TestQueue fifoDead = EMULATOR.newFifoQueue();
    fifo.deadLetterTo(fifoDead, 1);
    fifoDead.set(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60");
    fifo.sendGrouped("a1", "a2");
    Message received = fifo.receive(1).get(0);
    EMULATOR.advanceSeconds(50);
    assertThat(fifo.receiveBodies()).containsExactly("a2");
    EMULATOR.advanceSeconds(30);
    assertThat(fifoDead.receive().attributes())
        .containsEntry(MESSAGE_GROUP_ID, "a")
        .containsEntry(MESSAGE_DEDUPLICATION_ID, received.messageId())
        .containsEntry(DEAD_LETTER_QUEUE_SOURCE_ARN, fifo.arn());
  }

  @Test
  void deadLetterQueuesCanBeChained() {
    TestQueue last = EMULATOR.newQueue();
    queue.deadLetterTo(deadLetters, 1);
    deadLetters.deadLetterTo(last, 1);
    queue.send("b");
    queue.receive();
    EMULATOR.advanceSeconds(30);
    assertThat(queue.receive(10)).isEmpty();
    deadLetters.receive();
    EMULATOR.advanceSeconds(30);
    assertThat(deadLetters.receive(10)).isEmpty();
    assertThat(last.receive().attributes())
        .containsEntry(DEAD_LETTER_QUEUE_SOURCE_ARN, deadLetters.arn());
  }

  @Test
  void messagesGoOnBeingDeliveredWhereTheDeadLetterQueueIsGone() {
    queue.deadLetterTo(deadLetters, 1);
    sqs.deleteQueue(r -> r.queueUrl(deadLetters.url()));
    queue.send("b");
    queue.receive();
    EMULATOR.advanceSeconds(30);
    assertThat(queue.receiveBodies()).containsExactly("b");
  }

  @Test
  void theSourcesOfADeadLetterQueueAreListed() {
    TestQueue other = EMULATOR.newQueue();
    assertThat(sources(deadLetters)).isEmpty();
    queue.deadLetterTo(deadLetters, 1);
    other.deadLetterTo(deadLetters, 1);
    assertThat(sources(deadLetters)).containsExactlyInAnyOrder(queue.url(), other.url());
    assertThat(
            sqs.listDeadLetterSourceQueuesPaginator(
                    r -> r.queueUrl(deadLetters.url()).maxResults(1))
                .queueUrls())
        .containsExactlyInAnyOrder(queue.url(), other.url());
    queue.set(QueueAttributeName.REDRIVE_POLICY, "");
    assertThat(sources(deadLetters)).containsExactly(other.url());
  }

  private List<String> sources(TestQueue target) {
    return sqs.listDeadLetterSourceQueues(r -> r.queueUrl(target.url())).queueUrls();
  }

  @Test
  void aDeadLetterQueueCanChooseItsSources() {
    String policy = TestQueue.redrivePolicy(deadLetters.arn(), 1);
    allow(deadLetters, "{\"redrivePermission\":\"denyAll\"}");
    assertForbidden(queue, policy);
    String byQueue = "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"%s\"]}";
    allow(deadLetters, byQueue.formatted(EMULATOR.newQueue().arn()));
    assertForbidden(queue, policy);
    allow(deadLetters, byQueue.formatted(queue.arn()));
    queue.deadLetterTo(deadLetters, 1);
    assertThat(queue.attribute(QueueAttributeName.REDRIVE_POLICY)).isEqualTo(policy);
  }

  private static void allow(TestQueue queue, String policy) {
    queue.set(QueueAttributeName.REDRIVE_ALLOW_POLICY, policy);
  }

  private static void assertForbidden(TestQueue queue, String policy) {
    assertInvalidParameter(
        () -> queue.set(QueueAttributeName.REDRIVE_POLICY, policy),
        "Value "
            + policy
            + " for parameter RedrivePolicy is invalid. Reason: The redrive allow policy of the"
            + " dead-letter queue does not allow this source queue.");
  }

  @Test
  void aPolicyCanBeSetAtCreation() {
    String policy = TestQueue.redrivePolicy(deadLetters.arn(), 5);
    TestQueue created = EMULATOR.newQueue(Map.of(QueueAttributeName.REDRIVE_POLICY, policy));
    assertThat(created.attribute(QueueAttributeName.REDRIVE_POLICY)).isEqualTo(policy);
  }

  @Test
  void aRedrivePolicyIsChecked() {
    TestQueue queue = EMULATOR.newQueue();
    String missing = TestQueue.redrivePolicy("arn:aws:sqs:us-east-1:000000000000:missing", 1);
    assertPolicyRefused(queue, missing, "Dead letter target does not exist.");
    assertPolicyRefused(
        queue,
        TestQueue.redrivePolicy(EMULATOR.newFifoQueue().arn(), 1),
        "Dead-letter queue must be same type of queue as the source..");
    assertPolicyRefused(
        queue,
        "{\"maxReceiveCount\":1}",
        "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.");
    assertPolicyRefused(
        queue,
        TestQueue.redrivePolicy(EMULATOR.newQueue().arn(), 1001),
        "Invalid value for maxReceiveCount: 1001, valid values are from 1 to 1000 both inclusive.");
  }

  private static void assertPolicyRefused(TestQueue queue, String policy, String reason) {
    assertInvalidParameter(
        () -> queue.set(QueueAttributeName.REDRIVE_POLICY, policy),
        "Value " + policy + " for parameter RedrivePolicy is invalid. Reason: " + reason);
  }

  @Test
  void aQueueCanNameItselfAndKeepsItsMessages() {
    queue.deadLetterTo(queue, 1);
    queue.send("b");
    queue.receive();
    EMULATOR.advanceSeconds(30);
    assertThat(queue.receiveBodies()).containsExactly("b");
  }

  @Test
  void aReceiveCountCanBeText() {
    String policy = TestQueue.redrivePolicy(deadLetters.arn(), 4);
    queue.set(QueueAttributeName.REDRIVE_POLICY, policy.replace(":4}", ":\"4\"}"));
    assertThat(queue.attribute(QueueAttributeName.REDRIVE_POLICY)).isEqualTo(policy);
  }
}
