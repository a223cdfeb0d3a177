package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.IndexedHeap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One tenant of a standard queue: the producer or customer that a message group id stands for.
 *
 * <p>In SQS each message without a group id is its own tenant. Here they share one tenant, which is
 * never noisy.
 */
final class Tenant extends IndexedHeap.Element {
  static final long PROCESSING_HALF_LIFE_MILLIS = 150_000;

  final @Nullable String groupId;

  final VisibleMessages visible = new VisibleMessages();
  final DecayingSum processingMillis = new DecayingSum(PROCESSING_HALF_LIFE_MILLIS);
  int stored;
  int inFlight;
  int visibleCount;
  long lastSentAtMillis;
  boolean isSetBack;

  /** The number of the last {@link Capture} that includes it. */
  short written;

  Tenant(@Nullable String groupId, short written) {
    this.groupId = groupId;
    this.written = written;
  }

  /** Writes the state that cannot be derived from its messages. */
  void writeTo(StateOutput out) {
    out.writeText(groupId);
    out.writeNumber(lastSentAtMillis);
    processingMillis.writeTo(out);
  }

  static Tenant readFrom(StateInput in) {
    Tenant tenant = new Tenant(in.readText(), (short) 0);
    tenant.lastSentAtMillis = in.readNumber();
    tenant.processingMillis.readFrom(in);
    return tenant;
  }

  /** Returns whether its first visible message comes before the other's. Both have one. */
  boolean isBefore(Tenant other) {
    return firstVisible().isBefore(other.firstVisible());
  }

  private Message firstVisible() {
    return Objects.requireNonNull(visible.first());
  }
}
