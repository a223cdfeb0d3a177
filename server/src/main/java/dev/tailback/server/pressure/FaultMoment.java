package dev.tailback.server.pressure;

/** Whether a fault strikes before a call takes effect, or after, when the client is to be told. */
public enum FaultMoment {
  BEFORE,
  AFTER
}
