package dev.tailback.server.cloudwatch.alarm;

import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes the tags of alarms. */
final class Tags {
  static final int MAX_KEY_LENGTH = 128;
  static final int MAX_TAGS = 50;

  private static final ListMember TAGS = ListMember.of("Tags");
  private static final int MAX_VALUE_LENGTH = 256;

  private Tags() {}

  static Map<String, String> read(Members members) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (Members tag : members.structures(TAGS, MAX_TAGS)) {
      String key = tag.requiredText("Key", MAX_KEY_LENGTH);
      if (key.startsWith("aws:") || tags.put(key, value(tag)) != null) {
        tag.problems().invalid(key, tag.path("Key"));
      }
    }
    return tags;
  }

  private static String value(Members tag) {
    String value = tag.input().string("Value");
    if (value == null) {
      tag.problems().missing(tag.path("Value"));
      return "";
    }
    return value.isEmpty() ? value : tag.requiredText("Value", MAX_VALUE_LENGTH);
  }

  static void write(Map<String, String> tags, Output output) {
    List<Result> shown =
        tags.entrySet().stream()
            .<Result>map(
                tag ->
                    each -> {
                      each.string("Key", tag.getKey());
                      each.requiredString("Value", tag.getValue());
                    })
            .toList();
    output.requiredStructures(TAGS, shown);
  }
}
