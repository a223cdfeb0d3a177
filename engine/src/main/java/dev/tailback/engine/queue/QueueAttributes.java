package dev.tailback.engine.queue;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.Timeline;
import java.util.Objects;

/** The current attributes of one queue, shared by its parts. */
final class QueueAttributes {
  private final QueueCapture capture;
  final long id;
  final QueueAddress address;
  final long createdAtMillis;
  private QueueSettings settings;
  private QueueLimits limits;
  private long lastModifiedAtMillis;

  QueueAttributes(
      QueueAddress address,
      QueueSettings settings,
      QueueLimits limits,
      Timeline timeline,
      QueueCapture capture) {
    this.capture = capture;
    this.id = timeline.randomLong();
    this.address = address;
    this.createdAtMillis = timeline.nowMillis();
    this.settings = settings;
    this.limits = limits;
    this.lastModifiedAtMillis = createdAtMillis;
  }

  private QueueAttributes(StateInput in, QueueCapture capture) {
    this.capture = capture;
    this.id = in.readLong();
    this.address = in.readRecord(QueueAddress.class);
    this.createdAtMillis = in.readNumber();
    this.lastModifiedAtMillis = in.readNumber();
    this.settings = in.readRecord(QueueSettings.class);
    this.limits = in.readRecord(QueueLimits.class);
  }

  /** Returns the restored attributes of a queue. */
  static QueueAttributes readFrom(StateInput in, QueueCapture capture) {
    return new QueueAttributes(in, capture);
  }

  void writeTo(StateOutput out) {
    out.writeLong(id);
    out.writeRecord(address);
    out.writeNumber(createdAtMillis);
    out.writeNumber(lastModifiedAtMillis);
    out.writeRecord(settings);
    out.writeRecord(limits);
  }

  /** Returns the capture that has to be called before the queue changes. */
  QueueCapture capture() {
    return capture;
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
