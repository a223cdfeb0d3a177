package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * The settable attributes of a queue.
 *
 * @param delaySeconds how long new messages are delayed, 0 to 900
 * @param maximumMessageSize in bytes of body and attributes, 1,024 to 1,048,576
 * @param messageRetentionPeriodSeconds how long a message is kept, 60 to 1,209,600
 * @param receiveMessageWaitTimeSeconds how long a receive waits by default, 0 to 20
 * @param visibilityTimeoutSeconds how long a received message is in flight by default, 0 to 43,200
 * @param redrivePolicy the dead-letter queue and when messages move there; {@code null} for none
 * @param redriveAllowPolicy which queues may use this one as dead-letter queue; {@code null} for
 *     all
 * @param policy the access policy in JSON, if any; the engine stores and shows it, the server may
 *     enforce it
 * @param fifo the settings of a FIFO queue; {@code null} for a standard queue
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>
 */
public record QueueSettings(
    int delaySeconds,
    int maximumMessageSize,
    int messageRetentionPeriodSeconds,
    int receiveMessageWaitTimeSeconds,
    int visibilityTimeoutSeconds,
    @Nullable RedrivePolicy redrivePolicy,
    @Nullable RedriveAllowPolicy redriveAllowPolicy,
    @Nullable String policy,
    Encryption encryption,
    @Nullable FifoSettings fifo) {

  /** The longest time that a message can stay in flight after one receive: 12 hours. */
  public static final int MAX_VISIBILITY_SECONDS = 43_200;

  /** The default settings of a standard queue. */
  public static final QueueSettings STANDARD =
      new QueueSettings(0, 1_048_576, 345_600, 0, 30, null, null, null, Encryption.DEFAULT, null);

  /** The default settings of a FIFO queue. */
  public static final QueueSettings FIFO = STANDARD.toBuilder().fifo(FifoSettings.DEFAULT).build();

  /** Returns whether these are the settings of a FIFO queue. */
  public boolean isFifo() {
    return fifo != null;
  }

  /** Returns whether the redrive allow policy lets a queue use this one as dead-letter queue. */
  public boolean allowsDeadLettersFrom(QueueAddress source) {
    return redriveAllowPolicy == null || redriveAllowPolicy.allows(source);
  }

  /** Returns a builder that starts with these settings. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds settings from others. Each method sets the component of its name. */
  public static final class Builder {
    private int delaySeconds;
    private int maximumMessageSize;
    private int messageRetentionPeriodSeconds;
    private int receiveMessageWaitTimeSeconds;
    private int visibilityTimeoutSeconds;
    private @Nullable RedrivePolicy redrivePolicy;
    private @Nullable RedriveAllowPolicy redriveAllowPolicy;
    private @Nullable String policy;
    private Encryption encryption;
    private @Nullable FifoSettings fifo;

    private Builder(QueueSettings from) {
      delaySeconds = from.delaySeconds;
      maximumMessageSize = from.maximumMessageSize;
      messageRetentionPeriodSeconds = from.messageRetentionPeriodSeconds;
      receiveMessageWaitTimeSeconds = from.receiveMessageWaitTimeSeconds;
      visibilityTimeoutSeconds = from.visibilityTimeoutSeconds;
      redrivePolicy = from.redrivePolicy;
      redriveAllowPolicy = from.redriveAllowPolicy;
      policy = from.policy;
      encryption = from.encryption;
      fifo = from.fifo;
    }

    /** Sets the default delay. */
    public Builder delaySeconds(int seconds) {
      delaySeconds = seconds;
      return this;
    }

    /** Sets the maximum message size. */
    public Builder maximumMessageSize(int bytes) {
      maximumMessageSize = bytes;
      return this;
    }

    /** Sets the retention period. */
    public Builder messageRetentionPeriodSeconds(int seconds) {
      messageRetentionPeriodSeconds = seconds;
      return this;
    }

    /** Sets the default wait time. */
    public Builder receiveMessageWaitTimeSeconds(int seconds) {
      receiveMessageWaitTimeSeconds = seconds;
      return this;
    }

    /** Sets the default visibility timeout. */
    public Builder visibilityTimeoutSeconds(int seconds) {
      visibilityTimeoutSeconds = seconds;
      return this;
    }

    /** Sets or removes the redrive policy. */
    public Builder redrivePolicy(@Nullable RedrivePolicy newPolicy) {
      redrivePolicy = newPolicy;
      return this;
    }

    /** Sets or removes the redrive allow policy. */
    public Builder redriveAllowPolicy(@Nullable RedriveAllowPolicy newPolicy) {
      redriveAllowPolicy = newPolicy;
      return this;
    }

    /** Sets or removes the access policy. */
    public Builder policy(@Nullable String newPolicy) {
      policy = newPolicy;
      return this;
    }

    /** Sets the encryption settings. */
    public Builder encryption(Encryption newEncryption) {
      encryption = newEncryption;
      return this;
    }

    /** Sets or removes the FIFO settings. */
    public Builder fifo(@Nullable FifoSettings newFifo) {
      fifo = newFifo;
      return this;
    }

    /** Returns the settings. */
    public QueueSettings build() {
      return new QueueSettings(
          delaySeconds,
          maximumMessageSize,
          messageRetentionPeriodSeconds,
          receiveMessageWaitTimeSeconds,
          visibilityTimeoutSeconds,
          redrivePolicy,
          redriveAllowPolicy,
          policy,
          encryption,
          fifo);
    }
  }
}
