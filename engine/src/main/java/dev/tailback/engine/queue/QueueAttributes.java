package dev.tailback.engine.queue;

import dev.tailback.engine.time.Timeline;
import java.util.Objects;

/** The attributes of one queue as they are now, for its parts. */
final class QueueAttributes {
  final long id;
  final QueueAddress address;
  final long createdAtMillis;
  private QueueSettings settings;
  private QueueLimits limits;
  private long lastModifiedAtMillis;

  QueueAttributes(
      QueueAddress address, QueueSettings settings, QueueLimits limits, Timeline timeline) {
    this.id = timeline.randomLong();
    this.address = address;
    this.createdAtMillis = timeline.nowMillis();
    this.settings = settings;
    this.limits = limits;
    this.lastModifiedAtMillis = createdAtMillis;
  }

  QueueSettings settings() {
    return settings;
  }

  void change(QueueSettings newSettings, long nowMillis) {
    settings = newSettings;
    lastModifiedAtMillis = nowMillis;
  }

  long lastModifiedAtMillis() {
    return lastModifiedAtMillis;
  }

  QueueLimits limits() {
    return limits;
  }

  void limit(QueueLimits newLimits) {
    limits = newLimits;
  }

  boolean isFifo() {
    return settings.isFifo();
  }

  long delayMillis() {
    return 1000L * settings.delaySeconds();
  }

  long retentionMillis() {
    return 1000L * settings.messageRetentionPeriodSeconds();
  }

  /** Returns the visibility timeout of a receive: its own, or else the queue's. */
  long visibilityMillis(ReceiveRequest request) {
    Integer asked = request.visibilityTimeoutSeconds();
    return 1000L * Objects.requireNonNullElse(asked, settings.visibilityTimeoutSeconds());
  }

  /** Returns the wait time of a receive: its own, or else the queue's. */
  long waitMillis(ReceiveRequest request) {
    Integer asked = request.waitTimeSeconds();
    return 1000L * Objects.requireNonNullElse(asked, settings.receiveMessageWaitTimeSeconds());
  }
}
