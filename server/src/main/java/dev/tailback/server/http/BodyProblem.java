package dev.tailback.server.http;

/** Why a request's body is not read to its end. */
enum BodyProblem {
  /** It is longer than anything SQS could accept, or than could ever be worked on in this heap. */
  TOO_LONG,
  /** The {@link MemoryAccount} has no room for it now. */
  NO_MEMORY,
  /** It did not arrive in time. */
  TOO_SLOW,
  /** It is chunked, and a chunk is malformed. */
  MALFORMED
}
