package dev.tailback.junit;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** Finds messages that were received in a test and neither deleted nor returned to the queue. */
final class Leaks {
  /** How long a consumer in another thread may take to delete what it has just handled. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private Leaks() {}

  static void check(TailbackAccount account) {
    List<TailbackQueue> leaking =
        Patience.await(account::withMessagesInFlight, List::isEmpty, GRACE);
    if (!leaking.isEmpty()) {
      throw new AssertionFailedError(
          leaking.stream()
              .map(QueueReport::of)
              .collect(
                  Collectors.joining(
                      System.lineSeparator(),
                      "Messages are in flight at the end of the test:" + System.lineSeparator(),
                      "")));
    }
  }
}
