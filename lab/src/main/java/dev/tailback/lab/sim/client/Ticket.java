package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.MessageAttribute;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.lab.sim.statistic.Recorder;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows of one message. It travels through the engine in place of the message's
 * attributes, which the lab does not use, so that a message is identified without a look-up.
 */
public final class Ticket extends AbstractMap<String, MessageAttribute> {
  private final long number;
  private final byte[] body;
  private final @Nullable String group;
  private final boolean isRepeated;
  private @Nullable SimQueue queue;
  private double sentAtSeconds = Double.NaN;
  private double enteredAtSeconds;
  private int receives;
  private @Nullable Map<Recorder, Integer> earlierReceives;

  /**
   * Creates the ticket of a message that is not sent yet.
   *
   * @param number identifies it in the run
   * @param body may be shared with others
   * @param group its message group, {@code null} for none
   */
  public Ticket(long number, byte[] body, @Nullable String group) {
    this(number, body, group, false);
  }

  private Ticket(long number, byte[] body, @Nullable String group, boolean isRepeated) {
    this.number = number;
    this.body = body;
    this.group = group;
    this.isRepeated = isRepeated;
  }

  /** Returns the ticket of a message. */
  public static Ticket of(MessageContent content) {
    return (Ticket) content.attributes();
  }

  /** Returns the number that identifies it in the run. */
  public long number() {
    return number;
  }

  /** Returns a ticket for the same message, which was stored but is sent again. */
  public Ticket again() {
    return new Ticket(number, body, group, true);
  }

  /** Returns a ticket for the same message, which is sent to another queue. */
  public Ticket forward() {
    return new Ticket(number, body, group);
  }

  /** Returns whether this or an earlier ticket for the same message has been stored. */
  public boolean isKnown() {
    return isRepeated || wasStored();
  }

  /** Returns whether it has been stored in a queue. */
  public boolean wasStored() {
    return !Double.isNaN(sentAtSeconds);
  }

  /** Returns when it was first stored in a queue. */
  public double sentAtSeconds() {
    return sentAtSeconds;
  }

  /** Returns its size. */
  public int bytes() {
    return body.length;
  }

  /** Returns its message group, {@code null} for none. */
  public @Nullable String group() {
    return group;
  }

  /** Returns how often its current queue has delivered it. */
  public int receives() {
    return receives;
  }

  /** Returns the queue it is in, {@code null} for none. */
  public @Nullable SimQueue queue() {
    return queue;
  }

  double enteredAtSeconds() {
    return enteredAtSeconds;
  }

  void enter(SimQueue entered, double now) {
    sentAtSeconds = wasStored() ? sentAtSeconds : now;
    queue = entered;
    enteredAtSeconds = now;
    receives = 0;
  }

  /** Returns how often it was delivered before it entered its current queue. */
  int earlierReceives(Recorder by) {
    return earlierReceives == null ? 0 : earlierReceives.getOrDefault(by, 0);
  }

  /** Remembers the deliveries from its current queue, as it may come back. */
  void keepReceives(Recorder by) {
    if (earlierReceives == null) {
      earlierReceives = new HashMap<>();
    }
    earlierReceives.merge(by, receives, Integer::sum);
  }

  void leave() {
    queue = null;
  }

  void received() {
    receives++;
  }

  MessageContent content(boolean isFifo, String account) {
    String deduplicationId = isFifo ? Long.toString(number) : null;
    return new MessageContent(body, this, group, deduplicationId, null, account);
  }

  @Override
  public Set<Entry<String, MessageAttribute>> entrySet() {
    return Set.of();
  }

  /* Compared by identity: no two messages are equal. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }
}
