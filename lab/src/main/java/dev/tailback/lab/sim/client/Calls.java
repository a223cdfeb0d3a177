package dev.tailback.lab.sim.client;

import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.ReceiveRequest;
import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.lab.sim.statistic.Recorder;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls of clients to queues; receives are those of a {@link Receiver}. */
public final class Calls {
  private final Stage stage;
  private final Recorder caller;
  private final Backoff backoff;

  /** Creates the calls of one client, or group of clients, to the queues on a stage. */
  public Calls(Stage stage, Recorder caller) {
    this.stage = stage;
    this.caller = caller;
    this.backoff = new Backoff(stage.seeds().of("backoff " + caller.name()));
  }

  /** Returns how long the client waits before it retries. */
  public Backoff backoff() {
    return backoff;
  }

  /** Returns a new receiver. */
  public Receiver receiver(SimQueue queue, ReceiveRequest request, Receiver.Owner owner) {
    return new Receiver(stage, queue, request, caller, owner);
  }

  /** Makes one attempt to send messages in one request. */
  public void send(SimQueue queue, List<Ticket> tickets, SendReply reply) {
    new Send(stage, queue, caller, tickets, reply).start();
  }

  /** Makes one attempt to set the visibility timeout of a message. */
  public void extend(
      SimQueue queue, ReceivedMessage message, int seconds, Consumer<Outcome> reply) {
    new Extension(stage, queue, caller, message, seconds, reply).start();
  }

  /**
   * Makes one attempt to read the number of messages.
   *
   * @param reply is given {@code null} if the call was refused
   */
  public void count(SimQueue queue, Consumer<@Nullable QueueCounts> reply) {
    new Count(stage, queue, caller, reply).start();
  }

  /** Deletes messages in one request, with the retries of an SDK. */
  public void delete(SimQueue queue, List<ReceivedMessage> messages) {
    delete(queue, messages, 1);
  }

  private void delete(SimQueue queue, List<ReceivedMessage> messages, int attempt) {
    new Delete(
            stage,
            queue,
            caller,
            messages,
            (outcome, failed) -> {
              if (!failed.isEmpty()
                  && attempt < Backoff.MAX_ATTEMPTS
                  && outcome.isWorthRetrying()) {
                double wait = backoff.seconds(outcome, attempt);
                stage.agenda().after(wait, () -> delete(queue, failed, attempt + 1));
              }
            })
        .start();
  }
}
