package dev.tailback.engine.queue;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The messages that one receive is answered with, in order; they can be taken back. */
public final class Delivery extends AbstractList<ReceivedMessage> implements RandomAccess {
  private final Deliveries deliveries;
  private final @Nullable String attemptId;
  private final List<ReceivedMessage> messages = new ArrayList<>();
  private final List<GivenMessage> given = new ArrayList<>();
  private boolean lackedRoom;
  private boolean waited;

  Delivery(Deliveries deliveries, @Nullable String attemptId) {
    this.deliveries = deliveries;
    this.attemptId = attemptId;
  }

  @Override
  public ReceivedMessage get(int index) {
    return messages.get(index);
  }

  @Override
  public int size() {
    return messages.size();
  }

  /** Whether there was another message, for which the request had no {@link Room}. */
  public boolean lackedRoom() {
    return lackedRoom;
  }

  /**
   * Undoes the receive, because its answer can't be made or reaches nobody. To be called inside the
   * gate; calls after the first do nothing.
   *
   * <ul>
   *   <li>A message is back at its old place, with its old receive count and times; its receipt
   *       handle is void, and the receive attempt id forgotten.
   *   <li>Nothing changes for a message that is gone or has been received again, and for dead
   *       letters that the receive moved.
   *   <li>Nor does anything change if the receive only repeated an earlier one by its attempt id.
   * </ul>
   */
  public void takeBack() {
    deliveries.takeBack(this);
    given.clear();
  }

  void add(Message message, ReceivedMessage received, long order, long lastReceivedAtMillis) {
    given.add(new GivenMessage(message, order, lastReceivedAtMillis, message.receiveCount));
    messages.add(received);
  }

  /** Adds a message that an earlier receive has counted. */
  void repeat(ReceivedMessage received) {
    messages.add(received);
  }

  void lackRoom() {
    lackedRoom = true;
  }

  /** The receive waited for its messages. */
  void endWait() {
    waited = true;
  }

  boolean waited() {
    return waited;
  }

  /** Whether the receive need not wait for anything. */
  boolean isComplete() {
    return lackedRoom || !messages.isEmpty();
  }

  List<GivenMessage> given() {
    return given;
  }

  List<Message> givenMessages() {
    return given.stream().map(GivenMessage::message).toList();
  }

  @Nullable String attemptId() {
    return attemptId;
  }
}
