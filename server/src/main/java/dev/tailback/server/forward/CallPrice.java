package dev.tailback.server.forward;

/**
 * What calls to Amazon's SQS cost, approximately: messages of more than 64 KiB count several times.
 */
public final class CallPrice {
  /**
   * The price of a million calls to standard queues, in dollars. It differs between regions, and
   * the first million of a month is free.
   *
   * @see <a href="https://aws.amazon.com/sqs/pricing/">Amazon SQS pricing</a>
   */
  public static final double DOLLARS_A_MILLION = 0.40;

  private static final double MILLION = 1_000_000;

  private CallPrice() {}

  /** Returns what calls cost, in dollars. */
  public static double dollars(long calls) {
    return calls * DOLLARS_A_MILLION / MILLION;
  }
}
