package dev.tailback.engine;

/**
 * How much the queues of an engine store together, and how much they may: a message weighs what its
 * texts and values take, and something for itself.
 */
final class Store {
  private final long mostBytes;
  private Runnable whenFull = () -> {};
  private long bytes;
  private boolean isFull;

  Store(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  void whenFull(Runnable listener) {
    whenFull = listener;
  }

  long bytes() {
    return bytes;
  }

  /**
   * Makes sure that there is room for one more message.
   *
   * @throws Refusal ServiceUnavailable, where there is none
   */
  void checkRoom(MessageContent content) {
    if (bytes + content.weight() <= mostBytes) {
      isFull = false;
      return;
    }
    if (!isFull) {
      isFull = true;
      whenFull.run();
    }
    throw new Refusal(
        Refusal.Reason.SERVICE_UNAVAILABLE,
        "The emulator stores as much as it may, "
            + mostBytes
            + " bytes: delete some messages first.");
  }

  void add(MessageContent content) {
    bytes += content.weight();
  }

  void remove(long weight) {
    bytes -= weight;
  }
}
