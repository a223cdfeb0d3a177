package dev.tailback.junit;

/**
 * Settings that the injected clients of a test share.
 *
 * @param user the test, for the beginning of the User-Agent
 * @param retry whether they retry, as the AWS SDK does by default
 */
record ClientTraits(String user, boolean retry) {}
