package dev.tailback.client;

import java.util.List;

/**
 * What is wrong with all queues.
 *
 * @param nowMillis the server's time, in milliseconds since the epoch
 * @param queues the queues, those in most trouble first
 */
public record Overview(long nowMillis, List<QueueDiagnosis> queues) {
  public Overview {
    queues = List.copyOf(queues);
  }
}
