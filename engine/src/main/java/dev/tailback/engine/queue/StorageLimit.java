package dev.tailback.engine.queue;

/**
 * How much the queues of an engine store together, and how much they may: a message weighs what its
 * texts and values take, and something for itself.
 */
final class StorageLimit {
  private long maxBytes;
  private Runnable whenFull = () -> {};
  private long bytes;
  private boolean isFull;
  /* The most that was stored while it was full. */
  private long fullAtBytes;

  StorageLimit(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  long maxBytes() {
    return maxBytes;
  }

  /** Sets another bound; what is stored beyond it stays. */
  void limit(long newMaxBytes) {
    maxBytes = newMaxBytes;
    isFull = false;
  }

  /**
   * Has {@code listener} run when a message finds no room, and again only after a tenth of all the
   * room became free meanwhile: at its bound a store is full and not full by turns.
   */
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
    if (bytes + content.weight() <= maxBytes) {
      return;
    }
    fullAtBytes = isFull ? Math.max(fullAtBytes, bytes) : bytes;
    if (!isFull) {
      isFull = true;
      whenFull.run();
    }
    throw new Refusal(
        Refusal.Reason.SERVICE_UNAVAILABLE,
        "The emulator stores as much as it may, "
            + maxBytes
            + " bytes: delete some messages first.");
  }

  void add(long weight) {
    bytes += weight;
  }

  void remove(long weight) {
    bytes -= weight;
    if (fullAtBytes - bytes > maxBytes / 10) {
      isFull = false;
    }
  }
}
