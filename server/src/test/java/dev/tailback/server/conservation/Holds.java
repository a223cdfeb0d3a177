package dev.tailback.server.conservation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The messages of {@link Lane#ORDERS} that consumers hold, as far as they can know: from the answer
 * of the receive until they give the message up, or until its visibility timeout, counted from
 * before the request, may have ended.
 */
final class Holds {
  private final Ledger ledger;
  private final Findings findings;
  private final Map<String, Deque<Hold>> heldByGroup = new HashMap<>();
  private final Map<String, Integer> nextByGroup = new HashMap<>();

  Holds(Ledger ledger, Findings findings) {
    this.ledger = ledger;
    this.findings = findings;
  }

  /** A message held by a consumer. */
  static final class Hold {
    final Message message;
    final Parcel parcel;
    private final long answeredTick;
    private long untilMillis;

    private Hold(Message message, Parcel parcel, long answeredTick, long untilMillis) {
      this.message = message;
      this.parcel = parcel;
      this.answeredTick = answeredTick;
      this.untilMillis = untilMillis;
    }
  }

  /**
   * Checks the answer of one receive.
   *
   * @param begunTick before the request
   * @param untilMillis the earliest end of the visibility timeout
   */
  synchronized List<Hold> received(List<Message> messages, long begunTick, long untilMillis) {
    long tick = ledger.tick();
    long nowMillis = ledger.nowMillis();
    List<Hold> holds = new ArrayList<>();
    Map<String, Integer> nextInAnswer = new HashMap<>();
    for (Message message : messages) {
      Parcel parcel = Parcel.read(message.body());
      checkAlone(parcel, begunTick, nowMillis);
      checkOrder(parcel, nextInAnswer);
      holds.add(new Hold(message, parcel, tick, untilMillis));
    }
    holds.forEach(hold -> held(hold.parcel).add(hold));
    return holds;
  }

  private Deque<Hold> held(Parcel parcel) {
    return heldByGroup.computeIfAbsent(parcel.group(), group -> new ArrayDeque<>());
  }

  /**
   * While a message is held, neither it nor a later one of its group may be received. An earlier
   * one that was given back may, and must come first.
   */
  private void checkAlone(Parcel parcel, long begunTick, long nowMillis) {
    Deque<Hold> held = held(parcel);
    held.removeIf(hold -> hold.untilMillis <= nowMillis);
    for (Hold hold : held) {
      if (hold.answeredTick < begunTick && hold.parcel.number() <= parcel.number()) {
        findings.add(
            Findings.Kind.GROUP_TWICE_AT_A_TIME,
            parcel + " was received while a consumer held " + hold.parcel);
      }
    }
  }

  /**
   * A parcel may only be received once the deletion of all earlier ones has begun, or directly
   * after them in the same answer.
   */
  private void checkOrder(Parcel parcel, Map<String, Integer> nextInAnswer) {
    int undeleted = nextByGroup.getOrDefault(parcel.group(), 0);
    int next = Math.max(undeleted, nextInAnswer.getOrDefault(parcel.group(), 0));
    if (parcel.number() > next) {
      findings.add(
          Findings.Kind.OUT_OF_ORDER, parcel + " was received while " + next + " is there");
    }
    nextInAnswer.put(parcel.group(), parcel.number() + 1);
  }

  /** Notes that the consumer is about to delete the message or give it back. */
  synchronized void release(Hold hold, boolean byDeletion) {
    held(hold.parcel).remove(hold);
    if (byDeletion) {
      nextByGroup.merge(hold.parcel.group(), hold.parcel.number() + 1, Math::max);
    }
  }

  /**
   * Notes that the consumer is about to change the visibility timeout. The earlier end counts until
   * the answer.
   */
  synchronized void beginChange(Hold hold, long untilMillis) {
    hold.untilMillis = Math.min(hold.untilMillis, untilMillis);
  }

  synchronized void changed(Hold hold, long untilMillis) {
    hold.untilMillis = untilMillis;
  }
}
