package dev.tailback.server.wire;

/**
 * The account and region of a call, from the request's credential scope.
 *
 * @param account twelve digits: the access key id if it has that form, else the emulator's default
 *     account
 * @param region the scope's region, else the emulator's default region
 * @param accessKeyId the access key id; empty if the request is unsigned
 */
public record Caller(String account, String region, String accessKeyId) {
  private static final int MAX_REGION_LENGTH = 32;

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
