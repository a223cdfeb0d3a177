package dev.tailback.server.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a {@code User-Agent} header that tells a client by: its SDK, or what comes first. */
final class ClientName {
  /** Applications may put words of their own before the SDK's. */
  private static final Pattern SDK =
      Pattern.compile("(?:^|\\s)((?:aws-sdk-|aws-cli/|Boto3/|Botocore/)\\S*)");

  private static final Pattern FIRST_WORD = Pattern.compile("(\\S+)");
  private static final int MAX_LENGTH = 300;

  private ClientName() {}

  /** Returns name and version, such as {@code aws-sdk-java/2.59.1}; empty where there is none. */
  static String of(@Nullable String userAgent) {
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
