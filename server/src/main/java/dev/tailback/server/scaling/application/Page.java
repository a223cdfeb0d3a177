package dev.tailback.server.scaling.application;

import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.cloudwatch.request.PageToken;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.Output;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a listing a request wants.
 *
 * @param after the key after which it begins, {@code null} for the start
 * @param size how many elements it has at most
 */
record Page(@Nullable String after, int size) {

  static Page read(Input input, Constraints constraints, int max) {
    Integer size = constraints.integer("MaxResults", 1, max);
    constraints.check();
    List<String> token = PageToken.read(input.string("NextToken"), 1);
    return new Page(token == null ? null : token.get(0), Objects.requireNonNullElse(size, max));
  }

  /**
   * Returns the elements of the page and, if there are more, one beyond.
   *
   * @param key an element's key; the elements are in ascending order of their keys
   */
  <T> List<T> of(List<T> all, Function<T, String> key) {
    return all.stream()
        .filter(each -> after == null || key.apply(each).compareTo(after) > 0)
        .limit(size + 1L)
        .toList();
  }

  /** Returns the elements of the page without the one beyond. */
  <T> List<T> withoutNext(List<T> found) {
    return found.subList(0, Math.min(found.size(), size));
  }

  <T> void writeToken(List<T> found, Function<T, String> key, Output output) {
    if (found.size() > size) {
      output.string("NextToken", PageToken.of(List.of(key.apply(found.get(size - 1)))));
    }
  }
}
