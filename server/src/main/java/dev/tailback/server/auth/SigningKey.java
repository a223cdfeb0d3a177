package dev.tailback.server.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signing key that is derived from a secret for one credential scope.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
final class SigningKey {
  /** Signs for no scope. */
  static final SigningKey NONE = new SigningKey("", new byte[] {0});

  private static final String HMAC = "HmacSHA256";
  private static final byte[] PREFIX = "AWS4".getBytes(ISO_8859_1);

  private final String scope;
  private final SecretKeySpec key;

  private SigningKey(String scope, byte[] key) {
    this.scope = scope;
    this.key = new SecretKeySpec(key, HMAC);
  }

  /** Derives the key of a scope {@code date/region/service/aws4_request}. */
  static SigningKey derive(byte[] secret, String scope) {
    byte[] key = new byte[PREFIX.length + secret.length];
    System.arraycopy(PREFIX, 0, key, 0, PREFIX.length);
    System.arraycopy(secret, 0, key, PREFIX.length, secret.length);
    for (String part : scope.split("/", -1)) {
      key = hmac(new SecretKeySpec(key, HMAC), part);
    }
    return new SigningKey(scope, key);
  }

  boolean isFor(String wanted) {
    return scope.equals(wanted);
  }

  /** Returns the signature of a text in hexadecimal digits. */
  String sign(String text) {
    return HexFormat.of().formatHex(hmac(key, text));
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(ISO_8859_1));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + HMAC, e);
    }
  }
}
