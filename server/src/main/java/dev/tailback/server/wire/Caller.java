package dev.tailback.server.wire;

/**
 * Who calls, and for which region, as the request's credential scope says.
 *
 * @param account twelve digits: the access key id where it has that form, else the emulator's
 *     default
 * @param region the scope's region, else the emulator's default
 * @param accessKeyId the access key id, empty in an unsigned request
 */
public record Caller(String account, String region, String accessKeyId) {
  private static final int ACCOUNT_DIGITS = 12;

  private static final int MAX_REGION_LENGTH = 32;

  /** Whether the text is an account: twelve digits. */
  public static boolean isAccount(String text) {
    return text.length() == ACCOUNT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns whether the text could stand for a region in an ARN. */
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
