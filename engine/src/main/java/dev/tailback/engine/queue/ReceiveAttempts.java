package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the answers to FIFO receives with an attempt id for five minutes, so that a consumer
 * can repeat a receive whose answer was lost.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html">Using
 *     the receive request attempt ID</a>
 */
final class ReceiveAttempts implements ExpiringEntries {

  /** A message of an answer, and its receive count at that moment. */
  private record Given(UUID messageId, int receive) {

    /** Returns whether the message is still in flight from that receive, unchanged. */
    boolean isUntouched(Message message) {
      return message.isInFlight() && message.receiveCount == receive && message.extensions() == 0;
    }
  }

  /** What was given, and when. Does not refer to the messages, which may be deleted sooner. */
  private record Attempt(List<Given> given, long millis) {}

  private final Timeline timeline;
  private final QueueCapture capture;
  private final Map<String, Attempt> attempts = new LinkedHashMap<>();
  private final EntryExpiry forgetting;

  ReceiveAttempts(Timeline timeline, QueueCapture capture) {
    this.capture = capture;
    this.timeline = timeline;
    this.forgetting = new EntryExpiry(timeline, this);
  }

  void remember(String id, List<GivenMessage> answer) {
    attempts.remove(id); // so that it is added as the last
    attempts.put(id, new Attempt(given(answer), timeline.nowMillis()));
    forgetting.schedule();
  }

  /** Forgets the attempt, unless it was answered again since. */
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
   * Returns the messages that were given for this id. Returns {@code null} if there were none, or
   * if one has been deleted, has become visible or had its visibility timeout changed since.
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

  /**
   * An attempt and its id.
   *
   * @param id the attempt id
   */
  record Entry(String id, Attempt attempt) implements CapturedEntry {
    @Override
    public Capture.Piece piece() {
      return Capture.Piece.ATTEMPT;
    }

    @Override
    public boolean include(short capture) {
      return true; // it is a copy, which is written once
    }

    @Override
    public void writeTo(StateOutput out) {
      out.writeText(id);
      out.writeRecord(attempt);
    }
  }

  /** Writes when the oldest attempt is forgotten; the attempts are written one by one. */
  void writeTo(StateOutput out) {
    timeline.write(forgetting, out);
  }

  void readFrom(StateInput in) {
    timeline.read(forgetting, in);
  }

  /** Returns all attempts as they are now, in the order in which they were added. */
  List<Entry> entries() {
    return attempts.entrySet().stream()
        .map(entry -> new Entry(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Adds a restored attempt, as the last. */
  void readEntry(StateInput in) {
    attempts.put(in.readGivenText(), in.readRecord(Attempt.class));
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
    capture.beforeChange();
    attempts.remove(attempts.keySet().iterator().next());
  }
}
