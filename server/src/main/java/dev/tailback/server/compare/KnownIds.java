package dev.tailback.server.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Maps the ids of the upstream's messages, receipt handles and move tasks to Tailback's. Remembers
 * the last 20,000 of each kind.
 */
final class KnownIds {
  private static final int MAX_EACH = 20_000;

  /**
   * A message that both servers have.
   *
   * @param sequenceNumber the upstream's, which says where it is in a FIFO queue; may be empty
   */
  record KnownMessage(UUID own, String sequenceNumber) {}

  private final Map<String, KnownMessage> messages = new Limited<>();
  private final Map<UUID, String> sequenceNumbers = new Limited<>();
  private final Map<String, String> handles = new Limited<>();

  /** Learns the mapping of ids from two matching structures. */
  void learn(Map<?, ?> upstream, Map<?, ?> tailback) {
    String theirs = AnswerTree.text(upstream, "MessageId");
    String ours = AnswerTree.text(tailback, "MessageId");
    if (theirs != null && ours != null && !messages.containsKey(theirs)) {
      String sequenceNumber = AnswerTree.text(upstream, "SequenceNumber");
      learn(theirs, ours, sequenceNumber == null ? "" : sequenceNumber);
    }
    learnHandle(upstream, tailback, "ReceiptHandle");
    learnHandle(upstream, tailback, "TaskHandle");
  }

  private void learn(String theirs, String ours, String sequenceNumber) {
    try {
      UUID own = UUID.fromString(ours);
      messages.put(theirs, new KnownMessage(own, sequenceNumber));
      sequenceNumbers.put(own, sequenceNumber);
    } catch (IllegalArgumentException notOurs) {
      // The id is not that of a message.
    }
  }

  private void learnHandle(Map<?, ?> upstream, Map<?, ?> tailback, String member) {
    String theirs = AnswerTree.text(upstream, member);
    String ours = AnswerTree.text(tailback, member);
    if (theirs != null && ours != null) {
      handles.put(theirs, ours);
    }
  }

  /** Returns a message by the upstream's id, {@code null} if it is unknown. */
  @Nullable KnownMessage message(String upstreamId) {
    return messages.get(upstreamId);
  }

  /** Returns Tailback's id of a message, the same id if it is unknown. */
  String ownId(String upstreamId) {
    KnownMessage known = messages.get(upstreamId);
    return known == null ? upstreamId : known.own.toString();
  }

  /** Returns the upstream's sequence number of a message by Tailback's id; empty if unknown. */
  String sequenceNumber(UUID own) {
    return sequenceNumbers.getOrDefault(own, "");
  }

  /** Returns Tailback's receipt or task handle, {@code null} if the upstream's is unknown. */
  @Nullable String handle(String upstreamHandle) {
    return handles.get(upstreamHandle);
  }

  private static final class Limited<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MAX_EACH;
    }
  }
}
