package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Encryption;
import dev.tailback.engine.queue.FifoSettings;
import dev.tailback.engine.queue.FifoSettings.DeduplicationScope;
import dev.tailback.engine.queue.FifoSettings.FifoThroughputLimit;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.RedriveAllowPolicy;
import dev.tailback.engine.queue.RedrivePolicy;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.policy.PolicyRules;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.WholeNumber;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of a queue's settings by attributes. Each value is checked on its own, then all of them
 * together.
 */
public final class SettingsChange {
  private static final int MIN_KEY_REUSE_SECONDS = 60;
  private static final int MAX_KEY_REUSE_SECONDS = 86_400;

  private final Queues queues;
  private final QueueAddress address;
  private final QueueSettings before;
  private final QueueSettings.Builder builder;
  private @Nullable FifoSettings fifo;
  private @Nullable Boolean sqsManagedSse;
  private @Nullable String kmsMasterKeyId;
  private int kmsDataKeyReusePeriodSeconds;

  private SettingsChange(Queues queues, QueueAddress address, QueueSettings before) {
    this.queues = queues;
    this.address = address;
    this.before = before;
    this.builder = before.toBuilder();
    this.fifo = before.fifo();
    this.kmsMasterKeyId = before.encryption().kmsMasterKeyId();
    this.kmsDataKeyReusePeriodSeconds = before.encryption().kmsDataKeyReusePeriodSeconds();
  }

  /**
   * Returns a queue's settings with attributes set.
   *
   * @throws Refusal InvalidAttributeName or InvalidAttributeValue; InvalidParameterValue for a
   *     redrive policy
   */
  public static QueueSettings apply(
      Queues queues, QueueAddress address, QueueSettings before, Map<String, String> attributes) {
    SettingsChange change = new SettingsChange(queues, address, before);
    attributes.forEach(change::set);
    return change.finish(attributes);
  }

  private void set(String name, String value) {
    QueueAttribute attribute = QueueAttribute.named(name);
    if (!attribute.kind().isSettable() || isOnlyForFifo(attribute)) {
      throw QueueAttribute.unknown(name);
    }
    if (!attribute.kind().set(this, value)) {
      throw new Refusal(
          SqsErrors.INVALID_ATTRIBUTE_VALUE, "Invalid value for the parameter " + name + ".");
    }
  }

  /**
   * Returns whether the attribute can't be set on this queue because it is a standard queue. Two of
   * the attributes have error texts of their own.
   */
  private boolean isOnlyForFifo(QueueAttribute attribute) {
    if (fifo != null) {
      return false;
    }
    return switch (attribute) {
      case DEDUPLICATION_SCOPE, FIFO_THROUGHPUT_LIMIT ->
          throw new Refusal(
              SqsErrors.INVALID_ATTRIBUTE_NAME,
              "You can specify the "
                  + attribute.wireName()
                  + " only when FifoQueue is set to true.");
      case CONTENT_BASED_DEDUPLICATION, FIFO_QUEUE -> true;
      default -> false;
    };
  }

  QueueSettings.Builder builder() {
    return builder;
  }

  void fifo(UnaryOperator<FifoSettings> change) {
    fifo = change.apply(Objects.requireNonNull(fifo));
  }

  /** Accepts {@code true} on a FIFO queue. A queue's type never changes. */
  boolean setFifoQueue(String value) {
    Boolean isFifo = AttributeKind.yesOrNo(value);
    if (Boolean.FALSE.equals(isFifo)) {
      throw new Refusal(
          SqsErrors.INVALID_ATTRIBUTE_VALUE,
          "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not"
              + " supported.");
    }
    return isFifo != null;
  }

  boolean setPolicy(String value) {
    builder.policy(value.isEmpty() ? null : PolicyRules.check(value, address));
    return true;
  }

  boolean setRedrivePolicy(String value) {
    RedrivePolicy policy =
        value.isEmpty() ? null : RedrivePolicies.read(value, queues, address, fifo != null);
    builder.redrivePolicy(policy);
    return true;
  }

  boolean setRedriveAllowPolicy(String value) {
    RedriveAllowPolicy policy = value.isEmpty() ? null : RedriveAllowPolicies.read(value, address);
    builder.redriveAllowPolicy(policy);
    return true;
  }

  boolean setSqsManagedSse(String value) {
    sqsManagedSse = AttributeKind.yesOrNo(value);
    return sqsManagedSse != null;
  }

  boolean setKmsMasterKeyId(String value) {
    kmsMasterKeyId = value.isEmpty() ? null : value;
    return true;
  }

  boolean setKmsDataKeyReusePeriod(String value) {
    Integer seconds = WholeNumber.of(value);
    if (seconds == null || seconds < MIN_KEY_REUSE_SECONDS || seconds > MAX_KEY_REUSE_SECONDS) {
      return false;
    }
    kmsDataKeyReusePeriodSeconds = seconds;
    return true;
  }

  private QueueSettings finish(Map<String, String> attributes) {
    checkThroughputLimit();
    boolean setsKey = kmsMasterKeyId != null && attributes.containsKey("KmsMasterKeyId");
    builder.encryption(encryption(setsKey));
    return builder.fifo(fifo).build();
  }

  private void checkThroughputLimit() {
    if (fifo != null
        && fifo.throughputLimit() == FifoThroughputLimit.PER_MESSAGE_GROUP_ID
        && fifo.deduplicationScope() != DeduplicationScope.MESSAGE_GROUP) {
      throw new Refusal(
          SqsErrors.INVALID_ATTRIBUTE_VALUE,
          "Invalid value for the parameter FifoThroughputLimit. Reason: To set FifoThroughputLimit"
              + " to perMessageGroupId, the DeduplicationScope must be messageGroup.");
    }
  }

  /** Returns the encryption: by SQS's own keys or by a KMS key, whichever was set last. */
  private Encryption encryption(boolean setsKey) {
    boolean wantsManaged = Boolean.TRUE.equals(sqsManagedSse);
    if (wantsManaged && setsKey) {
      throw new Refusal(
          SqsErrors.INVALID_ATTRIBUTE_NAME,
          "You can use one type of server-side encryption (SSE) at one time. You can either enable"
              + " KMS SSE or SQS SSE.");
    }
    if (wantsManaged) {
      return new Encryption(true, null, kmsDataKeyReusePeriodSeconds);
    }
    boolean staysManaged =
        sqsManagedSse == null && kmsMasterKeyId == null && before.encryption().sqsManaged();
    return new Encryption(staysManaged, kmsMasterKeyId, kmsDataKeyReusePeriodSeconds);
  }
}
