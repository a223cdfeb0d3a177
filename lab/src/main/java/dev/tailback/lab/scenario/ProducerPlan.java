package dev.tailback.lab.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A producer.
 *
 * @param queues where it sends to: one queue, or more for {@linkplain ShardChoice shards}
 * @param batch the number of messages in each request, 1 to 10: arriving messages are collected
 *     until a request is full
 * @param sizeBytes the size of each message
 * @param groups the message groups it sends in, {@code null} for none
 * @param gate what holds it back, {@code null} for nothing
 */
public record ProducerPlan(
    String name,
    List<String> queues,
    Arrivals arrivals,
    int batch,
    int sizeBytes,
    @Nullable Groups groups,
    ShardChoice shards,
    RetryRule retries,
    @Nullable Gate gate) {

  /** Copies the list. */
  public ProducerPlan {
    queues = List.copyOf(queues);
  }

  /**
   * The message groups of a producer; it shares none with other producers.
   *
   * @param skew the exponent of Zipf's law: group k gets a share proportional to k to the power of
   *     minus this; 0 for equal shares
   */
  public record Groups(int count, double skew) {}

  /**
   * How a producer with several queues chooses.
   *
   * @param each how many of the queues each message group has; a message goes to the one among them
   *     with the smallest backlog
   */
  public record ShardChoice(int each) {
    /** For a producer with one queue. */
    public static final ShardChoice NONE = new ShardChoice(1);
  }

  /**
   * Stops a producer while the backlog is long. What arrives meanwhile is shed: it counts as
   * offered, not as sent.
   *
   * @param above it stops when this many messages are visible
   * @param resumeBelow it resumes when fewer are
   */
  public record Gate(long above, long resumeBelow) {}
}
