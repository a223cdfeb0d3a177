package dev.tailback.server.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a URL's query string, to be found by name and put in their canonical form. */
final class QueryString {
  /** A parameter in its canonical encoding. */
  private record Parameter(String name, String value) implements Comparable<Parameter> {
    @Override
    public int compareTo(Parameter other) {
      int byName = name.compareTo(other.name);
      return byName == 0 ? value.compareTo(other.value) : byName;
    }
  }

  private final List<Parameter> parameters = new ArrayList<>();

  /**
   * @param query with its percent escapes
   */
  QueryString(String query) {
    int start = 0;
    while (start < query.length()) {
      int end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      if (end > start) {
        parameters.add(parameter(query.substring(start, end)));
      }
      start = end + 1;
    }
  }

  private static Parameter parameter(String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    return new Parameter(PercentEncoding.recode(name), PercentEncoding.recode(value));
  }

  /** Returns the decoded value of the first parameter with this name. */
  @Nullable String value(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        return PercentEncoding.decode(parameter.value);
      }
    }
    return null;
  }

  /** Returns the canonical form without some parameters: sorted by name, then by value. */
  String canonicalWithout(Set<String> names) {
    StringBuilder canonical = new StringBuilder();
    parameters.stream()
        .filter(parameter -> !names.contains(parameter.name))
        .sorted()
        .forEach(
            parameter ->
                canonical
                    .append(canonical.isEmpty() ? "" : "&")
                    .append(parameter.name)
                    .append('=')
                    .append(parameter.value));
    return canonical.toString();
  }
}
