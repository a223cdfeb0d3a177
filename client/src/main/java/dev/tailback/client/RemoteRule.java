package dev.tailback.client;

/** An active throttle or fault. It ends when it is removed, or the server is reset. */
public final class RemoteRule {
  private final Calls calls;
  private final String path;

  private RemoteRule(Calls calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /**
   * Activates a rule.
   *
   * @param family {@code throttles} or {@code faults}
   */
  static RemoteRule add(Calls calls, String family, Object rule) {
    return new RemoteRule(calls, family + "/" + calls.post(family, rule).path("id").asText());
  }

  /**
   * Returns how often it has fired so far: calls that went wrong, or that a throttle rejected.
   *
   * @throws TailbackException if it is gone
   */
  public long hits() {
    return calls.get(path).path("hits").asLong();
  }

  /**
   * Removes it.
   *
   * @throws TailbackException if it is already gone
   */
  public void remove() {
    calls.delete(path);
  }
}
