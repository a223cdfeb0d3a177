package dev.tailback.server;

import dev.tailback.config.ConfigException;
import dev.tailback.config.QueueDefinition;
import dev.tailback.config.QueueDefinition.DeadLetterQueue;
import dev.tailback.config.Setting;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.queue.NewQueue;
import dev.tailback.server.sqs.queue.QueueAttribute;
import dev.tailback.server.sqs.queue.SettingsChange;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Creates the queues that an emulator starts with, by the rules of CreateQueue. Dead-letter queues
 * can be defined in any order: all are linked afterwards, by the rules of SetQueueAttributes.
 */
final class StartingQueues {
  private static final String REDRIVE_POLICY = "RedrivePolicy";
  private static final String FIFO_SUFFIX = ".fifo";

  private final Queues queues;
  private final Caller owner;

  private StartingQueues(Queues queues, Caller owner) {
    this.queues = queues;
    this.owner = owner;
  }

  /**
   * Creates all queues.
   *
   * @param owner the account and region of the queues
   * @throws ConfigException if SQS would refuse one
   */
  static void create(List<QueueDefinition> definitions, Queues queues, Caller owner) {
    StartingQueues starting = new StartingQueues(queues, owner);
    definitions.forEach(starting::create);
    definitions.forEach(starting::link);
  }

  /**
   * Creates the queues that do not exist yet; existing ones are left unchanged.
   *
   * @throws ConfigException if SQS would refuse one
   */
  static void createMissing(List<QueueDefinition> definitions, Queues queues, Caller owner) {
    create(
        definitions.stream()
            .filter(definition -> queues.find(address(definition, owner)) == null)
            .toList(),
        queues,
        owner);
  }

  /** Returns the limits a queue starts with: those of its definition, or else the defaults. */
  static QueueLimits limits(
      List<QueueDefinition> definitions, QueueAddress queue, Caller owner, QueueLimits others) {
    QueueLimits limits = others;
    for (QueueDefinition definition : definitions) {
      if (address(definition, owner).equals(queue)) {
        limits = definition.limits().orElse(limits);
      }
    }
    return limits;
  }

  private static QueueAddress address(QueueDefinition definition, Caller owner) {
    return new QueueAddress(owner.account(), owner.region(), definition.name());
  }

  private void create(QueueDefinition definition) {
    checkNames(definition);
    try {
      checked(definition).create(queues, owner.account(), owner.region());
    } catch (Refusal refusal) {
      throw explain(refusal, definition);
    }
    Queue queue = queue(definition);
    queue.limit(definition.limits().orElse(queue.limits()));
  }

  private static void checkNames(QueueDefinition definition) {
    Set<String> known = new HashSet<>(QueueDefinition.OTHER_KEYS);
    known.addAll(QueueAttribute.settable());
    definition
        .attributes()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                throw value.place().unknownKey(name, known);
              }
            });
  }

  private static NewQueue checked(QueueDefinition definition) {
    Map<String, String> attributes = texts(definition.attributes());
    attributes.remove(REDRIVE_POLICY);
    if (definition.name().endsWith(FIFO_SUFFIX)) {
      attributes.putIfAbsent("FifoQueue", "true");
    }
    QueueDefinition.TagList tags = definition.tags();
    new NewQueue(definition.name(), attributes, Map.of()).check();
    NewQueue queue =
        new NewQueue(definition.name(), attributes, tags == null ? Map.of() : tags.tags());
    try {
      queue.check();
    } catch (Refusal refusal) {
      throw tags == null ? refusal : tags.place().problem(refusal.text());
    }
    return queue;
  }

  private static Map<String, String> texts(Map<String, Setting> settings) {
    Map<String, String> texts = new LinkedHashMap<>();
    settings.forEach((name, setting) -> texts.put(name, setting.text()));
    return texts;
  }

  private Queue queue(QueueDefinition definition) {
    return queues.get(address(definition, owner));
  }

  private void link(QueueDefinition definition) {
    Setting policy = definition.attributes().get(REDRIVE_POLICY);
    DeadLetterQueue deadLetters = definition.deadLetterQueue();
    try {
      if (deadLetters != null) {
        setRedrivePolicy(queue(definition), policy(queue(definition), deadLetters));
      } else if (policy != null) {
        setRedrivePolicy(queue(definition), policy.text());
      }
    } catch (Refusal refusal) {
      throw deadLetters == null ? explain(refusal, definition) : explain(refusal, deadLetters);
    }
  }

  private void setRedrivePolicy(Queue queue, String policy) {
    queue.change(
        SettingsChange.apply(
            queues, queue.address(), queue.settings(), Map.of(REDRIVE_POLICY, policy)));
  }

  private static String policy(Queue source, DeadLetterQueue deadLetters) {
    return Json.write(
        Map.of(
            "deadLetterTargetArn", source.address().sibling(deadLetters.name().text()).arn(),
            "maxReceiveCount", deadLetters.maxReceiveCount().text()));
  }

  private static ConfigException explain(Refusal refusal, DeadLetterQueue deadLetters) {
    String reason = refusal.text().replaceFirst("(?s).* Reason: ", "");
    return reason.contains("maxReceiveCount")
        ? deadLetters.maxReceiveCount().isNot("a whole number from 1 to 1000")
        : deadLetters.name().place().problem("'" + deadLetters.name().text() + "': " + reason);
  }

  /** Returns an exception about the attribute that SQS complains about, with what was expected. */
  private static ConfigException explain(Refusal refusal, QueueDefinition definition) {
    for (Map.Entry<String, Setting> attribute : definition.attributes().entrySet()) {
      String name = attribute.getKey();
      if (Pattern.compile("\\b" + name + "\\b").matcher(refusal.text()).find()) {
        return explain(refusal, name, attribute.getValue());
      }
    }
    return definition.place().problem(refusal.text());
  }

  private static ConfigException explain(Refusal refusal, String name, Setting value) {
    if (refusal.reason() == SqsErrors.INVALID_ATTRIBUTE_NAME) {
      return value.place().problem(refusal.text() + " It is only for FIFO queues, named *.fifo.");
    }
    boolean saysWhy = refusal.text().contains("Reason: ");
    return refusal.reason() == SqsErrors.INVALID_ATTRIBUTE_VALUE && !saysWhy
        ? value.isNotNumber(QueueAttribute.expected(name))
        : value.place().problem(refusal.text());
  }
}
