package dev.tailback.server.copy;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.export.QueueDraft;
import dev.tailback.server.export.QueuesText;
import dev.tailback.server.export.YamlLines;
import java.net.URI;
import java.util.List;

/** Writes queues as a configuration file. */
final class ConfigurationText {
  private final URI source;
  private final String region;
  private final YamlLines lines = new YamlLines();

  ConfigurationText(URI source, String region) {
    this.source = source;
    this.region = region;
  }

  String of(List<QueueDraft> drafts) {
    lines.note(0, "The queues of " + source + " in " + region + ", without their messages.");
    lines.note(0, "Attributes with SQS's defaults are left out.");
    drafts.stream().filter(QueueDraft::isQueue).findFirst().ifPresent(this::place);
    drafts.stream().filter(draft -> !draft.isQueue()).forEach(this::unread);
    QueuesText.write(drafts.stream().filter(QueueDraft::isQueue).toList(), lines);
    return lines.toString();
  }

  /** Writes where the queues are: the same account and region, so that ARNs stay valid. */
  private void place(QueueDraft draft) {
    QueueAddress address = draft.address();
    lines.place(address.account(), address.region());
  }

  private void unread(QueueDraft draft) {
    draft.notes().forEach(note -> lines.note(0, "Not copied: " + draft.name() + ": " + note));
  }
}
