package dev.tailback.server.auth;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.wire.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An access key: its id, its secret, and its owner. Never shows the secret.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html">Access
 *     keys for IAM users</a>
 */
public final class AccessKey {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
  private static final Pattern IDENTITY =
      Pattern.compile("root|(user|role)/[A-Za-z0-9_+=,.@/-]{1,512}");

  private final String id;
  private final byte[] secret;
  private final String account;
  private final String identity;

  /** The signing key of the latest scope: nearly all calls with a key have the same scope. */
  private volatile SigningKey latest;

  /** Creates a key of the root of an account. */
  public AccessKey(String id, String secret, String account) {
    this(id, secret, account, Caller.ROOT);
  }

  /**
   * Creates a key.
   *
   * @param id up to 128 letters, digits, underscores, hyphens and dots
   * @param account twelve digits
   * @param identity {@code root}, {@code user/NAME} or {@code role/NAME}
   * @throws IllegalArgumentException if one of them is invalid, without quoting it
   */
  public AccessKey(String id, String secret, String account, String identity) {
    check(ID.matcher(id).matches(), "the id has other characters than letters, digits, _, - and .");
    check(!secret.isEmpty(), "the secret is empty");
    check(QueueAddress.isAccount(account), "the account is not twelve digits");
    check(IDENTITY.matcher(identity).matches(), "the owner is not user/NAME or role/NAME");
    this.id = id;
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.account = account;
    this.identity = identity;
    latest = SigningKey.NONE;
  }

  private static void check(boolean isValid, String problem) {
    if (!isValid) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** Returns the key's id, which is no secret. */
  public String id() {
    return id;
  }

  /** Returns the caller that signs with this key for a region. */
  Caller caller(String region) {
    return new Caller(account, region, id, identity);
  }

  /** Returns the signature of a text, in a scope {@code date/region/service/aws4_request}. */
  String sign(String scope, String text) {
    SigningKey key = latest;
    if (!key.isFor(scope)) {
      key = SigningKey.derive(secret, scope);
      latest = key;
    }
    return key.sign(text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccessKey key
        && id.equals(key.id)
        && account.equals(key.account)
        && identity.equals(key.identity)
        && MessageDigest.isEqual(secret, key.secret);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "access key " + id;
  }
}
