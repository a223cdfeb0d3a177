package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.RedriveAllowPolicy;
import dev.tailback.engine.queue.RedriveAllowPolicy.RedrivePermission;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON of the attribute RedriveAllowPolicy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>
 */
final class RedriveAllowPolicies {
  private static final String PERMISSION = "redrivePermission";
  private static final String SOURCES = "sourceQueueArns";
  private static final int MAX_SOURCES = 10;
  private static final int MAX_LENGTH = 8_192; // far more than ten ARNs need

  private RedriveAllowPolicies() {}

  static @Nullable String show(QueueSettings settings) {
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

  /** Reads the policy of a dead-letter queue. The queues that it names need not exist. */
  static RedriveAllowPolicy read(String text, QueueAddress deadLetterQueue) {
    if (text.length() > MAX_LENGTH
        || !(Json.parse(text) instanceof Map<?, ?> json)
        || !Set.of(PERMISSION, SOURCES).containsAll(json.keySet())) {
      throw unsupportedFormat();
    }
    RedrivePermission permission = permission(json.get(PERMISSION));
    Set<String> sources = sources(json.get(SOURCES));
    check(permission, sources, text);
    checkRegions(sources, deadLetterQueue, text);
    return new RedriveAllowPolicy(permission, sources);
  }

  private static RedrivePermission permission(@Nullable Object value) {
    for (RedrivePermission permission : RedrivePermission.values()) {
      if (AttributeKind.word(permission).equals(value)) {
        return permission;
      }
    }
    throw unsupportedFormat();
  }

  private static Set<String> sources(@Nullable Object value) {
    if (value != null && !(value instanceof List)) {
      throw unsupportedFormat();
    }
    Set<String> arns = new LinkedHashSet<>();
    for (Object arn : value instanceof List<?> list ? list : List.of()) {
      if (!(arn instanceof String string) || QueueAddress.ofArn(string) == null) {
        throw unsupportedFormat();
      }
      arns.add(string);
    }
    return arns;
  }

  private static void check(RedrivePermission permission, Set<String> sources, String text) {
    boolean isByQueue = permission == RedrivePermission.BY_QUEUE;
    if (isByQueue && sources.isEmpty()) {
      throw refused(
          text,
          "When you specify the byQueue permission type, you must also specify one or more"
              + " sourceQueueArns values.");
    }
    if (!isByQueue && !sources.isEmpty()) {
      throw refused(
          text,
          "To specify one or more source queue ARNs, you must set redrivePermission to byQueue.");
    }
    if (sources.size() > MAX_SOURCES) {
      throw refused(
          text, "The maximum number of source queue ARNs you can specify is " + MAX_SOURCES + ".");
    }
  }

  private static void checkRegions(Set<String> sources, QueueAddress queue, String text) {
    boolean isElsewhere =
        sources.stream()
            .map(arn -> Objects.requireNonNull(QueueAddress.ofArn(arn)))
            .anyMatch(source -> !source.region().equals(queue.region()));
    if (isElsewhere) {
      throw refused(
          text, "All source queue ARNs must be in the same region as the current SQS queue.");
    }
  }

  private static Refusal refused(String text, String why) {
    return Refusal.invalidValue(
        text, "RedriveAllowPolicy", "Amazon SQS can't create the redrive allow policy. " + why);
  }

  /** SQS writes the second apostrophe of this text as a quotation mark. */
  private static Refusal unsupportedFormat() {
    return new Refusal(
        SqsErrors.INVALID_ATTRIBUTE_VALUE,
        "Invalid value for the parameter RedriveAllowPolicy. Reason: Amazon SQS can't create the"
            + " redrive allow policy, as it\u2019s in an unsupported format.");
  }
}
