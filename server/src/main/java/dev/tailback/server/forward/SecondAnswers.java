package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.wire.WireResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers to receives that are delivered a second time, to the next receive from the same queue in
 * the same protocol. That is how messages of another SQS are duplicated. Safe for use by several
 * threads.
 */
final class SecondAnswers {
  private static final int MAX_ANSWERS = 1_000;
  private static final long MAX_AGE_NANOS = Duration.ofMinutes(1).toNanos();

  private record Kept(Key key, WireResponse answer, long atNanos) {}

  /** The key that two receives share if one can get the other's answer. */
  record Key(QueueAddress queue, String accept, boolean isForm) {}

  private final LongSupplier nanoTime;
  private final Deque<Kept> kept = new ArrayDeque<>();

  SecondAnswers(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Keeps an answer for the next receive. */
  synchronized void keep(Key key, WireResponse answer) {
    forgetOld();
    if (kept.size() == MAX_ANSWERS) {
      kept.removeFirst();
    }
    kept.addLast(new Kept(key, answer, nanoTime.getAsLong()));
  }

  /** Takes the oldest answer for such a receive, {@code null} if there is none. */
  synchronized @Nullable WireResponse take(Key key) {
    forgetOld();
    for (Iterator<Kept> each = kept.iterator(); each.hasNext(); ) {
      Kept answer = each.next();
      if (answer.key.equals(key)) {
        each.remove();
        return answer.answer;
      }
    }
    return null;
  }

  private void forgetOld() {
    long now = nanoTime.getAsLong();
    while (!kept.isEmpty() && now - kept.getFirst().atNanos > MAX_AGE_NANOS) {
      kept.removeFirst();
    }
  }
}
