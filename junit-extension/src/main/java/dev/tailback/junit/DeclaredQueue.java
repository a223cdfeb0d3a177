package dev.tailback.junit;

import dev.tailback.config.QueueDefinition;
import dev.tailback.config.QueueDefinition.DeadLetterQueue;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.server.QueueSpec;
import dev.tailback.server.sqs.queue.NewQueue;
import dev.tailback.server.sqs.queue.SettingsChange;
import dev.tailback.server.wire.Json;
import java.util.HashMap;
import java.util.Map;

/** A queue that a test declares, by an annotation or in code. */
record DeclaredQueue(QueueSpec spec, QueueAddress address) {

  static QueueSpec spec(SqsQueue declared) {
    QueueSpec spec = QueueSpec.named(declared.name());
    spec = declared.fifo() ? spec.fifo() : spec;
    spec = declared.contentBasedDeduplication() ? spec.contentBasedDeduplication() : spec;
    spec = unlessNegative(spec, "VisibilityTimeout", declared.visibilityTimeout());
    spec = unlessNegative(spec, "DelaySeconds", declared.delay());
    spec = unlessNegative(spec, "ReceiveMessageWaitTimeSeconds", declared.receiveWaitTime());
    spec = unlessNegative(spec, "MessageRetentionPeriod", declared.retentionPeriod());
    spec = declared.inFlight() == 0 ? spec : spec.inFlight(declared.inFlight());
    spec = declared.lookAhead() == 0 ? spec : spec.lookAhead(declared.lookAhead());
    return declared.deadLetter().isEmpty()
        ? spec
        : spec.deadLetter(declared.deadLetter(), declared.maxReceiveCount());
  }

  private static QueueSpec unlessNegative(QueueSpec spec, String attribute, int value) {
    return value < 0 ? spec : spec.attribute(attribute, Integer.toString(value));
  }

  /**
   * Creates the queue, or changes the existing one to match; its dead-letter queue must exist.
   *
   * @throws dev.tailback.engine.queue.Refusal as CreateQueue
   */
  void create(Queues queues) {
    QueueDefinition definition = spec.definition();
    NewQueue wanted = new NewQueue(definition.name(), attributes(definition), Map.of());
    wanted.check();
    Queue existing = queues.find(address);
    Queue queue =
        existing == null
            ? wanted.create(queues, address.account(), address.region())
            : change(existing, queues, wanted);
    queue.limit(definition.limits().orElse(queues.settings().limits()));
  }

  private static Queue change(Queue queue, Queues queues, NewQueue wanted) {
    QueueSettings defaults = queue.isFifo() ? QueueSettings.FIFO : QueueSettings.STANDARD;
    queue.change(SettingsChange.apply(queues, queue.address(), defaults, wanted.attributes()));
    return queue;
  }

  private Map<String, String> attributes(QueueDefinition definition) {
    Map<String, String> attributes = new HashMap<>();
    definition.attributes().forEach((name, value) -> attributes.put(name, value.text()));
    DeadLetterQueue target = definition.deadLetterQueue();
    if (target != null) {
      attributes.put(
          "RedrivePolicy",
          Json.write(
              Map.of(
                  "deadLetterTargetArn",
                  address.sibling(target.name().text()).arn(),
                  "maxReceiveCount",
                  target.maxReceiveCount().text())));
    }
    return attributes;
  }
}
