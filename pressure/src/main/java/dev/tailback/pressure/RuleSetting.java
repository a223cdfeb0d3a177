package dev.tailback.pressure;

/** Where the calls that rules see are carried out. */
public enum RuleSetting {
  /** On the engine's own queues. */
  OWN_QUEUES,
  /**
   * By another SQS. The engine does not have its queues, its clock follows real time, and each rule
   * has to end by itself.
   */
  IN_FRONT;

  /** Returns whether another SQS carries the calls out. */
  public boolean isInFront() {
    return this == IN_FRONT;
  }
}
