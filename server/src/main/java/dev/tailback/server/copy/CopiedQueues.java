package dev.tailback.server.copy;

import dev.tailback.server.export.CopiedQueue;
import dev.tailback.server.export.QueueDraft;
import java.net.URI;
import java.util.List;

/** The queues of a source that could be read, at least in part. */
public final class CopiedQueues {
  private final URI source;
  private final String region;
  private final List<CopiedQueue> queues;

  CopiedQueues(URI source, String region, List<CopiedQueue> queues) {
    this.source = source;
    this.region = region;
    this.queues = queues;
  }

  /** Returns the number of queues that could be read, with or without their tags. */
  public long count() {
    return queues.stream().filter(queue -> queue.attributes() != null).count();
  }

  /** Returns whether the attributes and tags of all queues could be read. */
  public boolean areComplete() {
    return queues.stream().allMatch(queue -> queue.problem() == null);
  }

  /** Returns a configuration file with these queues. */
  public String file() {
    return new ConfigurationText(source, region).of(QueueDraft.of(queues, region));
  }
}
