package dev.tailback.engine.queue;

import dev.tailback.engine.time.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What FIFO receives with an attempt id were answered within the last five minutes, so that a
 * consumer that lost an answer can have it again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html">Using
 *     the receive request attempt ID</a>
 */
final class ReceiveAttempts implements ExpiringEntries {

  /** One message of an answer, and the how manieth receive of it that was. */
  private record Given(UUID messageId, int receive) {

    /** Whether the consumer still holds it as it got it. */
    boolean isUntouched(Message message) {
      return message.isInFlight() && message.receiveCount == receive && !message.visibilityChanged;
    }
  }

  /** What was given, and when; not the messages themselves, which may be gone long before. */
  private record Attempt(List<Given> given, long millis) {}

  private final Timeline timeline;
  private final Map<String, Attempt> attempts = new LinkedHashMap<>();
  private final EntryExpiry forgetting;

  ReceiveAttempts(Timeline timeline) {
    this.timeline = timeline;
    this.forgetting = new EntryExpiry(timeline, this);
  }

  void remember(String id, List<GivenMessage> answer) {
    attempts.remove(id); // to be put last
    attempts.put(id, new Attempt(given(answer), timeline.nowMillis()));
    forgetting.schedule();
  }

  /** Forgets the attempt, unless it was answered otherwise meanwhile. */
  void forget(String id, List<GivenMessage> answer) {
    Attempt attempt = attempts.get(id);
    if (attempt != null && attempt.given.equals(given(answer))) {
      attempts.remove(id);
      forgetting.schedule();
    }
  }

  private static List<Given> given(List<GivenMessage> answer) {
    return answer.stream()
        .map(given -> new Given(given.message().id(), given.receiveCount()))
        .toList();
  }

  /**
   * The messages that were given for this id, or {@code null} where there were none or one of them
   * was deleted, changed in visibility or has come back since.
   */
  @Nullable List<Message> find(String id, Messages messages) {
    Attempt attempt = attempts.get(id);
    if (attempt == null) {
      return null;
    }
    List<Message> found = new ArrayList<>();
    for (Given given : attempt.given) {
      Message message = messages.find(given.messageId);
      if (message == null || !given.isUntouched(message)) {
        attempts.remove(id);
        forgetting.schedule();
        return null;
      }
      found.add(message);
    }
    return found;
  }

  void clear() {
    attempts.clear();
    forgetting.schedule();
  }

  int size() {
    return attempts.size();
  }

  @Override
  public boolean isEmpty() {
    return attempts.isEmpty();
  }

  @Override
  public long oldestMillis() {
    return attempts.values().iterator().next().millis;
  }

  @Override
  public void removeOldest() {
    attempts.remove(attempts.keySet().iterator().next());
  }
}
