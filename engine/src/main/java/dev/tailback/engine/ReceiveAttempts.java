package dev.tailback.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What FIFO receives with an attempt id were answered within the last five minutes, so that a
 * consumer that lost an answer can have it again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html">Using
 *     the receive request attempt ID</a>
 */
final class ReceiveAttempts implements ByArrival {

  /** One message of an answer, and the how manieth receive of it that was. */
  private record Given(Message message, int receive) {

    /** Whether the consumer still holds it as it got it. */
    boolean isUntouched() {
      return message.isInFlight() && message.receiveCount == receive && !message.visibilityChanged;
    }
  }

  /** An answer, when it was given, and what has to be untouched for it to be repeated. */
  private record Attempt(List<Given> given, List<ReceivedMessage> answer, long millis) {}

  private final Engine engine;
  private final Map<String, Attempt> attempts = new LinkedHashMap<>();
  private final Forgetting forgetting;

  ReceiveAttempts(Engine engine) {
    this.engine = engine;
    this.forgetting = new Forgetting(engine, this);
  }

  void remember(String id, List<Message> messages, List<ReceivedMessage> answer) {
    List<Given> given =
        messages.stream().map(message -> new Given(message, message.receiveCount)).toList();
    attempts.remove(id); // to be put last
    attempts.put(id, new Attempt(given, answer, engine.nowMillis()));
    forgetting.schedule();
  }

  /**
   * The answer that was given for this id, its messages hidden anew, or {@code null} where there
   * was none or one of its messages was deleted, changed in visibility or has come back since.
   */
  @Nullable List<ReceivedMessage> repeat(String id, Messages messages, long visibilityMillis) {
    Attempt attempt = attempts.get(id);
    if (attempt == null) {
      return null;
    }
    if (!attempt.given.stream().allMatch(Given::isUntouched)) {
      attempts.remove(id);
      forgetting.schedule();
      return null;
    }
    attempt.given.forEach(given -> messages.hideAgain(given.message, visibilityMillis));
    return attempt.answer;
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
