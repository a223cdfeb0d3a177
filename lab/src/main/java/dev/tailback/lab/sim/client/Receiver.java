package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.Delivery;
import dev.tailback.engine.queue.ParkedReceive;
import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.lab.sim.statistic.Sum;
import dev.tailback.lab.sim.time.Agenda;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Receives from one queue for a consumer, one call at a time. */
public final class Receiver {
  private final Stage stage;
  private final Agenda agenda;
  private final SimQueue queue;
  private final ReceiveRequest request;
  private final Recorder consumer;
  private final Owner owner;
  private final Consumer<Delivery> reply = this::answered;
  private @Nullable ParkedReceive parked;
  private boolean isCalling;

  /** Gets the answers. */
  public interface Owner {
    /** Gets the messages of a receive, or none. */
    void received(List<ReceivedMessage> messages);

    /** Is told that a receive failed. */
    void refused(Outcome outcome);
  }

  /**
   * Creates a receiver that has not received yet.
   *
   * @param consumer what is measured of the consumer
   */
  public Receiver(
      Stage stage, SimQueue queue, ReceiveRequest request, Recorder consumer, Owner owner) {
    this.stage = stage;
    this.agenda = stage.agenda();
    this.queue = queue;
    this.request = request;
    this.consumer = consumer;
    this.owner = owner;
  }

  /** Returns whether a call is under way. */
  public boolean isCalling() {
    return isCalling;
  }

  /** Makes a call. */
  public void receive() {
    isCalling = true;
    stage.touch(queue);
    try {
      parked = queue.engine().receive(request, reply);
    } catch (Refusal refusal) {
      stage.engine().timeline().reply(() -> refused(refusal));
    }
  }

  /** Closes the connection of a call, which is not answered. */
  public void cancel() {
    isCalling = false;
    if (parked != null) {
      parked.cancel();
      parked = null;
    }
  }

  private void answered(Delivery delivery) {
    parked = null;
    if (!isCalling) {
      delivery.takeBack();
      stage.touch(queue);
      return;
    }
    isCalling = false;
    stage.touch(queue);
    book(delivery);
    owner.received(delivery);
  }

  private void book(Delivery delivery) {
    count(Sum.RECEIVES);
    long bytes = 0;
    for (ReceivedMessage message : delivery) {
      Ticket ticket = Ticket.of(message.content());
      queue.delivered(ticket, consumer, agenda.now());
      bytes += ticket.bytes();
    }
    if (delivery.isEmpty()) {
      count(Sum.EMPTY);
    }
    queue.bill(consumer, bytes);
  }

  private void refused(Refusal refusal) {
    isCalling = false;
    boolean isOverLimit = refusal.reason() == Refusal.Reason.OVER_LIMIT;
    if (isOverLimit) {
      count(Sum.OVER_LIMIT);
    }
    queue.bill(consumer, 0);
    owner.refused(new Outcome(isOverLimit ? Outcome.Kind.OVER_LIMIT : Outcome.Kind.INVALID, 0));
  }

  private void count(Sum sum) {
    queue.recorder().tally().count(sum);
    consumer.tally().count(sum);
  }
}
