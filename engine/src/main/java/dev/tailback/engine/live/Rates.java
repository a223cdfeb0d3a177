package dev.tailback.engine.live;

/**
 * The rates of a queue's events, per second.
 *
 * <p>The first four are averages over about 25 seconds, the others, which are rarer, over about
 * three minutes.
 *
 * @param arriving messages sent
 * @param leaving messages deleted, dead-lettered or expired
 * @param throttledSends calls to send that throttles rejected
 * @param overLimit receives refused because of the in-flight limit
 * @param received messages that receives returned
 * @param repeated those among them that had been received before
 * @param deadLettered messages that moved to the dead-letter queue
 * @param expired messages whose retention ran out
 * @param empty receives that returned no message
 * @param emptyShort those among them that did not wait
 */
public record Rates(
    double arriving,
    double leaving,
    double throttledSends,
    double overLimit,
    double received,
    double repeated,
    double deadLettered,
    double expired,
    double empty,
    double emptyShort) {

  /** Nothing happens. */
  public static final Rates NONE = new Rates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Returns the same with 0 in place of values that are negative or not finite. */
  public Rates cleaned() {
    return new Rates(
        positive(arriving),
        positive(leaving),
        positive(throttledSends),
        positive(overLimit),
        positive(received),
        positive(repeated),
        positive(deadLettered),
        positive(expired),
        positive(empty),
        positive(emptyShort));
  }

  private static double positive(double rate) {
    return Double.isFinite(rate) && rate > 0 ? rate : 0;
  }
}
