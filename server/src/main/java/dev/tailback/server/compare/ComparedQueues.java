package dev.tailback.server.compare;

import dev.tailback.engine.queue.QueueAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The queues that are compared: those that were created in this run. A queue some of whose calls
 * were missed is no longer compared, because its messages are not the same here.
 */
final class ComparedQueues {
  private static final long SETTLING_NANOS = Duration.ofSeconds(60).toNanos();

  private final boolean settlesLate;
  private final Set<QueueAddress> seen = ConcurrentHashMap.newKeySet();
  private final Set<QueueAddress> compared = ConcurrentHashMap.newKeySet();
  private final Set<QueueAddress> hasMissedReceives = ConcurrentHashMap.newKeySet();
  private final Map<QueueAddress, Long> changedAtNanos = new ConcurrentHashMap<>();
  private final Map<String, Integer> leftAlone = new TreeMap<>();

  /**
   * @param settlesLate whether changes may be seen up to a minute later, as on Amazon's SQS
   */
  ComparedQueues(boolean settlesLate) {
    this.settlesLate = settlesLate;
  }

  /** Notes that a queue may have been created. */
  void see(QueueAddress queue) {
    seen.add(queue);
  }

  /** Returns whether calls to a queue matter: it is compared, or may soon be. */
  boolean areOfInterest(QueueAddress queue) {
    return seen.contains(queue);
  }

  void add(QueueAddress queue) {
    compared.add(queue);
    hasMissedReceives.remove(queue);
    changed(queue);
  }

  boolean has(QueueAddress queue) {
    return compared.contains(queue);
  }

  /** Ends the comparison of a queue that was deleted. */
  void deleted(QueueAddress queue) {
    compared.remove(queue);
  }

  /** Ends the comparison of a queue, or prevents it. */
  synchronized void leaveAlone(QueueAddress queue, String reason) {
    compared.remove(queue);
    leftAlone.merge(reason, 1, Integer::sum);
  }

  /** Returns how many queues are not compared, or no longer compared, by reason. */
  synchronized Map<String, Integer> leftAlone() {
    return new TreeMap<>(leftAlone);
  }

  /** Notes that the end of a call to a queue was not seen. */
  void missed(QueueAddress queue, String action) {
    if (action.equals("ReceiveMessage")) {
      hasMissedReceives.add(queue);
    } else if (has(queue) && !isRead(action)) {
      leaveAlone(queue, "a call was missed");
    }
  }

  static boolean isRead(String action) {
    return action.startsWith("Get") || action.startsWith("List");
  }

  /** Returns whether messages may have been received without being seen here. */
  boolean hasMissedReceives(QueueAddress queue) {
    return hasMissedReceives.contains(queue);
  }

  /** Notes that a queue's attributes or tags were changed. */
  void changed(QueueAddress queue) {
    changedAtNanos.put(queue, System.nanoTime());
  }

  /** Returns whether a change of the queue may not be visible yet. */
  boolean isSettling(QueueAddress queue) {
    Long changed = changedAtNanos.get(queue);
    return settlesLate && changed != null && System.nanoTime() - changed < SETTLING_NANOS;
  }
}
