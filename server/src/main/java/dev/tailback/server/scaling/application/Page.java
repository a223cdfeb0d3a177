package dev.tailback.server.scaling.application;

import dev.tailback.server.cloudwatch.request.Constraints;
import dev.tailback.server.cloudwatch.request.PageToken;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requested part of a listing.
 *
 * @param after the key to continue after, {@code null} for the start
 * @param size the maximum number of elements
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

  /**
   * Returns a result with the elements of the page, and a token if there are more.
   *
   * @param found what {@link #of} has returned
   */
  <T extends Result> Result result(ListMember list, List<T> found, Function<T, String> key) {
    return output -> {
      output.requiredStructures(list, found.subList(0, Math.min(found.size(), size)));
      if (found.size() > size) {
        output.string("NextToken", PageToken.of(List.of(key.apply(found.get(size - 1)))));
      }
    };
  }
}
