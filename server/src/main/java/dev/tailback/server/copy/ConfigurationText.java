package dev.tailback.server.copy;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.RedrivePolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Writes queues as a configuration file. */
final class ConfigurationText {
  private final URI source;
  private final String region;
  private final StringBuilder text = new StringBuilder();

  ConfigurationText(URI source, String region) {
    this.source = source;
    this.region = region;
  }

  String of(List<QueueDraft> drafts) {
    note(0, "The queues of " + source + " in " + region + ", without their messages.");
    note(0, "Attributes that have SQS's defaults are left out.");
    drafts.stream().filter(QueueDraft::isQueue).findFirst().ifPresent(this::place);
    drafts.stream().filter(draft -> !draft.isQueue()).forEach(this::unread);
    line(0, drafts.stream().anyMatch(QueueDraft::isQueue) ? "queues:" : "queues: {}");
    drafts.stream().filter(QueueDraft::isQueue).forEach(this::queue);
    return text.toString();
  }

  /** Writes where the queues are: the same account and region, so that ARNs stay valid. */
  private void place(QueueDraft draft) {
    QueueAddress address = draft.address();
    line(0, "account: " + YamlText.quoted(address.account()));
    line(0, "region: " + YamlText.scalar(address.region()));
  }

  private void unread(QueueDraft draft) {
    draft.notes().forEach(note -> note(0, "Not copied: " + draft.name() + ": " + note));
  }

  private void queue(QueueDraft draft) {
    line(1, YamlText.scalar(draft.name()) + ":");
    draft.notes().forEach(note -> note(2, note));
    draft.attributes().forEach((name, value) -> line(2, name + ": " + YamlText.attribute(value)));
    RedrivePolicy deadLetters = draft.deadLetters();
    if (deadLetters != null) {
      line(2, "deadLetterQueue:");
      line(3, "name: " + YamlText.scalar(deadLetters.deadLetterTarget().name()));
      line(3, "maxReceiveCount: " + deadLetters.maxReceiveCount());
    }
    tags(draft.tags());
  }

  private void tags(Map<String, String> tags) {
    if (!tags.isEmpty()) {
      line(2, "tags:");
      tags.forEach((key, value) -> line(3, YamlText.scalar(key) + ": " + YamlText.scalar(value)));
    }
  }

  private void note(int depth, String note) {
    line(depth, "# " + YamlText.ascii(note));
  }

  private void line(int depth, String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }
}
