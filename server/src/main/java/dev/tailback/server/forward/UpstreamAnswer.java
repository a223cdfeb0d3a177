package dev.tailback.server.forward;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the upstream answered, complete.
 *
 * @param headers all values of each header, whose names are in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // the body is handed over, answers are never compared
record UpstreamAnswer(int status, Map<String, List<String>> headers, byte[] body) {

  /** Returns a header's first value, {@code null} if it is absent. */
  @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }
}
