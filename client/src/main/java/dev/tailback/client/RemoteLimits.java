package dev.tailback.client;

import java.util.Map;

/** Limits of one queue, or of new queues, which can be changed at any time. */
public final class RemoteLimits {
  private final Calls calls;
  private final String path;

  RemoteLimits(Calls calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /** Returns how many messages may be in flight. */
  public int inFlight() {
    return calls.get(path).path("inFlight").asInt();
  }

  /** Returns how many messages of a FIFO queue are searched for a free group. */
  public int lookAhead() {
    return calls.get(path).path("lookAhead").asInt();
  }

  /** Sets how many messages may be in flight, 1 or more; SQS's own limit is 120,000. */
  public RemoteLimits inFlight(int messages) {
    calls.put(path, Map.of("inFlight", messages));
    return this;
  }

  /**
   * Sets how many messages of a FIFO queue are searched for a free group, 1 or more; SQS's own
   * limit is 120,000.
   */
  public RemoteLimits lookAhead(int messages) {
    calls.put(path, Map.of("lookAhead", messages));
    return this;
  }
}
