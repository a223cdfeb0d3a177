package dev.tailback.server.wire;

import dev.tailback.engine.queue.RetryMode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code User-Agent} header says about a client. What SDKs change in it from call to call
 * makes no difference.
 *
 * @param client the application's name, if the client was given one, else the SDK with its version
 * @param retryMode how the SDK retries, {@code null} if the header does not say
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-appid.html">Application
 *     ID</a>
 */
public record UserAgent(String client, @Nullable RetryMode retryMode) {
  private static final Pattern APPLICATION = Pattern.compile("(?:^|\\s)app/(\\S+)");

  /** The codes of the features that an SDK uses, separated by commas. */
  private static final Pattern METRICS = Pattern.compile("(?:^|\\s)m/(\\S+)");

  /** What SDKs wrote before there were such codes. */
  private static final Pattern RETRY_MODE = Pattern.compile("(?:^|\\s)cfg/retry-mode[#/](\\w+)");

  private static final Map<String, RetryMode> BY_CODE =
      Map.of("D", RetryMode.LEGACY, "E", RetryMode.STANDARD, "F", RetryMode.ADAPTIVE);
  private static final Map<String, RetryMode> BY_NAME =
      Map.of(
          "legacy", RetryMode.LEGACY,
          "standard", RetryMode.STANDARD,
          "adaptive", RetryMode.ADAPTIVE);

  private static final String UNKNOWN = "unknown";
  private static final int MAX_LENGTH = 1_000;
  private static final int MAX_CLIENT_LENGTH = 100;
  private static final int MAX_REMEMBERED = 256;

  /* Headers are few, and calls are many. */
  private static final Map<String, UserAgent> REMEMBERED = new ConcurrentHashMap<>();

  /** Reads a header, {@code null} if the request has none. */
  public static UserAgent of(@Nullable String header) {
    if (header == null) {
      return new UserAgent(UNKNOWN, null);
    }
    if (header.length() > MAX_LENGTH) {
      return read(header.substring(0, MAX_LENGTH));
    }
    UserAgent remembered = REMEMBERED.get(header);
    return remembered == null ? remember(header) : remembered;
  }

  private static UserAgent remember(String header) {
    if (REMEMBERED.size() >= MAX_REMEMBERED) {
      REMEMBERED.clear();
    }
    UserAgent read = read(header);
    REMEMBERED.put(header, read);
    return read;
  }

  private static UserAgent read(String header) {
    Matcher application = APPLICATION.matcher(header);
    String name = application.find() ? application.group(1) : ClientName.of(header);
    String client = name.substring(0, Math.min(MAX_CLIENT_LENGTH, name.length()));
    return new UserAgent(client.isEmpty() ? UNKNOWN : client, readRetryMode(header));
  }

  private static @Nullable RetryMode readRetryMode(String header) {
    Matcher metrics = METRICS.matcher(header);
    while (metrics.find()) {
      for (String code : List.of(metrics.group(1).split(",", -1))) {
        if (BY_CODE.containsKey(code)) {
          return BY_CODE.get(code);
        }
      }
    }
    Matcher name = RETRY_MODE.matcher(header);
    return name.find() ? BY_NAME.get(name.group(1)) : null;
  }
}
