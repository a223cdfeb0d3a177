package dev.tailback.server.http;

/** Why a request's body is not read completely. */
enum BodyProblem {
  /** Longer than anything SQS could accept, or than this heap could ever process. */
  TOO_LONG,
  /** The {@link MemoryAccount} has no room for it now. */
  NO_MEMORY,
  /** The rest did not arrive in time. */
  TOO_SLOW,
  /** It is chunked, and a chunk is malformed. */
  MALFORMED
}
