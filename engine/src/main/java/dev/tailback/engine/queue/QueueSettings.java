package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * The settable attributes of a queue.
 *
 * @param delaySeconds how long new messages stay hidden, 0 to 900
 * @param maximumMessageSize in bytes of body and attributes, 1,024 to 1,048,576
 * @param messageRetentionPeriodSeconds how long a message is kept, 60 to 1,209,600
 * @param receiveMessageWaitTimeSeconds how long a receive waits unless it says so itself, 0 to 20
 * @param visibilityTimeoutSeconds how long a received message is hidden unless the receive says so
 *     itself, 0 to 43,200
 * @param redriveAllowPolicy who may use this queue as dead-letter queue; {@code null} is everybody
 * @param policy the access policy, a JSON text; kept and shown, not enforced
 * @param fifo {@code null} in a standard queue
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

  /** A new standard queue's settings. */
  public static final QueueSettings STANDARD =
      new QueueSettings(0, 1_048_576, 345_600, 0, 30, null, null, null, Encryption.DEFAULT, null);

  /** A new FIFO queue's settings. */
  public static final QueueSettings FIFO = STANDARD.toBuilder().fifo(FifoSettings.DEFAULT).build();

  public boolean isFifo() {
    return fifo != null;
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Settings in the making; starts from given ones. */
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

    public Builder delaySeconds(int seconds) {
      delaySeconds = seconds;
      return this;
    }

    public Builder maximumMessageSize(int bytes) {
      maximumMessageSize = bytes;
      return this;
    }

    public Builder messageRetentionPeriodSeconds(int seconds) {
      messageRetentionPeriodSeconds = seconds;
      return this;
    }

    public Builder receiveMessageWaitTimeSeconds(int seconds) {
      receiveMessageWaitTimeSeconds = seconds;
      return this;
    }

    public Builder visibilityTimeoutSeconds(int seconds) {
      visibilityTimeoutSeconds = seconds;
      return this;
    }

    public Builder redrivePolicy(@Nullable RedrivePolicy newPolicy) {
      redrivePolicy = newPolicy;
      return this;
    }

    public Builder redriveAllowPolicy(@Nullable RedriveAllowPolicy newPolicy) {
      redriveAllowPolicy = newPolicy;
      return this;
    }

    public Builder policy(@Nullable String newPolicy) {
      policy = newPolicy;
      return this;
    }

    public Builder encryption(Encryption newEncryption) {
      encryption = newEncryption;
      return this;
    }

    public Builder fifo(@Nullable FifoSettings newFifo) {
      fifo = newFifo;
      return this;
    }

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
