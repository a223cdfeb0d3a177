package dev.tailback.engine.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of a queue are, for drawing it as a road. Times are in milliseconds since the
 * epoch.
 *
 * @param returned how many visible messages have been received before
 * @param nextDelayedMillis when the first delayed message becomes visible; {@code null} if none is
 *     delayed
 * @param flights the messages in flight, at most the requested number
 * @param lanes the message groups of a FIFO queue that have messages among the first, locked ones
 *     first, then those with most messages
 * @param lanePlaces how many visible or delayed messages, from the head of a FIFO queue, the
 *     columns of the lanes represent
 * @param groups how many message groups a FIFO queue has
 * @param hidden how many messages of a FIFO queue are beyond its look-ahead
 */
public record QueueRoad(
    int returned,
    @Nullable Long nextDelayedMillis,
    List<Flight> flights,
    List<Lane> lanes,
    int lanePlaces,
    int groups,
    int hidden) {

  /**
   * A message in flight.
   *
   * @param consumer the client that holds it; {@code null} if unknown
   */
  public record Flight(@Nullable ClientId consumer, long receivedAtMillis, long visibleAtMillis) {}

  /**
   * A message group.
   *
   * @param waiting how many of its messages are visible or delayed
   * @param lock its lock; {@code null} if none of its messages is in flight
   * @param columns how many of its messages are in each of the columns into which the first
   *     messages of the queue are divided
   */
  public record Lane(
      String group, int waiting, QueueSnapshot.@Nullable LockedGroup lock, List<Integer> columns) {}
}
