package dev.tailback.server.wire;

/**
 * The account and region of a call, from the request's credential scope, and who calls.
 *
 * @param account twelve digits: that of the access key if keys are checked; else the access key id
 *     if it has that form, else the emulator's default account; empty for an anonymous caller
 * @param region the scope's region, else the emulator's default region
 * @param accessKeyId the access key id; empty if the request is unsigned
 * @param identity who calls within the account, as the last part of an ARN: {@code root}, {@code
 *     user/NAME} or {@code role/NAME}
 */
public record Caller(String account, String region, String accessKeyId, String identity) {
  /** The identity of the account itself. */
  public static final String ROOT = "root";

  private static final String ANONYMOUS = "anonymous";
  private static final int MAX_REGION_LENGTH = 32;

  /** Creates a caller that is the root of its account. */
  public Caller(String account, String region, String accessKeyId) {
    this(account, region, accessKeyId, ROOT);
  }

  /**
   * Returns a caller without an account, who may do only what a queue's policy allows everyone.
   *
   * @param region the region of the call
   */
  public static Caller anonymous(String region) {
    return new Caller("", region, "", ANONYMOUS);
  }

  /** Returns whether the caller is unknown: keys are checked and the call is unsigned. */
  public boolean isAnonymous() {
    return account.isEmpty();
  }

  /** Returns the caller's ARN, such as {@code arn:aws:iam::123456789012:user/anna}. */
  public String principal() {
    return "arn:aws:iam::" + account + ":" + identity;
  }

  /** Returns whether a text has the form of a region's name: letters, digits and hyphens. */
  public static boolean isRegion(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '-' && (c >= 128 || !Character.isLetterOrDigit(c))) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MAX_REGION_LENGTH;
  }
}
