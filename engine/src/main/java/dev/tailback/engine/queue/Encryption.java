package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * A queue's server-side encryption settings; nothing is encrypted, the settings are kept and shown.
 *
 * @param sqsManaged whether SQS's own keys are on; never together with a KMS key
 * @param kmsMasterKeyId the id, ARN or alias of a KMS key, not looked up
 * @param kmsDataKeyReusePeriodSeconds 60 to 86,400
 */
public record Encryption(
    boolean sqsManaged, @Nullable String kmsMasterKeyId, int kmsDataKeyReusePeriodSeconds) {

  /** A new queue's: SQS's own keys. */
  public static final Encryption DEFAULT = new Encryption(true, null, 300);

  public Encryption {
    if (sqsManaged && kmsMasterKeyId != null) {
      throw new IllegalArgumentException("one type of server-side encryption at one time");
    }
  }
}
