package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/** Counts what one client does with one queue; see {@link ClientSnapshot}. */
final class QueueClient implements ReceiveMemory {
  /** Its id, or {@code null} for all calls of unknown clients. */
  final @Nullable ClientId id;

  /** The source of its events, for the event log. */
  final EventSource source;

  private final long firstSeenAtMillis;
  private long lastSeenAtMillis;
  private boolean isConsumer;
  private boolean isProducer;
  private @Nullable RetryMode retryMode;
  private Durations.@Nullable Recorder processing;

  int inFlight;
  long received;
  long repeated;
  long deleted;
  long visibilityChanges;
  long expiries;
  long emptyShortPolls;
  long emptyLongPolls;
  long sent;
  long throttled;
  long faulted;
  long retries;

  QueueClient(QueueAddress queue, @Nullable ClientId id, long nowMillis) {
    this.id = id;
    this.source = new EventSource(queue, id);
    this.firstSeenAtMillis = nowMillis;
  }

  /** Notes that it makes a call. */
  void seen(CallingClient client, long nowMillis) {
    lastSeenAtMillis = nowMillis;
    switch (client.role()) {
      case CONSUMER -> isConsumer = true;
      case PRODUCER -> isProducer = true;
    }
    if (client.retryMode() != null) {
      retryMode = client.retryMode();
    }
  }

  boolean isConsumerSince(long millis) {
    return isConsumer && lastSeenAtMillis >= millis;
  }

  void processed(long millis) {
    if (id == null) {
      return;
    }
    if (processing == null) {
      processing = new Durations.Recorder();
    }
    processing.record(millis);
  }

  /** Drops the largest parts, because messages that it held may still refer to it. */
  void evicted() {
    processing = null;
  }

  @Override
  public QueueClient last() {
    return this;
  }

  ClientSnapshot snapshot(ClientId knownId) {
    return new ClientSnapshot(
        knownId,
        isConsumer,
        isProducer,
        firstSeenAtMillis,
        lastSeenAtMillis,
        inFlight,
        received,
        repeated,
        deleted,
        visibilityChanges,
        expiries,
        emptyShortPolls,
        emptyLongPolls,
        sent,
        throttled,
        faulted,
        retries,
        retryMode,
        processing == null ? Durations.NONE : processing.durations());
  }
}
