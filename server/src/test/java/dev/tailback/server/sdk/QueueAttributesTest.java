package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.ALL;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.CONTENT_BASED_DEDUPLICATION;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.CREATED_TIMESTAMP;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.DEDUPLICATION_SCOPE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.DELAY_SECONDS;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_QUEUE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_THROUGHPUT_LIMIT;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.KMS_MASTER_KEY_ID;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.LAST_MODIFIED_TIMESTAMP;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MAXIMUM_MESSAGE_SIZE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MESSAGE_RETENTION_PERIOD;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_ALLOW_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.SQS_MANAGED_SSE_ENABLED;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueAttributesTest {
  private static final String POLICY_FOR_ALL =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
          + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}]}";

  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();

  @Test
  void aNewStandardQueueHasAmazonsDefaults() {
    TestQueue queue = EMULATOR.newQueue();
    Map<String, String> expected = defaults(queue);
    assertThat(sqs.getQueueAttributes(r -> r.queueUrl(queue.url()).attributeNames(ALL)))
        .satisfies(all -> assertThat(all.attributesAsStrings()).isEqualTo(expected));
  }

  @Test
  void aNewFifoQueueHasFourMore() {
    TestQueue queue = EMULATOR.newFifoQueue();
    Map<String, String> expected = defaults(queue);
    expected.put("FifoQueue", "true");
    expected.put("ContentBasedDeduplication", "false");
    expected.put("DeduplicationScope", "queue");
    expected.put("FifoThroughputLimit", "perQueue");
    assertThat(sqs.getQueueAttributes(r -> r.queueUrl(queue.url()).attributeNames(ALL)))
        .satisfies(all -> assertThat(all.attributesAsStrings()).isEqualTo(expected));
  }

  private static Map<String, String> defaults(TestQueue queue) {
    Map<QueueAttributeName, String> told = queue.attributes();
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("ApproximateNumberOfMessages", "0");
    expected.put("ApproximateNumberOfMessagesDelayed", "0");
    expected.put("ApproximateNumberOfMessagesNotVisible", "0");
    expected.put("CreatedTimestamp", told.get(CREATED_TIMESTAMP));
    expected.put("DelaySeconds", "0");
    expected.put("LastModifiedTimestamp", told.get(CREATED_TIMESTAMP));
    expected.put("MaximumMessageSize", "1048576");
    expected.put("MessageRetentionPeriod", "345600");
    expected.put("QueueArn", "arn:aws:sqs:us-east-1:000000000000:" + queue.name());
    expected.put("ReceiveMessageWaitTimeSeconds", "0");
    expected.put("SqsManagedSseEnabled", "true");
    expected.put("VisibilityTimeout", "30");
    return expected;
  }

  @Test
  void allThatIsSetIsTold() {
    Map<QueueAttributeName, String> wanted = new LinkedHashMap<>();
    wanted.put(DELAY_SECONDS, "900");
    wanted.put(MAXIMUM_MESSAGE_SIZE, "1024");
    wanted.put(MESSAGE_RETENTION_PERIOD, "1209600");
    wanted.put(RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20");
    wanted.put(VISIBILITY_TIMEOUT, "43200");
    wanted.put(POLICY, POLICY_FOR_ALL);
    wanted.put(KMS_MASTER_KEY_ID, "alias/aws/sqs");
    wanted.put(KMS_DATA_KEY_REUSE_PERIOD_SECONDS, "60");
    wanted.put(REDRIVE_ALLOW_POLICY, "{\"redrivePermission\":\"denyAll\"}");
    wanted.put(REDRIVE_POLICY, TestQueue.redrivePolicy(EMULATOR.newFifoQueue().arn(), 7));
    wanted.put(CONTENT_BASED_DEDUPLICATION, "true");
    wanted.put(DEDUPLICATION_SCOPE, "messageGroup");
    wanted.put(FIFO_THROUGHPUT_LIMIT, "perMessageGroupId");
    assertThat(EMULATOR.newFifoQueue(wanted).attributes()).containsAllEntriesOf(wanted);
    TestQueue changed = EMULATOR.newFifoQueue();
    sqs.setQueueAttributes(r -> r.queueUrl(changed.url()).attributes(wanted));
    assertThat(changed.attributes())
        .containsAllEntriesOf(wanted)
        .containsEntry(SQS_MANAGED_SSE_ENABLED, "false");
  }

  @Test
  void onlyWhatIsAskedForIsTold() {
    TestQueue queue = EMULATOR.newQueue();
    assertThat(get(queue, VISIBILITY_TIMEOUT, QUEUE_ARN, POLICY, FIFO_QUEUE))
        .containsOnlyKeys(VISIBILITY_TIMEOUT, QUEUE_ARN);
    assertThat(get(queue)).isEmpty();
  }

  private Map<QueueAttributeName, String> get(TestQueue queue, QueueAttributeName... names) {
    return sqs.getQueueAttributes(r -> r.queueUrl(queue.url()).attributeNames(names)).attributes();
  }

  @Test
  void timestampsAreInSeconds() {
    TestQueue queue = EMULATOR.newQueue();
    long created = Long.parseLong(queue.attribute(CREATED_TIMESTAMP));
    assertThat(created).isGreaterThanOrEqualTo(Emulator.START_MILLIS / 1000);
    EMULATOR.advanceSeconds(100);
    queue.set(DELAY_SECONDS, "1");
    assertThat(queue.attribute(CREATED_TIMESTAMP)).isEqualTo("" + created);
    assertThat(queue.attribute(LAST_MODIFIED_TIMESTAMP)).isEqualTo("" + (created + 100));
  }

  @Test
  void anEmptyTextRemoves() {
    TestQueue queue = EMULATOR.newQueue();
    queue.deadLetterTo(EMULATOR.newQueue(), 3);
    queue.set(POLICY, POLICY_FOR_ALL);
    queue.set(REDRIVE_ALLOW_POLICY, "{\"redrivePermission\":\"allowAll\"}");
    queue.set(KMS_MASTER_KEY_ID, "my-key");
    QueueAttributeName[] texts = {POLICY, REDRIVE_POLICY, REDRIVE_ALLOW_POLICY, KMS_MASTER_KEY_ID};
    assertThat(get(queue, texts)).hasSize(4);
    for (QueueAttributeName text : texts) {
      queue.set(text, "");
    }
    assertThat(get(queue, texts)).isEmpty();
    assertThat(queue.attribute(SQS_MANAGED_SSE_ENABLED)).isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource({
    "DelaySeconds,-1",
    "DelaySeconds,901",
    "MaximumMessageSize,1023",
    "MaximumMessageSize,1048577",
    "MessageRetentionPeriod,59",
    "MessageRetentionPeriod,1209601",
    "ReceiveMessageWaitTimeSeconds,21",
    "VisibilityTimeout,43201",
    "VisibilityTimeout,abc",
    "VisibilityTimeout,1.5",
    "KmsDataKeyReusePeriodSeconds,59",
    "SqsManagedSseEnabled,maybe",
    "Policy,no json",
  })
  void aValueOutOfRangeIsRefused(String name, String value) {
    TestQueue queue = EMULATOR.newQueue();
    Map<QueueAttributeName, String> before = queue.attributes();
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("VisibilityTimeout", "77");
    wanted.put(name, value);
    assertRefused(
        () -> sqs.setQueueAttributes(r -> r.queueUrl(queue.url()).attributesWithStrings(wanted)),
        InvalidAttributeValueException.class,
        400,
        "InvalidAttributeValue",
        "Invalid value for the parameter " + name + ".");
    assertThat(queue.attributes()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"Nonsense", "All", "QueueArn", "CreatedTimestamp", "FifoQueue"})
  void whatCantBeSetIsUnknown(String name) {
    TestQueue queue = EMULATOR.newQueue();
    Map<String, String> wanted = Map.of(name, "false");
    assertUnknown(
        () -> sqs.setQueueAttributes(r -> r.queueUrl(queue.url()).attributesWithStrings(wanted)),
        name);
    assertUnknown(
        () -> sqs.createQueue(r -> r.queueName("new").attributesWithStrings(wanted)), name);
  }

  @Test
  void whatIsUnknownCantBeAskedFor() {
    TestQueue queue = EMULATOR.newQueue();
    assertUnknown(
        () ->
            sqs.getQueueAttributes(
                r -> r.queueUrl(queue.url()).attributeNamesWithStrings("Nonsense")),
        "Nonsense");
  }

  private static void assertUnknown(ThrowingCallable call, String name) {
    assertRefused(
        call,
        InvalidAttributeNameException.class,
        400,
        "InvalidAttributeName",
        "Unknown Attribute " + name + ".");
  }

  @Test
  void aQueuesTypeStays() {
    TestQueue fifo = EMULATOR.newFifoQueue();
    fifo.set(FIFO_QUEUE, "true");
    assertRefused(
        () -> fifo.set(FIFO_QUEUE, "false"),
        InvalidAttributeValueException.class,
        400,
        "InvalidAttributeValue",
        "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not"
            + " supported.");
  }

  @Test
  void aQueueHasOneKindOfEncryption() {
    assertRefused(
        () ->
            EMULATOR.newQueue(
                Map.of(SQS_MANAGED_SSE_ENABLED, "true", KMS_MASTER_KEY_ID, "alias/aws/sqs")),
        InvalidAttributeNameException.class,
        400,
        "InvalidAttributeName",
        "You can use one type of server-side encryption (SSE) at one time. You can either enable"
            + " KMS SSE or SQS SSE.");
    assertThat(
            EMULATOR
                .newQueue(Map.of(SQS_MANAGED_SSE_ENABLED, "false", KMS_MASTER_KEY_ID, "key"))
                .attributes())
        .containsEntry(KMS_MASTER_KEY_ID, "key")
        .containsEntry(KMS_DATA_KEY_REUSE_PERIOD_SECONDS, "300")
        .containsEntry(SQS_MANAGED_SSE_ENABLED, "false");
  }
}
