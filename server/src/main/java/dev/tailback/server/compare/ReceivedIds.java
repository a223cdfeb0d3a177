package dev.tailback.server.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the messages in the answer to a receive. */
final class ReceivedIds {
  private ReceivedIds() {}

  /** Returns the ids of the messages, in order. */
  static List<String> in(@Nullable Object answer) {
    List<String> ids = new ArrayList<>();
    collect(answer, ids);
    return ids;
  }

  private static void collect(@Nullable Object value, List<String> ids) {
    String id = id(value);
    if (id != null) {
      ids.add(id);
    } else if (value instanceof Map<?, ?> structure) {
      structure.values().forEach(member -> collect(member, ids));
    } else if (value instanceof List<?> list) {
      list.forEach(element -> collect(element, ids));
    }
  }

  private static @Nullable String id(@Nullable Object value) {
    return value instanceof Map<?, ?> structure && structure.containsKey("MD5OfBody")
        ? AnswerTree.text(structure, "MessageId")
        : null;
  }

  /** Returns an answer with only some of its messages. */
  static @Nullable Object only(@Nullable Object answer, Predicate<String> isKept) {
    if (answer instanceof Map<?, ?> structure) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      structure.forEach((name, member) -> copy.put(name, only(member, isKept)));
      return copy;
    }
    if (answer instanceof List<?> list) {
      return list.stream()
          .filter(element -> id(element) == null || isKept.test(String.valueOf(id(element))))
          .map(element -> only(element, isKept))
          .toList();
    }
    return answer;
  }
}
