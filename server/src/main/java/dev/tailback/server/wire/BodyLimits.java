package dev.tailback.server.wire;

/**
 * How much of a request a service reads.
 *
 * @param maxBytes the longest body, after decompression
 * @param maxTokens the maximum number of names and values in a JSON or CBOR body
 * @param maxParameters the maximum number of parameters of a Query request
 */
public record BodyLimits(int maxBytes, int maxTokens, int maxParameters) {
  /*
   * The largest SQS request is a message of 1 MiB, which JSON escapes can make six times as long. A
   * full batch of messages with ten attributes each has about a thousand names and values in JSON,
   * and fewer than 400 parameters in Query.
   */
  private static final int DEFAULT_TOKENS = 20_000;
  private static final int BYTES_PER_TOKEN = 60;

  /** The limits of a service whose requests have few members. */
  public static final BodyLimits DEFAULT = new BodyLimits(16 * 1024 * 1024, DEFAULT_TOKENS, 2_000);

  /**
   * Returns about how many bytes the names and values of a body may take in memory, beyond what is
   * counted for each byte of every body. A service with the default limits takes none.
   */
  public long treeBytes(int bodyLength) {
    return (long) Math.max(0, Math.min(bodyLength, maxTokens) - DEFAULT_TOKENS) * BYTES_PER_TOKEN;
  }

  /** Returns how many levels of all parameters' names may be held in memory. */
  int maxParameterLevels() {
    return maxParameters + DEFAULT_TOKENS;
  }
}
