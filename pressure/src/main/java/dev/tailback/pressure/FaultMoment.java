package dev.tailback.pressure;

/** When a fault happens to a call. */
public enum FaultMoment {
  /** Before the call takes effect. */
  BEFORE,
  /** After the call took effect, when its result is sent. */
  AFTER
}
