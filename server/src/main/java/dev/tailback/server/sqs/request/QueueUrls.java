package dev.tailback.server.sqs.request;

/** Decides what the queue URLs in results start with, before {@code /account/name}. */
@FunctionalInterface
public interface QueueUrls {
  /** Uses the base URL that the client used, so every client gets URLs that it can reach. */
  QueueUrls AS_CALLED = (region, used) -> used;

  /**
   * Returns the base URL of a region's queues, such as {@code http://localhost:9324}.
   *
   * @param used the base URL that the client used
   */
  String base(String region, String used);
}
