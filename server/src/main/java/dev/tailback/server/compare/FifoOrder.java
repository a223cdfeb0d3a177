package dev.tailback.server.compare;

import dev.tailback.engine.queue.PeekedMessage;
import dev.tailback.server.compare.Difference.Kind;
import dev.tailback.server.compare.KnownIds.KnownMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the upstream delivers no message of a FIFO queue before an earlier one of its group.
 * The upstream's sequence numbers decide which is earlier, because concurrent calls may be carried
 * out in a different order here.
 */
final class FifoOrder {
  private final List<PeekedMessage> stored;
  private final KnownIds ids;

  /**
   * @param stored the messages that the queue has here
   */
  FifoOrder(List<PeekedMessage> stored, KnownIds ids) {
    this.stored = stored;
    this.ids = ids;
  }

  /** Returns the differences of an answer with these messages, whose ids are the upstream's. */
  List<Difference> check(List<String> received) {
    List<Difference> found = new ArrayList<>();
    Set<UUID> given = new HashSet<>();
    for (String id : received) {
      KnownMessage message = ids.message(id);
      if (message != null) {
        String earlier = earlier(message, given);
        if (earlier != null) {
          found.add(new Difference(Kind.ORDER, "Messages", id, earlier));
        }
        given.add(message.own());
      }
    }
    return found;
  }

  /**
   * Returns an earlier message of the group that has not been delivered, {@code null} if there is
   * none.
   */
  private @Nullable String earlier(KnownMessage message, Set<UUID> given) {
    String group = group(message.own());
    return stored.stream()
        .filter(other -> !given.contains(other.messageId()))
        .filter(other -> Objects.equals(other.content().messageGroupId(), group))
        .filter(other -> isBefore(ids.sequenceNumber(other.messageId()), message.sequenceNumber()))
        .map(other -> other.messageId().toString())
        .findFirst()
        .orElse(null);
  }

  private String group(UUID own) {
    return stored.stream()
        .filter(message -> message.messageId().equals(own))
        .map(message -> String.valueOf(message.content().messageGroupId()))
        .findFirst()
        .orElse("");
  }

  private static boolean isBefore(String sequence, String other) {
    return !sequence.isEmpty()
        && sequence.length() == other.length()
        && sequence.compareTo(other) < 0;
  }
}
