package dev.tailback.server.export;

import dev.tailback.config.YamlScalar;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.RedrivePolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes queues as the section {@code queues} of a configuration file. */
public final class QueuesText {
  private final Map<String, QueueLimits> limits;
  private final QueueLimits defaults;
  private final YamlLines lines;

  private QueuesText(Map<String, QueueLimits> limits, QueueLimits defaults, YamlLines lines) {
    this.limits = limits;
    this.defaults = defaults;
    this.lines = lines;
  }

  /** Writes queues with the default limits. */
  public static void write(List<QueueDraft> drafts, YamlLines lines) {
    write(drafts, Map.of(), QueueLimits.AMAZON, lines);
  }

  /**
   * Writes queues.
   *
   * @param limits the limits of queues, by name; other queues have the defaults
   */
  static void write(
      List<QueueDraft> drafts,
      Map<String, QueueLimits> limits,
      QueueLimits defaults,
      YamlLines lines) {
    lines.line(0, drafts.isEmpty() ? "queues: {}" : "queues:");
    drafts.forEach(new QueuesText(limits, defaults, lines)::queue);
  }

  private void queue(QueueDraft draft) {
    Map<String, Object> own = ownLimits(limits.getOrDefault(draft.name(), defaults), defaults);
    lines.open(1, draft.name());
    draft.notes().forEach(note -> lines.note(2, note));
    draft
        .attributes()
        .forEach((name, value) -> lines.line(2, name + ": " + YamlText.attribute(value)));
    RedrivePolicy deadLetters = draft.deadLetters();
    if (deadLetters != null) {
      lines.line(2, "deadLetterQueue:");
      lines.line(3, "name: " + YamlScalar.of(deadLetters.deadLetterTarget().name()));
      lines.line(3, "maxReceiveCount: " + deadLetters.maxReceiveCount());
    }
    tags(draft.tags());
    if (!own.isEmpty()) {
      lines.line(2, "limits: " + YamlText.flow(own));
    }
  }

  private void tags(Map<String, String> tags) {
    if (!tags.isEmpty()) {
      lines.line(2, "tags:");
      tags.forEach((key, value) -> lines.line(3, YamlScalar.of(key) + ": " + YamlScalar.of(value)));
    }
  }

  /** Returns the limits that differ from others, by their names in files. */
  static Map<String, Object> ownLimits(QueueLimits limits, QueueLimits others) {
    Map<String, Object> own = new LinkedHashMap<>();
    if (limits.inFlight() != others.inFlight()) {
      own.put("inFlight", limits.inFlight());
    }
    if (limits.lookAhead() != others.lookAhead()) {
      own.put("lookAhead", limits.lookAhead());
    }
    return own;
  }
}
