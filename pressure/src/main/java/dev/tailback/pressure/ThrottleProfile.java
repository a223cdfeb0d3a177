package dev.tailback.pressure;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Amazon's quotas for FIFO queues, as throttles.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">Amazon
 *     SQS message quotas</a>
 */
public enum ThrottleProfile {
  /** 300 calls per second for each action and FIFO queue that is not in high-throughput mode. */
  AWS_FIFO("aws-fifo"),

  /**
   * The quota of its region for each action and FIFO queue in high-throughput mode; and 300 sends
   * per second for each message group, as if each had its own partition.
   */
  AWS_FIFO_HIGH_THROUGHPUT("aws-fifo-high-throughput");

  private static final Set<String> SENDS = Set.of("SendMessage", "SendMessageBatch");

  private static final Set<String> MESSAGE_ACTIONS =
      Set.of(
          "SendMessage",
          "SendMessageBatch",
          "ReceiveMessage",
          "DeleteMessage",
          "DeleteMessageBatch",
          "ChangeMessageVisibility",
          "ChangeMessageVisibilityBatch");

  private static final Quota HIGH_THROUGHPUT_ELSEWHERE = Quota.perSecond(2_400);

  private static final Map<String, Quota> HIGH_THROUGHPUT =
      Map.ofEntries(
          in("us-east-1", 70_000),
          in("us-west-2", 70_000),
          in("eu-west-1", 70_000),
          in("us-east-2", 19_000),
          in("eu-central-1", 19_000),
          in("ap-south-1", 9_000),
          in("ap-southeast-1", 9_000),
          in("ap-southeast-2", 9_000),
          in("ap-northeast-1", 9_000),
          in("eu-west-2", 4_500),
          in("sa-east-1", 4_500));

  private final String wireName;

  ThrottleProfile(String wireName) {
    this.wireName = wireName;
  }

  /** Returns its name on the wire, such as {@code aws-fifo}. */
  public String wireName() {
    return wireName;
  }

  /** Returns its throttles. */
  public List<ThrottleRule> rules() {
    return switch (this) {
      case AWS_FIFO -> List.of(perAction(QueueType.FIFO, Quota.perSecond(300), Map.of()));
      case AWS_FIFO_HIGH_THROUGHPUT ->
          List.of(
              perAction(QueueType.FIFO_HIGH_THROUGHPUT, HIGH_THROUGHPUT_ELSEWHERE, HIGH_THROUGHPUT),
              sendsPerMessageGroup(Quota.perSecond(300)));
    };
  }

  private ThrottleRule perAction(
      QueueType queueType, Quota quota, Map<String, Quota> quotaByRegion) {
    return new ThrottleRule(
        this,
        new CallMatch(null, queueType, MESSAGE_ACTIONS, null, null, null),
        ThrottleScope.QUEUE_AND_ACTION,
        ThrottleUnit.CALLS,
        quota,
        quotaByRegion,
        null);
  }

  private ThrottleRule sendsPerMessageGroup(Quota quota) {
    return new ThrottleRule(
        this,
        new CallMatch(null, QueueType.FIFO_HIGH_THROUGHPUT, SENDS, null, null, null),
        ThrottleScope.MESSAGE_GROUP,
        ThrottleUnit.CALLS,
        quota,
        Map.of(),
        null);
  }

  private static Map.Entry<String, Quota> in(String region, long perSecond) {
    return Map.entry(region, Quota.perSecond(perSecond));
  }
}
