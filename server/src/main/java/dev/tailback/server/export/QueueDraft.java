package dev.tailback.server.export;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.RedrivePolicy;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.queue.NewQueue;
import dev.tailback.server.sqs.queue.QueueAttribute;
import dev.tailback.server.sqs.queue.SettingsChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file can say about a queue. It is determined by creating the queue here: an
 * attribute that changes nothing has its default and is left out, and one that is refused becomes a
 * note.
 */
public final class QueueDraft {
  private static final String REDRIVE_POLICY = "RedrivePolicy";
  private static final String NO_ACCOUNT = "000000000000";

  private final CopiedQueue copied;
  private final QueueAddress address;
  private final boolean isFifo;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final Map<String, String> tags = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable RedrivePolicy deadLetters;
  private boolean isQueue;

  private QueueDraft(CopiedQueue copied, QueueAddress address) {
    this.copied = copied;
    this.address = address;
    this.isFifo = copied.name().endsWith(".fifo");
  }

  /** Drafts all queues. Those whose attributes could not be read become just a note. */
  public static List<QueueDraft> of(List<CopiedQueue> copied, String region) {
    Queues queues = new Queues(EngineSettings.seeded(1), 0);
    List<QueueDraft> drafts =
        copied.stream().map(queue -> new QueueDraft(queue, address(queue, region))).toList();
    drafts.forEach(draft -> draft.create(queues));
    drafts.forEach(draft -> draft.link(queues));
    return drafts;
  }

  private static QueueAddress address(CopiedQueue copied, String region) {
    String arn = attribute(copied, "QueueArn");
    QueueAddress address = arn == null ? null : QueueAddress.ofArn(arn);
    return address == null || !QueueAddress.isAccount(address.account())
        ? new QueueAddress(NO_ACCOUNT, region, copied.name())
        : address.sibling(copied.name());
  }

  private static @Nullable String attribute(CopiedQueue copied, String name) {
    return copied.attributes() == null ? null : copied.attributes().get(name);
  }

  private void create(Queues queues) {
    if (copied.problem() != null) {
      notes.add(copied.problem());
    }
    if (copied.attributes() != null && hasValidName()) {
      queues.create(address, settings(queues, copied.attributes()));
      copied.tags().forEach(this::tag);
      isQueue = true;
    }
  }

  private boolean hasValidName() {
    try {
      new NewQueue(copied.name(), isFifo ? Map.of("FifoQueue", "true") : Map.of(), Map.of())
          .check();
      return true;
    } catch (Refusal refusal) {
      notes.add(refusal.text());
      return false;
    }
  }

  private QueueSettings settings(Queues queues, Map<String, String> given) {
    QueueSettings settings = isFifo ? QueueSettings.FIFO : QueueSettings.STANDARD;
    for (Map.Entry<String, String> attribute : given.entrySet()) {
      if (isCopied(attribute.getKey())) {
        settings = set(queues, settings, attribute.getKey(), attribute.getValue());
      }
    }
    return settings;
  }

  /**
   * Returns whether an attribute is not known to be read-only, and is not copied in another way.
   */
  private static boolean isCopied(String name) {
    boolean isReadOnly =
        QueueAttribute.find(name) != null && !QueueAttribute.settable().contains(name);
    return !isReadOnly && !name.equals(REDRIVE_POLICY);
  }

  private QueueSettings set(Queues queues, QueueSettings before, String name, String value) {
    try {
      QueueSettings after = SettingsChange.apply(queues, address, before, Map.of(name, value));
      if (!after.equals(before)) {
        attributes.put(name, value);
      }
      return after;
    } catch (Refusal refusal) {
      notes.add(name + " is left out: " + refusal.text() + " It is " + value);
      return before;
    }
  }

  private void tag(String key, String value) {
    try {
      new NewQueue("a", Map.of(), Map.of(key, value)).check();
      tags.put(key, value);
    } catch (Refusal refusal) {
      notes.add("The tag " + key + " is left out: " + refusal.text() + " It is " + value);
    }
  }

  /** Sets the redrive policy, once all queues exist. */
  private void link(Queues queues) {
    String policy = attribute(copied, REDRIVE_POLICY);
    if (policy == null || !isQueue) {
      return;
    }
    QueueSettings before = queues.get(address).settings();
    try {
      deadLetters =
          SettingsChange.apply(queues, address, before, Map.of(REDRIVE_POLICY, policy))
              .redrivePolicy();
    } catch (Refusal refusal) {
      notes.add(REDRIVE_POLICY + " is left out: " + refusal.text());
    }
  }

  /** Returns its name. */
  public String name() {
    return copied.name();
  }

  /** Returns where it is. */
  public QueueAddress address() {
    return address;
  }

  /** Returns whether there is a queue to create, not just a note. */
  public boolean isQueue() {
    return isQueue;
  }

  /** Returns the attributes that differ from the defaults. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** Returns its tags by their keys. */
  public Map<String, String> tags() {
    return tags;
  }

  /** Returns what could not be read, and what the file can't express. */
  public List<String> notes() {
    return notes;
  }

  /** Returns its redrive policy, {@code null} if it has none. */
  public @Nullable RedrivePolicy deadLetters() {
    return deadLetters;
  }
}
