package dev.tailback.server.sqs.request;

/** What the queue URLs that are given out start with, before {@code /account/name}. */
@FunctionalInterface
public interface QueueEndpoint {
  /** The address that the client used: every client gets URLs that it can reach. */
  QueueEndpoint OF_THE_CLIENT = (region, used) -> used;

  /**
   * The endpoint of a region's queues, such as {@code http://localhost:9324}.
   *
   * @param used the address that the client used
   */
  String of(String region, String used);
}
