package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code X-Amzn-Trace-Id} header, which carries a producer's X-Ray trace: {@code
 * Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1}.
 *
 * <p>A request with a malformed header is refused, whatever its action. The message system
 * attribute {@code AWSTraceHeader} may be any text.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing
 *     header</a>
 */
final class TraceHeader {
  private static final String NAME = "X-Amzn-Trace-Id";
  private static final Pattern ROOT = Pattern.compile("1-[0-9a-f]{8}-[0-9a-f]{24}");
  private static final Pattern PARENT = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern SAMPLED = Pattern.compile("[01?]");

  private TraceHeader() {}

  /**
   * Returns the header's value, {@code null} if the request has none.
   *
   * @throws Refusal InvalidParameterValue, if the value is malformed
   */
  static @Nullable String of(WireRequest request) {
    String value = request.header(NAME);
    if (value != null && !isValid(value)) {
      throw Refusal.invalidParameter(
          "The request has a '"
              + NAME
              + "' HTTP header which is reserved for AWS X-Ray trace header and has an invalid"
              + " value '"
              + value
              + "'");
    }
    return value;
  }

  private static boolean isValid(String value) {
    boolean hasRoot = false;
    for (String field : value.split(";", -1)) {
      int equals = field.indexOf('=');
      if (equals < 1 || !isValid(field.substring(0, equals), field.substring(equals + 1))) {
        return false;
      }
      hasRoot |= field.startsWith("Root=");
    }
    return hasRoot;
  }

  private static boolean isValid(String key, String value) {
    return switch (key) {
      case "Root" -> ROOT.matcher(value).matches();
      case "Parent" -> PARENT.matcher(value).matches();
      case "Sampled" -> SAMPLED.matcher(value).matches();
      default -> true;
    };
  }
}
