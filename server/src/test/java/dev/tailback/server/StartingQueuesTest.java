package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Configuration;
import dev.tailback.config.QueueDefinition;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.wire.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartingQueuesTest {
  private static final Caller OWNER = new Caller("000000000000", "us-east-1", "");

  private final Queues queues = new Queues(EngineSettings.seeded(1), 0);

  private void create(String... lines) {
    String text = "queues:\n  " + String.join("\n  ", lines);
    Configuration read = Configuration.of("t.yaml", text);
    StartingQueues.create(read.queues(), queues, OWNER);
  }

  private Queue queue(String name) {
    return queues.get(new QueueAddress(OWNER.account(), OWNER.region(), name));
  }

  private void assertRefused(String expected, String... lines) {
    assertThatThrownBy(() -> create(lines))
        .isInstanceOf(ConfigException.class)
        .hasMessage(expected);
  }

  @Test
  void attributesTagsAndLimitsAreSet() {
    create(
        "orders:",
        "  VisibilityTimeout: 5",
        "  tags: {team: blue}",
        "  limits: {inFlight: 3}",
        "plain:");
    assertThat(queue("orders").settings().visibilityTimeoutSeconds()).isEqualTo(5);
    assertThat(queue("orders").tags().byKey()).isEqualTo(Map.of("team", "blue"));
    assertThat(queue("orders").limits()).isEqualTo(new QueueLimits(3, 120_000));
    assertThat(queue("plain").limits()).isEqualTo(QueueLimits.AMAZON);
  }

  @Test
  void aMistypedAttributeIsNamedWithWhatWasMeant() {
    assertRefused(
        "t.yaml:3: queues.a.visibilityTimout: unknown key, did you mean VisibilityTimeout?",
        "a:",
        "  visibilityTimout: 1");
    assertRefused("t.yaml:2: queues.a.tag: unknown key, did you mean tags?", "a: {tag: {x: y}}");
  }

  @Test
  void whatAQueueReportsCantBeSet() {
    assertThatThrownBy(() -> create("a: {QueueArn: x}"))
        .hasMessageStartingWith("t.yaml:2: queues.a.QueueArn: unknown key, expected ")
        .hasMessageContaining("DelaySeconds, ")
        .hasMessageContaining("deadLetterQueue");
  }

  @Test
  void theSuffixMakesAFifoQueue() {
    create("a.fifo:", "b.fifo: {FifoQueue: true, ContentBasedDeduplication: true}");
    assertThat(queue("a.fifo").isFifo()).isTrue();
    assertThat(queue("b.fifo").settings().fifo().contentBasedDeduplication()).isTrue();
  }

  @Test
  void deadLetterQueuesComeInAnyOrderAndRound() {
    create(
        "a: {deadLetterQueue: {name: b, maxReceiveCount: 2}}",
        "b: {deadLetterQueue: {name: a, maxReceiveCount: 3}}",
        "c:",
        "  RedrivePolicy:",
        "    deadLetterTargetArn: arn:aws:sqs:us-east-1:000000000000:d",
        "    maxReceiveCount: 4",
        "d:");
    assertThat(queue("a").settings().redrivePolicy().deadLetterTarget().name()).isEqualTo("b");
    assertThat(queue("b").settings().redrivePolicy().maxReceiveCount()).isEqualTo(3);
    assertThat(queue("c").settings().redrivePolicy().deadLetterTarget().name()).isEqualTo("d");
  }

  @Test
  void namesAloneJoinTheOthers() {
    List<QueueDefinition> definitions = new ArrayList<>();
    definitions.add(QueueSpec.named("events.fifo").definition());
    definitions.add(QueueSpec.named("events.fifo").definition());
    StartingQueues.create(definitions, queues, OWNER);
    assertThat(queue("events.fifo").isFifo()).isTrue();
  }

  @Test
  void aWrongValueIsNamedWithItsRange() {
    assertRefused(
        "t.yaml:3: queues.a.VisibilityTimeout: '50000' is not a whole number from 0 to 43200",
        "a:",
        "  VisibilityTimeout: 50000");
    assertRefused(
        "t.yaml:2: queues.a.VisibilityTimeout: '30s' is not a whole number from 0 to 43200:"
            + " seconds, without a unit",
        "a: {VisibilityTimeout: 30s}");
    assertRefused(
        "t.yaml:2: queues.a.SqsManagedSseEnabled: 'yes' is not true or false",
        "a: {SqsManagedSseEnabled: 'yes'}");
    assertRefused(
        "t.yaml:2: queues.a.fifo.DeduplicationScope: 'group' is not queue or messageGroup",
        "a.fifo: {DeduplicationScope: group}");
    assertRefused(
        "t.yaml:2: queues.a.Policy: 'none' is not an access policy for this queue, in JSON",
        "a: {Policy: none}");
  }

  @Test
  void valuesThatDoNotGoTogetherAreNamed() {
    assertRefused(
        "t.yaml:2: queues.a.fifo.FifoThroughputLimit: Invalid value for the parameter"
            + " FifoThroughputLimit. Reason: To set FifoThroughputLimit to perMessageGroupId, the"
            + " DeduplicationScope must be messageGroup.",
        "a.fifo: {FifoThroughputLimit: perMessageGroupId}");
    assertRefused(
        "t.yaml:2: queues.a: You can use one type of server-side encryption (SSE) at one time. You"
            + " can either enable KMS SSE or SQS SSE.",
        "a: {KmsMasterKeyId: k, SqsManagedSseEnabled: true}");
  }

  @Test
  void aFifoAttributeOnAStandardQueueIsNamed() {
    assertRefused(
        "t.yaml:2: queues.a.ContentBasedDeduplication: Unknown Attribute"
            + " ContentBasedDeduplication. It is only for FIFO queues, named *.fifo.",
        "a: {ContentBasedDeduplication: true}");
  }

  @Test
  void aWrongNameIsNamed() {
    assertRefused(
        "t.yaml:2: queues.my orders: Can only include alphanumeric characters, hyphens, or"
            + " underscores. 1 to 80 in length",
        "my orders:");
    assertRefused(
        "t.yaml:2: queues.a: The name of a FIFO queue can only include alphanumeric characters,"
            + " hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length",
        "a: {FifoQueue: true}");
  }

  @Test
  void aWrongTagIsNamed() {
    assertRefused(
        "t.yaml:3: queues.a.tags: Tag keys cannot start with 'aws:'.",
        "a:",
        "  tags: {'aws:x': y}");
  }

  @Test
  void aWrongDeadLetterQueueIsNamed() {
    assertRefused(
        "t.yaml:3: queues.a.deadLetterQueue.name: 'b': Dead letter target does not exist.",
        "a:",
        "  deadLetterQueue: {name: b, maxReceiveCount: 1}");
    assertRefused(
        "t.yaml:5: queues.q.deadLetterQueue.maxReceiveCount: '1001' is not a whole number from 1"
            + " to 1000",
        "q:",
        "  deadLetterQueue:",
        "    name: q",
        "    maxReceiveCount: 1001");
    assertRefused(
        "t.yaml:2: queues.f.fifo.deadLetterQueue.name: 's': Dead-letter queue must be same type of"
            + " queue as the source..",
        "f.fifo: {deadLetterQueue: {name: s, maxReceiveCount: 1}}",
        "s:");
  }
}
