package dev.tailback.server.sqs.queue;

import static dev.tailback.server.sqs.queue.AttributeKind.fifoSwitch;
import static dev.tailback.server.sqs.queue.AttributeKind.fifoWord;
import static dev.tailback.server.sqs.queue.AttributeKind.number;
import static dev.tailback.server.sqs.queue.AttributeKind.readOnly;
import static dev.tailback.server.sqs.queue.AttributeKind.text;

import dev.tailback.engine.queue.FifoSettings;
import dev.tailback.engine.queue.FifoSettings.DeduplicationScope;
import dev.tailback.engine.queue.FifoSettings.FifoThroughputLimit;
import dev.tailback.engine.queue.NumericAttribute;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.MapMember;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a queue, each with its name on the wire and its valid values.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes</a>
 */
public enum QueueAttribute {
  APPROXIMATE_NUMBER_OF_MESSAGES(
      "ApproximateNumberOfMessages", readOnly(queue -> Integer.toString(queue.counts().visible()))),
  APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED(
      "ApproximateNumberOfMessagesDelayed",
      readOnly(queue -> Integer.toString(queue.counts().delayed()))),
  APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE(
      "ApproximateNumberOfMessagesNotVisible",
      readOnly(queue -> Integer.toString(queue.counts().inFlight()))),
  CONTENT_BASED_DEDUPLICATION(
      "ContentBasedDeduplication",
      fifoSwitch(
          FifoSettings::contentBasedDeduplication, FifoSettings::withContentBasedDeduplication)),
  CREATED_TIMESTAMP(
      "CreatedTimestamp", readOnly(queue -> seconds(queue.inspection().createdAtMillis()))),
  DEDUPLICATION_SCOPE(
      "DeduplicationScope",
      fifoWord(
          DeduplicationScope.class,
          FifoSettings::deduplicationScope,
          FifoSettings::withDeduplicationScope)),
  DELAY_SECONDS(NumericAttribute.DELAY_SECONDS),
  FIFO_QUEUE(
      "FifoQueue",
      text("true", settings -> settings.isFifo() ? "true" : null, SettingsChange::setFifoQueue)),
  FIFO_THROUGHPUT_LIMIT(
      "FifoThroughputLimit",
      fifoWord(
          FifoThroughputLimit.class,
          FifoSettings::throughputLimit,
          FifoSettings::withThroughputLimit)),
  KMS_DATA_KEY_REUSE_PERIOD_SECONDS(
      "KmsDataKeyReusePeriodSeconds",
      text(
          "a whole number from 60 to 86400",
          QueueAttribute::reusePeriod,
          SettingsChange::setKmsDataKeyReusePeriod)),
  KMS_MASTER_KEY_ID(
      "KmsMasterKeyId",
      text(
          "a key's id, ARN or alias",
          settings -> settings.encryption().kmsMasterKeyId(),
          SettingsChange::setKmsMasterKeyId)),
  LAST_MODIFIED_TIMESTAMP(
      "LastModifiedTimestamp",
      readOnly(queue -> seconds(queue.inspection().lastModifiedAtMillis()))),
  MAXIMUM_MESSAGE_SIZE(NumericAttribute.MAXIMUM_MESSAGE_SIZE),
  MESSAGE_RETENTION_PERIOD(NumericAttribute.MESSAGE_RETENTION_PERIOD),
  POLICY(
      "Policy",
      text(
          "an access policy for this queue, in JSON",
          QueueSettings::policy,
          SettingsChange::setPolicy)),
  QUEUE_ARN("QueueArn", readOnly(queue -> queue.address().arn())),
  RECEIVE_MESSAGE_WAIT_TIME_SECONDS(NumericAttribute.RECEIVE_MESSAGE_WAIT_TIME_SECONDS),
  REDRIVE_ALLOW_POLICY(
      "RedriveAllowPolicy",
      text(
          "a JSON object with redrivePermission",
          RedriveAllowPolicies::show,
          SettingsChange::setRedriveAllowPolicy)),
  REDRIVE_POLICY(
      "RedrivePolicy",
      text(
          "a JSON object with deadLetterTargetArn and maxReceiveCount",
          RedrivePolicies::show,
          SettingsChange::setRedrivePolicy)),
  SQS_MANAGED_SSE_ENABLED(
      "SqsManagedSseEnabled",
      text(
          "true or false",
          settings -> Boolean.toString(settings.encryption().sqsManaged()),
          SettingsChange::setSqsManagedSse)),
  VISIBILITY_TIMEOUT(NumericAttribute.VISIBILITY_TIMEOUT);

  private static final Map<String, QueueAttribute> BY_NAME =
      Stream.of(values())
          .collect(Collectors.toMap(attribute -> attribute.wireName, Function.identity()));

  /** The member of requests and results that has attributes by name. */
  public static final MapMember ATTRIBUTES =
      new MapMember("Attributes", "Attribute", "Name", "Value");

  private final String wireName;

  @SuppressWarnings("ImmutableEnumChecker") // kinds are made of functions without state
  private final AttributeKind kind;

  QueueAttribute(NumericAttribute attribute) {
    this(attribute.wireName(), number(attribute));
  }

  QueueAttribute(String wireName, AttributeKind kind) {
    this.wireName = wireName;
    this.kind = kind;
  }

  String wireName() {
    return wireName;
  }

  AttributeKind kind() {
    return kind;
  }

  /** Returns the names of the attributes that can be set, in alphabetical order. */
  public static List<String> settable() {
    return Stream.of(values())
        .filter(attribute -> attribute.kind.isSettable())
        .map(QueueAttribute::wireName)
        .toList();
  }

  /** Returns a short description of the valid values of a settable attribute. */
  public static String expected(String name) {
    return named(name).kind.expected();
  }

  /** Returns the attribute with this name, {@code null} if there is none. */
  public static @Nullable QueueAttribute find(String name) {
    return BY_NAME.get(name);
  }

  /**
   * Returns the attribute with this name.
   *
   * @throws Refusal InvalidAttributeName
   */
  static QueueAttribute named(String name) {
    QueueAttribute attribute = find(name);
    if (attribute == null) {
      throw unknown(name);
    }
    return attribute;
  }

  /** Returns the refusal of an attribute that does not exist or can't be set. */
  public static Refusal unknown(String name) {
    return new Refusal(SqsErrors.INVALID_ATTRIBUTE_NAME, "Unknown Attribute " + name + ".");
  }

  /**
   * Returns a queue's values of the attributes with these names, by name; {@code All} selects all.
   *
   * @throws Refusal InvalidAttributeName
   */
  public static Map<String, String> values(Queue queue, List<String> names) {
    Map<String, String> values = new TreeMap<>();
    for (String name : new LinkedHashSet<>(names)) { // each name once, as this runs inside the gate
      if (name.equals("All")) {
        Stream.of(values()).forEach(attribute -> attribute.putValue(queue, values));
      } else {
        named(name).putValue(queue, values);
      }
    }
    return values;
  }

  private void putValue(Queue queue, Map<String, String> values) {
    String value = kind.show(queue);
    if (value != null) {
      values.put(wireName, value);
    }
  }

  private static String seconds(long millis) {
    return Long.toString(millis / 1000);
  }

  private static @Nullable String reusePeriod(QueueSettings settings) {
    return settings.encryption().kmsMasterKeyId() == null
        ? null
        : Integer.toString(settings.encryption().kmsDataKeyReusePeriodSeconds());
  }
}
