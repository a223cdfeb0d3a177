package dev.tailback.lab.sim.consumer;

import dev.tailback.engine.queue.ReceivedMessage;
import java.util.List;
import java.util.function.Consumer;

/**
 * Receives until it gets messages. A short poll that found nothing is repeated after a round trip.
 */
final class Polls extends PatientReceive {
  static final double ROUND_TRIP_SECONDS = 0.02;

  private final Consumer<List<ReceivedMessage>> taker;

  /**
   * @param max the most messages it receives at a time
   * @param taker gets the messages of one receive, after which polling stops
   */
  Polls(Crew crew, int max, Consumer<List<ReceivedMessage>> taker) {
    super(crew, max);
    this.taker = taker;
  }

  @Override
  public void received(List<ReceivedMessage> messages) {
    succeeded();
    if (!messages.isEmpty()) {
      taker.accept(messages);
    } else if (isLongPoll()) {
      receive();
    } else {
      receiveAfter(ROUND_TRIP_SECONDS);
    }
  }
}
