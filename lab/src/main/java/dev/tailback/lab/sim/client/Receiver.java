package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.Delivery;
import dev.tailback.engine.queue.ParkedReceive;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.lab.sim.statistic.Recorder;
import dev.tailback.lab.sim.statistic.Sum;
import dev.tailback.pressure.CallDescription;
import dev.tailback.pressure.FaultHooks;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Receives from one queue for a consumer, one call at a time. */
public final class Receiver {
  private final Stage stage;
  private final SimQueue queue;
  private final ReceiveRequest request;
  private final Recorder consumer;
  private final Owner owner;
  private @Nullable Receive current;

  /** Gets the answers. */
  public interface Owner {
    /** Gets the messages of a receive, or none. */
    void received(List<ReceivedMessage> messages);

    /** Called when a receive failed. */
    void refused(Outcome outcome);
  }

  /**
   * Creates a receiver that has not received yet.
   *
   * @param consumer the consumer's recorder
   */
  public Receiver(
      Stage stage, SimQueue queue, ReceiveRequest request, Recorder consumer, Owner owner) {
    this.stage = stage;
    this.queue = queue;
    this.request = request;
    this.consumer = consumer;
    this.owner = owner;
  }

  /** Returns whether its calls wait for messages. */
  public boolean isLongPoll() {
    int otherwise = queue.engine().settings().receiveMessageWaitTimeSeconds();
    return Objects.requireNonNullElse(request.waitTimeSeconds(), otherwise) > 0;
  }

  /** Makes a call. */
  public void receive() {
    Receive next = new Receive();
    current = next;
    next.start();
  }

  /** Closes the connection of a pending call, which then gets no answer. */
  public void cancel() {
    Receive cancelled = current;
    current = null;
    if (cancelled != null && cancelled.parked != null) {
      cancelled.parked.cancel();
    }
  }

  /** One attempt to receive. */
  private final class Receive extends Attempt implements Consumer<Delivery> {
    private FaultHooks hooks = FaultHooks.NONE;
    private Return back = Return.AT_ONCE;
    private @Nullable ParkedReceive parked;

    Receive() {
      super(Receiver.this.stage, Receiver.this.queue, consumer);
    }

    @Override
    CallDescription description() {
      return describe("ReceiveMessage", request.maxNumberOfMessages(), request.waitTimeSeconds());
    }

    @Override
    void carryOut(FaultHooks newHooks, Return newBack) {
      hooks = newHooks;
      back = newBack;
      if (current != this) {
        return; // the client went away before the call began
      }
      if (hooks.hidesMessages()) {
        back.give(() -> answer(List.of(), 0), 0);
        return;
      }
      Queue engine = queue.engine();
      hooks.beforeReceive(engine);
      stage.touch(queue);
      try {
        parked = engine.receive(request, this);
      } catch (Refusal refusal) {
        Outcome.Kind kind =
            refusal.reason() == Refusal.Reason.OVER_LIMIT
                ? Outcome.Kind.OVER_LIMIT
                : Outcome.Kind.INVALID;
        /* Deferred, so that a caller that retries in a loop does not recurse. */
        stage.engine().timeline().reply(() -> back.give(() -> refuse(new Outcome(kind, 0)), 0));
      }
    }

    /** Gets what the engine delivers. */
    @Override
    public void accept(Delivery delivery) {
      parked = null;
      stage.touch(queue);
      if (current != this) {
        delivery.takeBack();
        return;
      }
      int bytes = book(delivery);
      back.give(() -> answer(delivery, bytes), bytes);
    }

    private int book(Delivery delivery) {
      int bytes = 0;
      for (ReceivedMessage message : delivery) {
        Ticket ticket = Ticket.of(message.content());
        queue.delivered(ticket, consumer, stage.agenda().now());
        bytes += ticket.bytes();
        if (hooks.deliversAgain(message.receiveCount())) {
          queue.engine().changeVisibility(message.receiptHandle(), 0);
        }
      }
      return bytes;
    }

    private void answer(List<ReceivedMessage> messages, int bytes) {
      count(Sum.RECEIVES);
      if (messages.isEmpty()) {
        count(Sum.EMPTY);
      }
      queue.bill(consumer, bytes);
      if (current == this) {
        current = null;
        owner.received(messages);
      }
    }

    @Override
    void tellRefused(Outcome outcome) {
      if (current == this) {
        current = null;
        owner.refused(outcome);
      }
    }
  }
}
