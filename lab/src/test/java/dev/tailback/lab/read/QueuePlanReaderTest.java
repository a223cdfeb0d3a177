package dev.tailback.lab.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.config.ConfigException;
import dev.tailback.engine.queue.FifoSettings;
import dev.tailback.engine.queue.FifoSettings.DeduplicationScope;
import dev.tailback.engine.queue.FifoSettings.FifoThroughputLimit;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.lab.scenario.QueuePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueuePlanReaderTest {

  private static QueuePlan queue(String name, String keys) {
    return ScenarioReader.of("s.yaml", "queues:\n  " + name + ": {" + keys + "}\n  dlq: {}")
        .queues()
        .get(0);
  }

  @Test
  void aQueueWithoutAttributesHasAmazonsDefaults() {
    assertThat(queue("q", ""))
        .isEqualTo(new QueuePlan("q", QueueSettings.STANDARD, null, 0, QueueLimits.AMAZON));
    assertThat(queue("q.fifo", "").settings()).isEqualTo(QueueSettings.FIFO);
  }

  @Test
  void allNumericAttributesAreRead() {
    QueueSettings settings =
        queue(
                "q",
                "VisibilityTimeout: 60, DelaySeconds: 5, MaximumMessageSize: 2048,"
                    + " MessageRetentionPeriod: 3600, ReceiveMessageWaitTimeSeconds: 20")
            .settings();
    assertThat(settings)
        .isEqualTo(
            QueueSettings.STANDARD.toBuilder()
                .visibilityTimeoutSeconds(60)
                .delaySeconds(5)
                .maximumMessageSize(2048)
                .messageRetentionPeriodSeconds(3600)
                .receiveMessageWaitTimeSeconds(20)
                .build());
  }

  @Test
  void attributesOfFifoQueuesAreRead() {
    assertThat(
            queue(
                    "q.fifo",
                    "FifoQueue: true, ContentBasedDeduplication: true,"
                        + " DeduplicationScope: messageGroup, FifoThroughputLimit: perMessageGroupId")
                .settings()
                .fifo())
        .isEqualTo(
            new FifoSettings(
                true, DeduplicationScope.MESSAGE_GROUP, FifoThroughputLimit.PER_MESSAGE_GROUP_ID));
  }

  @Test
  void limitsAreRead() {
    assertThat(queue("q", "limits: {inFlight: 10, lookAhead: 20}").limits())
        .isEqualTo(new QueueLimits(10, 20));
    assertThat(queue("q", "limits: {inFlight: 10}").limits())
        .isEqualTo(new QueueLimits(10, 120_000));
  }

  @Test
  void attributesWithoutEffectAndTagsAreAccepted() {
    assertThat(
            queue(
                    "q",
                    "KmsMasterKeyId: alias/a, KmsDataKeyReusePeriodSeconds: 300,"
                        + " SqsManagedSseEnabled: true, Policy: {}, tags: {team: shop}")
                .settings())
        .isEqualTo(QueueSettings.STANDARD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q | VisibilityTimeout: 43201 | q.VisibilityTimeout: '43201' is not a whole number from 0"
            + " to 43200",
        "q | VisibilityTimeout: 12s | q.VisibilityTimeout: '12s' is not a whole number from 0 to"
            + " 43200: seconds, without a unit",
        "q | VisibilityTimout: 1 | q.VisibilityTimout: unknown key, did you mean"
            + " VisibilityTimeout?",
        "q | FifoQueue: true | q.FifoQueue: expected to be absent: it is for FIFO queues, named"
            + " *.fifo",
        "q.fifo | FifoQueue: false | q.fifo.FifoQueue: 'false' is not true: the name ends in .fifo",
        "q.fifo | ContentBasedDeduplication: 1 | q.fifo.ContentBasedDeduplication: '1' is not true"
            + " or false",
        "q.fifo | DeduplicationScope: all | q.fifo.DeduplicationScope: 'all' is not one of queue,"
            + " messageGroup",
        "q.fifo | FifoThroughputLimit: perMessageGroupId | q.fifo.FifoThroughputLimit:"
            + " perMessageGroupId needs DeduplicationScope: messageGroup",
        "q | RedrivePolicy: {} | q.RedrivePolicy: expected deadLetterQueue: {name: …,"
            + " maxReceiveCount: …} instead",
        "q | RedriveAllowPolicy: {} | q.RedriveAllowPolicy: expected to be absent: the lab has no"
            + " permissions",
        "q | 'limits: {inFlight: 0}' | q.limits.inFlight: '0' is not a whole number of at least 1",
        "q | 'deadLetterQueue: {name: dead, maxReceiveCount: 1}' | q.deadLetterQueue.name: there is"
            + " no queue 'dead', expected one of q, dlq",
        "q | 'deadLetterQueue: {name: q, maxReceiveCount: 1}' | q.deadLetterQueue.name: 'q' is not"
            + " another queue",
        "q.fifo | 'deadLetterQueue: {name: dlq, maxReceiveCount: 1}' | q.fifo.deadLetterQueue.name:"
            + " 'dlq' is not a queue of the same type, standard or FIFO",
        "q | 'deadLetterQueue: {name: dlq, maxReceiveCount: 1001}' |"
            + " q.deadLetterQueue.maxReceiveCount: '1001' is not a whole number from 1 to 1000",
        "q | 'deadLetterQueue: {name: dlq}' | q.deadLetterQueue: expected the key maxReceiveCount",
      })
  void wrongValuesAreRefused(String name, String keys, String message) {
    assertThatThrownBy(() -> queue(name, keys.replaceAll("^'|'$", "")))
        .isInstanceOf(ConfigException.class)
        .hasMessage("s.yaml:2: queues." + message);
  }

  @Test
  void aNameThatNoQueueCanHaveIsRefused() {
    assertThatThrownBy(() -> queue("a b", ""))
        .hasMessage("s.yaml:2: queues.a b: expected a queue's name such as orders or orders.fifo");
  }
}
