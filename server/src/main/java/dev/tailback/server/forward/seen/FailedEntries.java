package dev.tailback.server.forward.seen;

import dev.tailback.server.wire.Json;
import dev.tailback.server.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the entries of a batch that have failed. */
final class FailedEntries {
  private static final String ELEMENT = "BatchResultErrorEntry";
  private static final Set<String> LISTS = Set.of("Failed", "failed", ELEMENT);

  private FailedEntries() {}

  /** Returns the ids of the entries that have failed. */
  static Set<String> of(WireResponse answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    Set<String> failed = new HashSet<>();
    if (LISTS.stream().noneMatch(text::contains)) {
      return failed;
    }
    if (answer.contentType().contains("json")) {
      addOfJson(Json.parse(text), failed);
    } else {
      addOfXml(text, failed);
    }
    return failed;
  }

  private static void addOfXml(String xml, Set<String> failed) {
    String start = "<" + ELEMENT + ">";
    for (int at = xml.indexOf(start); at >= 0; at = xml.indexOf(start, at + 1)) {
      failed.add(XmlMessages.after("<Id>", xml.substring(at)));
    }
  }

  private static void addOfJson(@Nullable Object json, Set<String> failed) {
    if (json instanceof Map<?, ?> members) {
      members.forEach((name, value) -> addMember(String.valueOf(name), value, failed));
    }
  }

  private static void addMember(String name, @Nullable Object value, Set<String> failed) {
    if (LISTS.contains(name) && value instanceof List<?> entries) {
      entries.forEach(entry -> failed.add(String.valueOf(((Map<?, ?>) entry).get("Id"))));
    } else {
      addOfJson(value, failed);
    }
  }
}
