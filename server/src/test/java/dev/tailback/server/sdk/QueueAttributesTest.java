package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.CONTENT_BASED_DEDUPLICATION;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.DEDUPLICATION_SCOPE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.DELAY_SECONDS;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_THROUGHPUT_LIMIT;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.KMS_MASTER_KEY_ID;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MAXIMUM_MESSAGE_SIZE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MESSAGE_RETENTION_PERIOD;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_ALLOW_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.SQS_MANAGED_SSE_ENABLED;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueAttributesTest {
  private static final String POLICY_FOR_ALL =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
          + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}]}";

  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();

  @Test
  void everySettingIsShown() {
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
}
