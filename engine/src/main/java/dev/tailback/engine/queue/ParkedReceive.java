package dev.tailback.engine.queue;

import dev.tailback.engine.time.Deadline;
import java.util.function.Consumer;

/**
 * A long poll in waiting: no thread stands behind it.
 *
 * <p>It is answered exactly once, with messages or, when its time is over or its queue deleted,
 * with none; or it is cancelled, and takes nothing.
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

  /** The consumer has gone: the receive ends without an answer. Does nothing if it has ended. */
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
