package dev.tailback.server.sqs.policy;

/** A queue policy's decision about a request. */
public enum AccessDecision {
  /** A statement allows it, and none denies it. */
  ALLOWED,

  /** No statement says anything about it. */
  NOT_ALLOWED,

  /** A statement denies it. */
  DENIED
}
