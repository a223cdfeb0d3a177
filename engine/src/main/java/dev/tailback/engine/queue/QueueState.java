package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a queue that a snapshot keeps, in the order in which they are written. */
record QueueState(
    QueueAttributes attributes,
    QueueTags tags,
    PurgePause purgePause,
    QueueUse use,
    QueueCounter counter,
    Messages messages,
    Deliveries deliveries,
    MoveTasks moveTasks,
    Sends sends)
    implements CapturedQueue {

  @Override
  public void writeTo(StateOutput out) {
    attributes.writeTo(out);
    tags.writeTo(out);
    purgePause.writeTo(out);
    use.writeTo(out);
    counter.writeTo(out);
    messages.writeTo(out);
    deliveries.writeTo(out);
    moveTasks.writeTo(out);
  }

  /** Reads what was written after the attributes. */
  void readFrom(StateInput in) {
    tags.readFrom(in);
    purgePause.readFrom(in);
    use.readFrom(in);
    counter.readFrom(in);
    messages.readFrom(in);
    deliveries.readFrom(in);
    moveTasks.readFrom(in);
  }

  @Override
  public StoredMessages stored() {
    return messages.stored();
  }

  @Override
  public Function<Message, @Nullable Tenant> tenants() {
    return messages.backlog()::tenant;
  }

  @Override
  public List<CapturedEntry> entries() {
    return Stream.<CapturedEntry>concat(
            sends.deduplicationParts().stream(), deliveries.attempts().stream())
        .toList();
  }
}
