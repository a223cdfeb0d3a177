package dev.tailback.engine.queue;

import dev.tailback.engine.time.Invariant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The look-ahead of a FIFO queue: a receive sees only a limited number of messages from the head,
 * including those in flight. These are "in sight".
 *
 * <p>A pointer to the last message in sight moves by one as messages come and go, so nothing has to
 * be counted.
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

  /** Adds a message that has entered the queue as the last. */
  void enter(Message message) {
    if (inSight < limit) {
      show(message);
    }
  }

  /** Removes a message that is still stored, and returns the one that comes into sight instead. */
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

  /** Shows the next message and returns it, if there is one and the limit allows it. */
  @Nullable Message showNext() {
    Message next = lastInSight == null ? stored.oldest() : stored.younger(lastInSight);
    if (next == null || inSight >= limit) {
      return null;
    }
    show(next);
    return next;
  }

  /** Hides the last message in sight and returns it, if more are in sight than the limit. */
  @Nullable Message hideLast() {
    Message last = lastInSight;
    if (last == null || inSight <= limit) {
      return null;
    }
    hide(last);
    lastInSight = stored.older(last);
    return last;
  }

  /** Returns how many messages are beyond the look-ahead. */
  int beyond() {
    return stored.size() - inSight;
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
    Invariant.that(inSight == Math.min(seen, limit), "messages in sight are counted");
  }
}
