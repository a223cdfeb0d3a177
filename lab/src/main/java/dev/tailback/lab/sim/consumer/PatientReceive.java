package dev.tailback.lab.sim.consumer;

import dev.tailback.lab.sim.client.Outcome;
import dev.tailback.lab.sim.client.Receiver;
import dev.tailback.lab.sim.time.Event;

/** Receives, and retries with growing pauses if that is refused. */
abstract class PatientReceive implements Receiver.Owner {
  private final Crew crew;
  private final Event again = Event.of(this::receive);
  private Receiver receiver;
  private int max;
  private int failures;

  /**
   * @param max the most messages it receives at a time
   */
  PatientReceive(Crew crew, int max) {
    this.crew = crew;
    this.max = max;
    this.receiver = crew.newReceiver(max, this);
  }

  /** Sets the most messages it receives at a time. */
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

  /** Stops receiving, and closes the connection. */
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
