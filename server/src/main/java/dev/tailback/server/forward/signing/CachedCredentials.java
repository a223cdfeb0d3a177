package dev.tailback.server.forward.signing;

import dev.tailback.server.forward.CredentialsException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Credentials that are kept for a minute, but no longer than until a minute before they expire. One
 * thread at a time looks them up; the others wait for what it finds.
 *
 * <p>The SDK's providers keep credentials, too, and renew them well before they expire. Asking them
 * each minute lets them do so, and notices changed files.
 */
final class CachedCredentials {
  private static final Duration MAX_AGE = Duration.ofMinutes(1);
  private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(1);
  private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(1);

  private final AwsCredentialsProvider chain;
  private final InstantSource clock;
  private volatile @Nullable Kept kept;
  private @Nullable Failure failure;

  CachedCredentials(AwsCredentialsProvider chain, InstantSource clock) {
    this.chain = chain;
    this.clock = clock;
  }

  /** Returns whether there are credentials that need not be looked up again yet. */
  boolean areFresh() {
    Kept now = kept;
    return now != null && clock.instant().isBefore(now.freshUntil);
  }

  /**
   * Looks credentials up, unless they are fresh. A lookup that has failed is not repeated for a
   * second.
   *
   * @throws CredentialsException if there are none
   */
  synchronized void refresh() {
    if (!areFresh()) {
      throwRecentFailure();
      lookUp();
    }
  }

  private void throwRecentFailure() {
    if (failure != null && clock.instant().isBefore(failure.repeatedFrom)) {
      throw new CredentialsException(failure.text);
    }
  }

  private void lookUp() {
    try {
      AwsCredentials found = chain.resolveCredentials();
      kept = new Kept(found, freshUntil(found));
    } catch (RuntimeException e) {
      kept = null;
      failure = new Failure(LookupFailure.text(e), clock.instant().plus(BETWEEN_FAILURES));
      throw new CredentialsException(failure.text);
    }
  }

  private Instant freshUntil(AwsCredentials found) {
    Instant byAge = clock.instant().plus(MAX_AGE);
    Instant byExpiry =
        found.expirationTime().map(expiry -> expiry.minus(BEFORE_EXPIRY)).orElse(byAge);
    return byExpiry.isBefore(byAge) ? byExpiry : byAge;
  }

  /**
   * Returns the credentials that were found last, fresh or not.
   *
   * @throws CredentialsException if there are none
   */
  AwsCredentials current() {
    Kept now = kept;
    if (now == null) {
      throw new CredentialsException("AWS credentials have not been looked up yet");
    }
    return now.credentials;
  }

  /** Not a record, whose toString would show the credentials. */
  private static final class Kept {
    private final AwsCredentials credentials;
    private final Instant freshUntil;

    Kept(AwsCredentials credentials, Instant freshUntil) {
      this.credentials = credentials;
      this.freshUntil = freshUntil;
    }
  }

  private record Failure(String text, Instant repeatedFrom) {}
}
