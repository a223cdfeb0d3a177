package dev.tailback.server.sqs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Members of requests and results as trees of maps, lists and texts, whatever the protocol. */
final class Members {
  private Members() {}

  /** Returns a map of the given keys and values, in that order. */
  static Map<String, Object> of(Object... keysAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      members.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return members;
  }

  /** Returns a copy with more members. */
  static Map<String, Object> with(Map<String, Object> members, Object... keysAndValues) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.putAll(of(keysAndValues));
    return more;
  }

  /** Returns keys and values alternately. */
  static Object[] array(Map<String, Object> members) {
    return members.entrySet().stream()
        .flatMap(member -> Stream.of(member.getKey(), member.getValue()))
        .toArray();
  }

  static Map<String, Object> string(String value) {
    return of("DataType", "String", "StringValue", value);
  }

  static Map<String, Object> number(String value) {
    return of("DataType", "Number", "StringValue", value);
  }

  static Map<String, Object> binary(String base64) {
    return of("DataType", "Binary", "BinaryValue", base64);
  }

  /**
   * Returns a value within a tree. The path consists of keys and indices, as in {@code
   * Messages.0.Body}.
   */
  static Object at(Object tree, String path) {
    Object node = tree;
    for (String step : path.split("\\.", -1)) {
      node =
          node instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : ((Map<?, ?>) node).get(step);
    }
    return node;
  }

  /**
   * Returns the tree as XML can represent it: all scalars are text, and there are no empty lists.
   */
  static Object asText(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> texts = new LinkedHashMap<>();
      map.forEach((key, value) -> texts.put((String) key, asText(value)));
      texts.values().removeIf(List.of()::equals);
      return texts;
    }
    return tree instanceof List<?> list
        ? list.stream().map(Members::asText).collect(Collectors.toList())
        : String.valueOf(tree);
  }
}
