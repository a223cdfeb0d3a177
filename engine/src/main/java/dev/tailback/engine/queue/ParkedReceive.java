package dev.tailback.engine.queue;

import dev.tailback.engine.time.Deadline;
import java.util.function.Consumer;

/**
 * A long poll that waits for messages, without a thread.
 *
 * <p>It is answered exactly once: with messages, or with none when its time is over or its queue is
 * deleted. If it is cancelled, it receives nothing and is not answered.
 */
public final class ParkedReceive extends Deadline {
  private final Deliveries deliveries;
  private final ReceiveRequest request;
  private final Consumer<? super Delivery> reply;

  ParkedReceive(Deliveries deliveries, ReceiveRequest request, Consumer<? super Delivery> reply) {
    this.deliveries = deliveries;
    this.request = request;
    this.reply = reply;
  }

  /**
   * Ends the receive without an answer, because the consumer has disconnected. Must be called
   * inside the gate. Does nothing if the receive has ended.
   */
  public void cancel() {
    deliveries.unpark(this);
  }

  ReceiveRequest request() {
    return request;
  }

  Consumer<? super Delivery> reply() {
    return reply;
  }

  @Override
  protected String what() {
    return "a long poll on " + deliveries.queueName() + " ends";
  }

  @Override
  protected String about() {
    return deliveries.queueName();
  }

  @Override
  protected void fire() {
    deliveries.expire(this);
  }

  @Override
  protected boolean isLast() {
    return true;
  }

  @Override
  protected boolean isAwaited() {
    return true;
  }
}
