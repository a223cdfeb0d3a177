package dev.tailback.server.forward;

import dev.tailback.server.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Leaves queues out of a list of queue URLs. */
final class ListedSources {
  private static final Pattern ELEMENT = Pattern.compile("<QueueUrl>([^<]*)</QueueUrl>");

  private ListedSources() {}

  /** Returns an answer with only some of the URLs in it; the same bytes if those are all. */
  static byte[] only(byte[] answer, boolean isJson, Predicate<String> isListed) {
    String text = new String(answer, StandardCharsets.UTF_8);
    if (isJson) {
      Object all = Json.parse(text);
      Object listed = only(all, isListed);
      return listed == null || listed.equals(all) ? answer : bytes(Json.write(listed));
    }
    return bytes(
        ELEMENT.matcher(text).replaceAll(found -> isListed.test(found.group(1)) ? "$0" : ""));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable Object only(@Nullable Object value, Predicate<String> isListed) {
    if (value instanceof Map<?, ?> structure) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      structure.forEach((name, member) -> copy.put(name, only(member, isListed)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .filter(element -> !(element instanceof String url) || isListed.test(url))
          .toList();
    }
    return value;
  }
}
