package dev.tailback.server.sqs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Flattens the members of a request like a client of the Query protocol. */
final class QueryForm {
  private static final Map<String, List<String>> MAPS =
      Map.of(
          "Attributes", List.of("Attribute", "Name", "Value"),
          "tags", List.of("Tag", "Key", "Value"),
          "Tags", List.of("Tag", "Key", "Value"),
          "MessageAttributes", List.of("MessageAttribute", "Name", "Value"),
          "MessageSystemAttributes", List.of("MessageSystemAttribute", "Name", "Value"));

  private static final Map<String, String> LISTS =
      Map.of(
          "TagKeys", "TagKey",
          "AttributeNames", "AttributeName",
          "MessageSystemAttributeNames", "AttributeName",
          "MessageAttributeNames", "MessageAttributeName",
          "AWSAccountIds", "AWSAccountId",
          "Actions", "ActionName");

  private final String action;
  private final StringBuilder form = new StringBuilder();

  private QueryForm(String action) {
    this.action = action;
  }

  static String of(String action, Map<String, Object> members) {
    QueryForm form = new QueryForm(action);
    form.add("Action", action);
    form.add("Version", "2012-11-05");
    form.members("", members);
    return form.form.substring(1);
  }

  private void members(String prefix, Map<?, ?> members) {
    members.forEach((name, value) -> member(prefix, (String) name, value));
  }

  private void member(String prefix, String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      map(prefix, MAPS.get(name), map);
    } else if (value instanceof List<?> list) {
      list(prefix + LISTS.getOrDefault(name, action + "RequestEntry"), list);
    } else {
      add(prefix + name, value.toString());
    }
  }

  private void map(String prefix, List<String> names, Map<?, ?> map) {
    int index = 0;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      index++;
      String element = prefix + names.get(0) + "." + index + ".";
      add(element + names.get(1), (String) entry.getKey());
      element(element + names.get(2), entry.getValue());
    }
  }

  private void list(String prefix, List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      element(prefix + "." + (i + 1), list.get(i));
    }
  }

  private void element(String name, Object value) {
    if (value instanceof Map<?, ?> structure) {
      members(name + ".", structure);
    } else {
      add(name, value.toString());
    }
  }

  private void add(String name, String value) {
    form.append('&').append(name).append('=');
    form.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
