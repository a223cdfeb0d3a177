package dev.tailback.lab.sim.consumer;

import dev.tailback.engine.queue.ReceivedMessage;
import dev.tailback.lab.sim.client.Outcome;
import dev.tailback.lab.sim.client.Receiver;
import dev.tailback.lab.sim.time.Event;
import java.util.List;
import java.util.function.Consumer;

/**
 * Receives until it gets messages. A receive that was refused is repeated after a while, longer and
 * longer, and a short poll that found nothing after a round trip.
 */
final class Polls implements Receiver.Owner {
  static final double ROUND_TRIP_SECONDS = 0.02;

  private final Crew crew;
  private Receiver receiver;
  private int max;
  private final Consumer<List<ReceivedMessage>> taker;
  private final Event again = Event.of(this::poll);
  private int failures;

  /**
   * @param max how many messages it receives at most at a time
   * @param taker gets the messages of one receive; afterwards it no longer polls
   */
  Polls(Crew crew, int max, Consumer<List<ReceivedMessage>> taker) {
    this.crew = crew;
    this.max = max;
    this.receiver = crew.newReceiver(max, this);
    this.taker = taker;
  }

  /** Receives a number of messages at most. */
  void poll(int newMax) {
    if (newMax != max) {
      max = newMax;
      receiver = crew.newReceiver(max, this);
    }
    poll();
  }

  /** Receives. */
  void poll() {
    receiver.receive();
  }

  /** Ceases to receive, and closes the connection. */
  void cancel() {
    crew.agenda().cancel(again);
    receiver.cancel();
  }

  @Override
  public void received(List<ReceivedMessage> messages) {
    failures = 0;
    if (!messages.isEmpty()) {
      taker.accept(messages);
    } else if (receiver.isLongPoll()) {
      poll();
    } else {
      crew.agenda().schedule(again, crew.agenda().now() + ROUND_TRIP_SECONDS);
    }
  }

  @Override
  public void refused(Outcome outcome) {
    failures++;
    double wait = crew.calls().backoff().seconds(outcome, failures);
    crew.agenda().schedule(again, crew.agenda().now() + wait);
  }
}
