package dev.tailback.engine.queue;

import dev.tailback.engine.time.Invariant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far from the head of a FIFO queue a receive looks: the first so many undeleted messages are
 * in sight, those in flight included.
 *
 * <p>The last message in sight is remembered; it moves by one as messages come and go, so nothing
 * is ever counted through.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-fifo.html">FIFO
 *     queue quotas</a>
 */
final class LookAhead {
  private final StoredMessages stored;
  private @Nullable Message lastInSight;
  private int inSight;
  private int limit;

  LookAhead(StoredMessages stored, int limit) {
    this.stored = stored;
    this.limit = limit;
  }

  /** The message has come in, as the last of all. */
  void enter(Message message) {
    if (inSight < limit) {
      show(message);
    }
  }

  /** The message, which is stored yet, leaves; returns the one that has come into sight for it. */
  @Nullable Message leave(Message message) {
    if (!message.isInSight) {
      return null;
    }
    Message next = stored.younger(Objects.requireNonNull(lastInSight));
    hide(message);
    if (next != null) {
      show(next);
    } else if (message == lastInSight) {
      lastInSight = stored.older(message);
    }
    return next;
  }

  /** The next message comes into sight, if there is one and the limit allows it. */
  @Nullable Message showNext() {
    Message next = lastInSight == null ? stored.oldest() : stored.younger(lastInSight);
    if (next == null || inSight >= limit) {
      return null;
    }
    show(next);
    return next;
  }

  /** The last message in sight goes out of it, if there are more in sight than allowed. */
  @Nullable Message hideLast() {
    Message last = lastInSight;
    if (last == null || inSight <= limit) {
      return null;
    }
    hide(last);
    lastInSight = stored.older(last);
    return last;
  }

  void setLimit(int newLimit) {
    limit = newLimit;
  }

  private void show(Message message) {
    message.isInSight = true;
    lastInSight = message;
    inSight++;
  }

  private void hide(Message message) {
    message.isInSight = false;
    inSight--;
  }

  void checkInvariants() {
    int seen = 0;
    for (Message message = stored.oldest(); message != null; message = stored.younger(message)) {
      Invariant.that(message.isInSight == (seen < limit), "the first messages are in sight");
      seen++;
    }
    Invariant.that(seen == stored.size(), "no message of a FIFO queue is late");
    Invariant.that(inSight == Math.min(seen, limit), "as many are in sight as counted");
  }
}
