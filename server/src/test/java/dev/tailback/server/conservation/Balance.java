package dev.tailback.server.conservation;

import dev.tailback.server.conservation.Witness.Copy;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of all stored messages. A moved message counts once, by what became of its successor.
 *
 * @param sent by producers
 * @param deadLettered found in a dead-letter queue, or deleted from there
 * @param stillThere found in another queue at the end
 * @param moved by move tasks, however often
 * @param duplicated stored in addition to another of the same parcel, because an unanswered send
 *     was repeated
 * @param recovered came back from a consumer that forgot them, gave them back or disconnected, or
 *     were stored by the attempt after one that failed
 */
record Balance(
    long sent,
    long deleted,
    long deadLettered,
    long expired,
    long purged,
    long stillThere,
    long moved,
    long duplicated,
    long recovered) {

  static Balance of(World world, Map<UUID, String> foundAtTheEnd) {
    Counter counter = new Counter();
    world.witness.copies().forEach(copy -> counter.count(copy, foundAtTheEnd.get(copy.id)));
    long recovered =
        world.witness.copies().stream()
            .filter(copy -> copy.cameBack || wasRepeated(world, copy))
            .count();
    return new Balance(
        counter.sent,
        counter.deleted,
        counter.deadLettered,
        counter.expired,
        counter.purged,
        counter.stillThere,
        counter.moved,
        counter.sent - world.ledger.sends().size(),
        recovered);
  }

  private static boolean wasRepeated(World world, Copy copy) {
    Ledger.Sends sends = world.ledger.sends(copy.parcel);
    return sends != null && sends.attempts() > 1;
  }

  private static final class Counter {
    private long sent;
    private long deleted;
    private long deadLettered;
    private long expired;
    private long purged;
    private long stillThere;
    private long moved;

    private void count(Copy copy, @Nullable String foundIn) {
      sent += copy.isSuccessor ? 0 : 1;
      if (copy.isStored()) {
        return; // lost: nobody could receive it
      }
      switch (copy.end) {
        case DELETED -> {
          if (Lane.deadLetterQueues().contains(copy.queue)) {
            deadLettered++;
          } else if (foundIn != null) {
            stillThere++;
          } else {
            deleted++;
          }
        }
        case EXPIRED -> expired++;
        case PURGED -> purged++;
        default -> moved++; // its successor counts
      }
    }
  }

  /** Returns how many sent messages did not end in any known way. */
  long lost() {
    return sent - deleted - deadLettered - expired - purged - stillThere;
  }

  double share(long number) {
    return sent == 0 ? 0 : (double) number / sent;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d sent = %d deleted + %d dead-lettered + %d expired + %d purged + %d still there;"
            + " %d moved, duplicated %.4f, recovered %.4f",
        sent,
        deleted,
        deadLettered,
        expired,
        purged,
        stillThere,
        moved,
        share(duplicated),
        share(recovered));
  }
}
