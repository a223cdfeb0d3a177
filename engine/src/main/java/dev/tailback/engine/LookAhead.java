package dev.tailback.engine;

import org.jspecify.annotations.Nullable;

/**
 * All messages of a FIFO queue in order, and how far from the head a receive looks: the first so
 * many undeleted ones are in sight, those in flight included.
 *
 * <p>The last message in sight is remembered; it moves by one as messages come and go, so nothing
 * is ever counted through.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-fifo.html">FIFO
 *     queue quotas</a>
 */
final class LookAhead {
  private @Nullable Message oldest;
  private @Nullable Message youngest;
  private @Nullable Message lastInSight;
  private int inSight;
  private int limit;

  LookAhead(int limit) {
    this.limit = limit;
  }

  void append(Message message) {
    message.older = youngest;
    if (youngest == null) {
      oldest = message;
    } else {
      youngest.younger = message;
    }
    youngest = message;
    if (inSight < limit) {
      show(message);
    }
  }

  /** Takes the message out; returns the one that has come into sight in its place. */
  @Nullable Message remove(Message message) {
    boolean wasInSight = message.isInSight;
    if (wasInSight) {
      hide(message);
    }
    unlink(message);
    return wasInSight ? showNext() : null;
  }

  /** The next message comes into sight, if there is one and the limit allows it. */
  @Nullable Message showNext() {
    Message next = lastInSight == null ? oldest : lastInSight.younger;
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
    if (message == lastInSight) {
      lastInSight = message.older;
    }
    inSight--;
  }

  private void unlink(Message message) {
    Message older = message.older;
    Message younger = message.younger;
    if (older == null) {
      oldest = younger;
    } else {
      older.younger = younger;
    }
    if (younger == null) {
      youngest = older;
    } else {
      younger.older = older;
    }
    message.older = null;
    message.younger = null;
  }

  void checkInvariants() {
    int seen = 0;
    for (Message message = oldest; message != null; message = message.younger) {
      Invariant.that(message.isInSight == (seen < limit), "the first messages are in sight");
      Invariant.that(
          message.younger == null || message.sequence < message.younger.sequence,
          "messages are in the order they came");
      seen++;
    }
    Invariant.that(inSight == Math.min(seen, limit), "as many are in sight as counted");
  }
}
