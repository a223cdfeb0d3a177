package dev.tailback.engine.queue;

import org.jspecify.annotations.Nullable;

/**
 * A queue's settings for server-side encryption. They are stored and shown; nothing is encrypted.
 *
 * @param sqsManaged whether SQS's own keys are used; never together with a KMS key
 * @param kmsMasterKeyId the id, ARN or alias of a KMS key, which need not exist
 * @param kmsDataKeyReusePeriodSeconds 60 to 86,400
 */
public record Encryption(
    boolean sqsManaged, @Nullable String kmsMasterKeyId, int kmsDataKeyReusePeriodSeconds) {

  /** The default: SQS's own keys. */
  public static final Encryption DEFAULT = new Encryption(true, null, 300);

  public Encryption {
    if (sqsManaged && kmsMasterKeyId != null) {
      throw new IllegalArgumentException("a queue uses either SQS's own keys or a KMS key");
    }
  }
}
