package dev.tailback.engine.queue;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages in the answer to one receive, in order. The receive can be undone. */
public final class Delivery extends AbstractList<ReceivedMessage> implements RandomAccess {
  private final Deliveries deliveries;
  private final @Nullable String attemptId;
  private final QueueClient client;
  private final List<ReceivedMessage> messages = new ArrayList<>();
  private final List<GivenMessage> given = new ArrayList<>();
  private boolean lackedRoom;
  private boolean waited;

  Delivery(Deliveries deliveries, @Nullable String attemptId, QueueClient client) {
    this.deliveries = deliveries;
    this.attemptId = attemptId;
    this.client = client;
  }

  @Override
  public ReceivedMessage get(int index) {
    return messages.get(index);
  }

  @Override
  public int size() {
    return messages.size();
  }

  /** Returns whether there was another message, for which the request had no {@link Room}. */
  public boolean lackedRoom() {
    return lackedRoom;
  }

  /**
   * Undoes the receive because its answer could not be delivered. Must be called inside the gate.
   * Calls after the first do nothing.
   *
   * <ul>
   *   <li>Each message returns to its old place, with its old receive count and times. Its receipt
   *       handle is void, and the receive attempt id is forgotten.
   *   <li>Messages that are gone or were received again do not change. Messages that the receive
   *       has dead-lettered stay there.
   *   <li>Nothing changes if the receive only repeated an earlier one by its attempt id.
   * </ul>
   */
  public void takeBack() {
    deliveries.takeBack(this);
    given.clear();
  }

  /** Undoes the receive of all messages except these. */
  void keepOnly(Set<UUID> chosen) {
    List<GivenMessage> others =
        given.stream().filter(one -> !chosen.contains(one.message().id())).toList();
    others.forEach(one -> deliveries.takeBack(one, client));
    given.removeAll(others);
    messages.removeIf(message -> !chosen.contains(message.messageId()));
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

  /** Notes that the receive waited for its messages. */
  void endWait() {
    waited = true;
  }

  boolean waited() {
    return waited;
  }

  /** Returns whether the receive need not wait. */
  boolean isComplete() {
    return lackedRoom || !messages.isEmpty();
  }

  List<GivenMessage> given() {
    return given;
  }

  List<Message> givenMessages() {
    return given.stream().map(GivenMessage::message).toList();
  }

  /** Returns the client that receives the messages. */
  QueueClient client() {
    return client;
  }

  @Nullable String attemptId() {
    return attemptId;
  }
}
