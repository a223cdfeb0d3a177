package dev.tailback.server.sqs.policy;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.SqsErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON values of access policies, and refuses values of other types. */
final class PolicyValue {
  private PolicyValue() {}

  /** Returns the refusal of a malformed policy, whatever is wrong with it. */
  static Refusal invalid() {
    return new Refusal(
        SqsErrors.INVALID_ATTRIBUTE_VALUE, "Invalid value for the parameter Policy.");
  }

  static String string(@Nullable Object json) {
    if (json instanceof String string) {
      return string;
    }
    throw invalid();
  }

  static Map<String, Object> map(@Nullable Object json) {
    if (!(json instanceof Map<?, ?> given)) {
      throw invalid();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    given.forEach((name, value) -> map.put((String) name, value));
    return map;
  }

  /** Returns the elements of a list, or a list of the value itself if it is not a list. */
  static List<?> list(@Nullable Object json) {
    return json instanceof List<?> list ? list : List.of(present(json));
  }

  /** Reads one or more strings. A single one need not be in a list. */
  static List<String> strings(@Nullable Object json) {
    List<String> strings = new ArrayList<>();
    list(json).forEach(member -> strings.add(string(member)));
    if (strings.isEmpty() || strings.contains("")) {
      throw invalid();
    }
    return strings;
  }

  /** Returns a list as SQS shows it: a single element is shown without the list. */
  static Object oneOrMore(List<?> values) {
    return values.size() == 1 ? present(values.get(0)) : values;
  }

  static Object present(@Nullable Object json) {
    if (json == null) {
      throw invalid();
    }
    return json;
  }
}
