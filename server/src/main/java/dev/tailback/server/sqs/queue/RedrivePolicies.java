package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.RedriveAllowPolicy;
import dev.tailback.engine.queue.RedriveAllowPolicy.RedrivePermission;
import dev.tailback.engine.queue.RedrivePolicy;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.Json;
import dev.tailback.server.wire.WholeNumber;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON of the attributes RedrivePolicy and RedriveAllowPolicy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>
 */
final class RedrivePolicies {
  private static final String TARGET = "deadLetterTargetArn";
  private static final String RECEIVES = "maxReceiveCount";
  private static final String PERMISSION = "redrivePermission";
  private static final String SOURCES = "sourceQueueArns";
  private static final int MAX_SOURCES = 10;
  private static final int MAX_LENGTH = 8_192; // far more than ten ARNs need

  private RedrivePolicies() {}

  static @Nullable String showPolicy(QueueSettings settings) {
    RedrivePolicy policy = settings.redrivePolicy();
    if (policy == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(TARGET, policy.deadLetterTarget().arn());
    json.put(RECEIVES, policy.maxReceiveCount());
    return Json.write(json);
  }

  static @Nullable String showAllowPolicy(QueueSettings settings) {
    RedriveAllowPolicy policy = settings.redriveAllowPolicy();
    if (policy == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(PERMISSION, AttributeKind.word(policy.permission()));
    if (!policy.sourceQueueArns().isEmpty()) {
      json.put(SOURCES, policy.sourceQueueArns());
    }
    return Json.write(json);
  }

  /** Reads a redrive policy for a queue with this address and type. */
  static RedrivePolicy readPolicy(String text, Queues queues, QueueAddress source, boolean isFifo) {
    if (text.length() > MAX_LENGTH || !(Json.parse(text) instanceof Map<?, ?> json)) {
      throw refused(text, "Redrive policy is not a valid JSON map.");
    }
    int receives = receives(mandatory(json, RECEIVES, text), text);
    QueueAddress address = QueueAddress.ofArn(mandatory(json, TARGET, text).toString());
    if (address == null || !address.equals(source.sibling(address.name()))) {
      throw refused(text, "Dead letter target does not exist.");
    }
    if (!address.equals(source)) {
      checkTarget(queues.find(address), source, isFifo, text);
    }
    return new RedrivePolicy(address, receives);
  }

  private static void checkTarget(
      @Nullable Queue target, QueueAddress source, boolean isFifo, String text) {
    if (target == null) {
      throw refused(text, "Dead letter target does not exist.");
    }
    if (target.isFifo() != isFifo) {
      throw refused(text, "Dead-letter queue must be same type of queue as the source.");
    }
    if (!target.allowsDeadLettersFrom(source)) {
      throw refused(
          text,
          "The redrive allow policy of the dead-letter queue does not allow this source queue.");
    }
  }

  private static Object mandatory(Map<?, ?> json, String key, String text) {
    Object value = json.get(key);
    if (value == null) {
      throw refused(text, "Redrive policy does not contain mandatory attribute: " + key + ".");
    }
    return value;
  }

  private static int receives(Object value, String text) {
    Integer receives = WholeNumber.of(value.toString());
    if (receives == null || receives < 1 || receives > RedrivePolicy.MAX_RECEIVE_COUNT) {
      throw refused(
          text,
          "Invalid value for maxReceiveCount: "
              + value
              + ", valid values are from 1 to "
              + RedrivePolicy.MAX_RECEIVE_COUNT
              + " both inclusive.");
    }
    return receives;
  }

  private static Refusal refused(String text, String why) {
    return Refusal.invalidValue(text, "RedrivePolicy", why);
  }

  static RedriveAllowPolicy readAllowPolicy(String text) {
    if (text.length() > MAX_LENGTH || !(Json.parse(text) instanceof Map<?, ?> json)) {
      throw allowRefused(text, "Redrive allow policy is not a valid JSON map.");
    }
    RedrivePermission permission = permission(json.get(PERMISSION), text);
    Set<String> sources = sources(json.get(SOURCES), text);
    if ((permission == RedrivePermission.BY_QUEUE) == sources.isEmpty()) {
      throw allowRefused(
          text, "sourceQueueArns must be given with the redrivePermission byQueue, and only then.");
    }
    return new RedriveAllowPolicy(permission, sources);
  }

  private static RedrivePermission permission(@Nullable Object value, String text) {
    for (RedrivePermission permission : RedrivePermission.values()) {
      if (AttributeKind.word(permission).equals(value)) {
        return permission;
      }
    }
    throw allowRefused(text, "redrivePermission must be allowAll, denyAll or byQueue.");
  }

  private static Set<String> sources(@Nullable Object value, String text) {
    if (value != null && !(value instanceof List)) {
      throw notArns(text);
    }
    Set<String> arns = new LinkedHashSet<>();
    for (Object arn : value instanceof List<?> list ? list : List.of()) {
      if (!(arn instanceof String string) || QueueAddress.ofArn(string) == null) {
        throw notArns(text);
      }
      arns.add(string);
    }
    if (arns.size() > MAX_SOURCES) {
      throw allowRefused(text, "sourceQueueArns can have up to " + MAX_SOURCES + " ARNs.");
    }
    return arns;
  }

  private static Refusal notArns(String text) {
    return allowRefused(text, "sourceQueueArns must be a list of ARNs of queues.");
  }

  private static Refusal allowRefused(String text, String why) {
    return Refusal.invalidValue(text, "RedriveAllowPolicy", why);
  }
}
