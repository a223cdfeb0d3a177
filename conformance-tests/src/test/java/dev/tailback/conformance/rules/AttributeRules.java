package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_ATTRIBUTE_NAME;
import static dev.tailback.conformance.SqsError.INVALID_ATTRIBUTE_VALUE;
import static dev.tailback.conformance.SqsError.MISSING_PARAMETER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Refusal;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Rules("Attributes")
@Source(api = "SetQueueAttributes")
final class AttributeRules {

  @Test
  @Source(api = "CreateQueue")
  void aNewQueueHasTheDocumentedDefaults(Sqs sqs) {
    assertThat(sqs.queue().attributes())
        .containsEntry("DelaySeconds", "0")
        .containsEntry("MessageRetentionPeriod", "345600")
        .containsEntry("ReceiveMessageWaitTimeSeconds", "0")
        .containsEntry("VisibilityTimeout", "30");
  }

  @Test
  @Source(api = "CreateQueue")
  void aNewQueueTakesMessagesOfOneMebibyte(Sqs sqs) {
    assertThat(sqs.queue().attribute("MaximumMessageSize")).isEqualTo("1048576");
  }

  @Test
  @Source(guide = "sqs-configure-sqs-sse-queue")
  void aNewQueueIsEncryptedBySqs(Sqs sqs) {
    assertThat(sqs.queue().attribute("SqsManagedSseEnabled")).isEqualTo("true");
  }

  @Test
  @Source(api = "GetQueueAttributes")
  void allOfAStandardQueueHasNothingOfFifoQueues(Sqs sqs) {
    assertThat(sqs.queue().attributes())
        .doesNotContainKeys(
            "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit");
  }

  @Test
  @Source(api = "GetQueueAttributes")
  void allOfAFifoQueueHasItsOwnAttributes(Sqs sqs) {
    assertThat(sqs.fifo().attributes())
        .containsEntry("FifoQueue", "true")
        .containsEntry("ContentBasedDeduplication", "false")
        .containsEntry("DeduplicationScope", "queue")
        .containsEntry("FifoThroughputLimit", "perQueue");
  }

  @Test
  @Source(api = "GetQueueAttributes")
  void anArnNamesRegionAccountAndQueue(Sqs sqs) {
    Queue queue = sqs.queue();

    assertThat(queue.arn()).matches("arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:" + queue.name());
  }

  @Test
  @Source(api = "GetQueueAttributes")
  void theTimeOfCreationIsInEpochSeconds(Sqs sqs) {
    assertThat(sqs.queue().attribute("CreatedTimestamp")).matches("[0-9]{10}");
  }

  @Test
  @Source(api = "GetQueueAttributes")
  void onlyTheAttributesThatAreAskedForAreReturned(Sqs sqs) {
    Queue queue = sqs.queue();

    Map<String, String> attributes =
        sqs.client()
            .getQueueAttributes(
                g ->
                    g.queueUrl(queue.url())
                        .attributeNamesWithStrings("VisibilityTimeout", "DelaySeconds"))
            .attributesAsStrings();

    assertThat(attributes).containsOnlyKeys("VisibilityTimeout", "DelaySeconds");
  }

  @Test
  @Source(api = "GetQueueAttributes")
  void withoutNamesNoAttributeIsReturned(Sqs sqs) {
    Queue queue = sqs.queue();

    assertThat(sqs.client().getQueueAttributes(g -> g.queueUrl(queue.url())).attributes())
        .isEmpty();
  }

  @Test
  @Source(api = "GetQueueAttributes")
  void anAttributeThatIsNotSetIsNotReturned(Sqs sqs) {
    assertThat(sqs.queue().attributes())
        .doesNotContainKeys("Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId");
  }

