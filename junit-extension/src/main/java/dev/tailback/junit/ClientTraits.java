package dev.tailback.junit;

/**
 * What the injected clients of a test have in common.
 *
 * @param user who uses them, for the beginning of their User-Agent
 * @param retry whether they retry, as the AWS SDK does unless it is told not to
 */
record ClientTraits(String user, boolean retry) {}
