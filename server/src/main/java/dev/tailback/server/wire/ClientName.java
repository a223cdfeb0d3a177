package dev.tailback.server.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the name of the client from a {@code User-Agent} header: its SDK, or the first product.
 */
public final class ClientName {
  /** The SDK's product; applications may put their own products in front of it. */
  private static final Pattern SDK =
      Pattern.compile("(?:^|\\s)((?:aws-sdk-|aws-cli/|Boto3/|Botocore/)\\S*)");

  private static final Pattern FIRST_WORD = Pattern.compile("(\\S+)");
  private static final int MAX_LENGTH = 300;

  private ClientName() {}

  /**
   * Returns name and version, such as {@code aws-sdk-java/2.59.1}, or an empty string if there is
   * none.
   */
  public static String of(@Nullable String userAgent) {
    if (userAgent == null) {
      return "";
    }
    String agent = userAgent.substring(0, Math.min(MAX_LENGTH, userAgent.length()));
    Matcher name = SDK.matcher(agent);
    if (name.find()) {
      return name.group(1);
    }
    Matcher first = FIRST_WORD.matcher(agent);
    return first.find() ? first.group(1) : "";
  }
}