  @Test
  @Source(api = "GetQueueAttributes")
  void anUnknownAttributeCannotBeAskedFor(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.attribute("Colour")).as(INVALID_ATTRIBUTE_NAME).withStatus(400);
  }

  @Test
  void anUnknownAttributeCannotBeSet(Sqs sqs) {
    refusedToSet(sqs.queue(), "Colour", "red").as(INVALID_ATTRIBUTE_NAME);
  }

  @Test
  @Unsure("The page lists what can be set, not how what can't is refused.")
  void theArnCannotBeSet(Sqs sqs) {
    Queue queue = sqs.queue();

    refusedToSet(queue, "QueueArn", queue.arn()).as(INVALID_ATTRIBUTE_NAME);
  }

  @Test
  void attributesCanBeSetAndTheOthersStay(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "5");

    queue.set("VisibilityTimeout", "45", "MessageRetentionPeriod", "60");

    sqs.eventually(
        () ->
            assertThat(queue.attributes())
                .containsEntry("VisibilityTimeout", "45")
                .containsEntry("MessageRetentionPeriod", "60")
                .containsEntry("DelaySeconds", "5"));
  }

  @Test
  void aVisibilityTimeoutIsAtMost12Hours(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "43200");

    refusedToSet(queue, "VisibilityTimeout", "43201").as(INVALID_ATTRIBUTE_VALUE);
  }

  @Test
  void aDelayIsAtMost15Minutes(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "900");

    refusedToSet(queue, "DelaySeconds", "901").as(INVALID_ATTRIBUTE_VALUE);
  }

  @Test
  void aRetentionPeriodIsAtLeastAMinute(Sqs sqs) {
    refusedToSet(sqs.queue(), "MessageRetentionPeriod", "59").as(INVALID_ATTRIBUTE_VALUE);
  }

  @Test
  void aRetentionPeriodIsAtMost14Days(Sqs sqs) {
    Queue queue = sqs.queue("MessageRetentionPeriod", "1209600");

    refusedToSet(queue, "MessageRetentionPeriod", "1209601").as(INVALID_ATTRIBUTE_VALUE);
  }

  @Test
  void aWaitTimeIsAtMost20Seconds(Sqs sqs) {
    Queue queue = sqs.queue("ReceiveMessageWaitTimeSeconds", "20");

    refusedToSet(queue, "ReceiveMessageWaitTimeSeconds", "21").as(INVALID_ATTRIBUTE_VALUE);
  }

  @Test
  void aMaximumMessageSizeIsFrom1024To1048576Bytes(Sqs sqs) {
    Queue queue = sqs.queue("MaximumMessageSize", "1024");

    refusedToSet(queue, "MaximumMessageSize", "1023").as(INVALID_ATTRIBUTE_VALUE);
    refusedToSet(queue, "MaximumMessageSize", "1048577").as(INVALID_ATTRIBUTE_VALUE);
  }

  @Test
  @Unsure("The pages do not speak of values that are no numbers.")
  void aNumberMustBeOne(Sqs sqs) {
    refusedToSet(sqs.queue(), "DelaySeconds", "soon").as(INVALID_ATTRIBUTE_VALUE);
  }

  @Test
  @Source(api = "CreateQueue")
  @Unsure("The page says true or false, and which queues have it, not how others are refused.")
  void contentBasedDeduplicationIsForFifoQueues(Sqs sqs) {
    refused(() -> sqs.queue("ContentBasedDeduplication", "true")).as(INVALID_ATTRIBUTE_NAME);
  }

  @Test
  @Unsure("The page says that the type can't be changed; the error was seen.")
  void aStandardQueueDoesNotKnowFifoQueue(Sqs sqs) {
    Queue queue = sqs.queue();

    for (String value : List.of("true", "false")) {
      refusedToSet(queue, "FifoQueue", value)
          .as(INVALID_ATTRIBUTE_NAME)
          .saying("Unknown Attribute FifoQueue.");
    }
    refused(() -> sqs.queue("FifoQueue", "false"))
        .as(INVALID_ATTRIBUTE_NAME)
        .saying("Unknown Attribute FifoQueue.");
  }

  @Test
  @Unsure("The page says that the type can't be changed, not that it may be set to what it is.")
  void aFifoQueueStaysOne(Sqs sqs) {
    Queue queue = sqs.fifo();

    queue.set("FifoQueue", "true");

    refusedToSet(queue, "FifoQueue", "false").as(INVALID_ATTRIBUTE_VALUE);
  }

  @Test
  @Unsure("The page requires attributes; the error was seen for an empty map.")
  void thereMustBeAttributesToSet(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(queue::set)
        .as(MISSING_PARAMETER)
        .saying("The request must contain the parameter Attribute.Name.");
    refused(() -> sqs.client().setQueueAttributes(s -> s.queueUrl(queue.url())))
        .as(MISSING_PARAMETER);
  }

  @Test
  @Source(guide = "high-throughput-fifo")
  void highThroughputIsAskedForByTwoAttributes(Sqs sqs) {
    Queue queue =
        sqs.fifo("DeduplicationScope", "messageGroup", "FifoThroughputLimit", "perMessageGroupId");

    assertThat(queue.attributes())
        .containsEntry("DeduplicationScope", "messageGroup")
        .containsEntry("FifoThroughputLimit", "perMessageGroupId");
  }

  @Test
  @Source(
      report =
          "https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/sqs/pf-sqs-high-throughput-pairing/rule.rego")
  void aLimitPerGroupNeedsGroupsAsTheScopeOfDeduplication(Sqs sqs) {
    refused(() -> sqs.fifo("FifoThroughputLimit", "perMessageGroupId"))
        .as(INVALID_ATTRIBUTE_VALUE)
        .saying(
            "Invalid value for the parameter FifoThroughputLimit. Reason: To set"
                + " FifoThroughputLimit to perMessageGroupId, the DeduplicationScope must be"
                + " messageGroup.");
    assertThat(sqs.fifo("DeduplicationScope", "messageGroup").attribute("FifoThroughputLimit"))
        .isEqualTo("perQueue");
  }

  @Test
  void anEmptyPolicyTakesItAway(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 3);

    queue.set("RedrivePolicy", "");

    sqs.eventually(() -> assertThat(queue.attributes()).doesNotContainKey("RedrivePolicy"));
  }

  private static Refusal refusedToSet(Queue queue, String attribute, String value) {
    return refused(() -> queue.set(attribute, value));
  }
}
