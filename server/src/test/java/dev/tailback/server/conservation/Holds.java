package dev.tailback.server.conservation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Which messages of {@link Lane#ORDERS} consumers hold, as they alone can know it: from the answer
 * of the receive until they give the message up, or until the visibility timeout, counted from
 * before the request, can have run out.
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

  /** A message in the hands of one consumer. */
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
   * @param begunTick of the moment before the request
   * @param untilMillis when the visibility timeout ends at the earliest
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
   * While a message is held, neither it nor a later one of its group may come. An earlier one that
   * was given back may, and must come first.
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

  /** A parcel may only come once deletions of all earlier ones have begun, or right after them. */
  private void checkOrder(Parcel parcel, Map<String, Integer> nextInAnswer) {
    int undeleted = nextByGroup.getOrDefault(parcel.group(), 0);
    int next = Math.max(undeleted, nextInAnswer.getOrDefault(parcel.group(), 0));
    if (parcel.number() > next) {
      findings.add(
          Findings.Kind.OUT_OF_ORDER, parcel + " was received while " + next + " is there");
    }
    nextInAnswer.put(parcel.group(), parcel.number() + 1);
  }

  /** The consumer is about to delete the message, or to give it back. */
  synchronized void release(Hold hold, boolean byDeletion) {
    held(hold.parcel).remove(hold);
    if (byDeletion) {
      nextByGroup.merge(hold.parcel.group(), hold.parcel.number() + 1, Math::max);
    }
  }

  /**
   * The consumer is about to change the visibility timeout: the sooner end counts until it knows.
   */
  synchronized void beginChange(Hold hold, long untilMillis) {
    hold.untilMillis = Math.min(hold.untilMillis, untilMillis);
  }

  synchronized void changed(Hold hold, long untilMillis) {
    hold.untilMillis = untilMillis;
  }
}
