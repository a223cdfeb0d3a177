package dev.tailback.engine.queue;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The account, region and name that identify a queue.
 *
 * @param account twelve digits
 * @param region such as {@code us-east-1}
 * @param name 1 to 80 letters, digits, hyphens and underscores; that of a FIFO queue ends in {@code
 *     .fifo}
 */
public record QueueAddress(String account, String region, String name)
    implements Comparable<QueueAddress> {

  private static final Comparator<QueueAddress> ORDER =
      Comparator.comparing(QueueAddress::account)
          .thenComparing(QueueAddress::region)
          .thenComparing(QueueAddress::name);

  private static final int ARN_PARTS = 6;
  private static final int ACCOUNT_DIGITS = 12;

  /** Returns whether a text is an account: twelve digits. */
  public static boolean isAccount(String text) {
    return text.length() == ACCOUNT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * Returns the address in a queue's ARN, or {@code null} if the text is not the ARN of a queue.
   */
  public static @Nullable QueueAddress ofArn(String arn) {
    String[] parts = arn.split(":", -1);
    boolean isQueue = parts.length == ARN_PARTS && parts[0].equals("arn") && parts[2].equals("sqs");
    if (!isQueue || parts[3].isEmpty() || parts[4].isEmpty() || parts[5].isEmpty()) {
      return null;
    }
    return new QueueAddress(parts[4], parts[3], parts[5]);
  }

  /** Returns the queue's Amazon Resource Name. */
  public String arn() {
    return "arn:" + partition() + ":sqs:" + region + ":" + account + ":" + name;
  }

  /** Returns the address of another queue in the same account and region. */
  public QueueAddress sibling(String otherName) {
    return new QueueAddress(account, region, otherName);
  }

  private String partition() {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  @Override
  public int compareTo(QueueAddress other) {
    return ORDER.compare(this, other);
  }
}
