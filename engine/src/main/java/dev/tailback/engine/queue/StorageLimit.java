package dev.tailback.engine.queue;

/**
 * Limits the memory that the messages of all queues take together. The weight of a message is the
 * size of its texts and values plus a constant.
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

  /** Sets another limit. Messages already stored beyond it stay. */
  void limit(long newMaxBytes) {
    maxBytes = newMaxBytes;
    isFull = false;
  }

  /**
   * Sets what to run when there is no room for a message. It runs again only after a tenth of the
   * limit became free, because at the limit the store flips between full and not full.
   */
  void whenFull(Runnable listener) {
    whenFull = listener;
  }

  long bytes() {
    return bytes;
  }

  /**
   * Checks that there is room for one more message.
   *
   * @throws Refusal ServiceUnavailable, if there is none
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
        "The emulator's store is full: " + maxBytes + " bytes. Delete some messages first.");
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
