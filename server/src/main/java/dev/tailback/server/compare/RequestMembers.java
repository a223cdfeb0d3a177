package dev.tailback.server.compare;

import dev.tailback.server.forward.AnsweredCall;
import dev.tailback.server.forward.FormEdit;
import dev.tailback.server.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the members of a request without authentication data, and with long texts cut. */
final class RequestMembers {
  private static final int MAX_TEXT = 200;
  private static final Set<String> SECRET = Set.of("awsaccesskeyid", "securitytoken", "signature");

  private RequestMembers() {}

  static @Nullable Object of(AnsweredCall call) {
    if (!call.protocol().readsForms()) {
      return cut(Json.parse(new String(call.sent().body(), StandardCharsets.UTF_8)));
    }
    Map<String, Object> members = new LinkedHashMap<>();
    FormEdit.edit(
        call.sent().query(),
        call.sent().body(),
        (name, text) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!lower.startsWith("x-amz-") && !SECRET.contains(lower)) {
            members.put(name, cut(text));
          }
          return text;
        });
    return members;
  }

  /** Returns a value in which no text is longer than 200 characters. */
  static @Nullable Object cut(@Nullable Object value) {
    if (value instanceof String text) {
      return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
    }
    if (value instanceof Map<?, ?> structure) {
      Map<Object, @Nullable Object> cut = new LinkedHashMap<>();
      structure.forEach((name, member) -> cut.put(name, cut(member)));
      return cut;
    }
    return value instanceof List<?> list ? list.stream().map(RequestMembers::cut).toList() : value;
  }
}
