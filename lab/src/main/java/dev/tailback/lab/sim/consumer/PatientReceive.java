package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.sim.client.Outcome;
import dev.tailback.lab.sim.client.Receiver;
import dev.tailback.lab.sim.time.Event;

/** Receives, and if that is refused again after a while, longer and longer. */
abstract class PatientReceive implements Receiver.Owner {
  private final Crew crew;
  private final Event again = Event.of(this::receive);
  private Receiver receiver;
  private int max;
  private int failures;

  /**
   * @param max how many messages it receives at most at a time
   */
  PatientReceive(Crew crew, int max) {
    this.crew = crew;
    this.max = max;
    this.receiver = crew.newReceiver(max, this);
  }

  /** Sets how many messages it receives at most at a time. */
  final void limit(int newMax) {
    if (newMax != max) {
      max = newMax;
      receiver = crew.newReceiver(max, this);
    }
  }

  final void receive() {
    receiver.receive();
  }

  final boolean isLongPoll() {
    return receiver.isLongPoll();
  }

  final void receiveAfter(double seconds) {
    crew.agenda().schedule(again, crew.agenda().now() + seconds);
  }

  /** Notes that a receive was not refused. */
  final void succeeded() {
    failures = 0;
  }

  /** Ceases to receive, and closes the connection. */
  final void cancel() {
    crew.agenda().cancel(again);
    receiver.cancel();
  }

  @Override
  public final void refused(Outcome outcome) {
    failures++;
    receiveAfter(crew.calls().backoff().seconds(outcome, failures));
  }
}
