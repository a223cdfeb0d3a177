package dev.tailback.server.scaling.group;

import dev.tailback.server.cloudwatch.request.PageToken;
import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Member;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requested part of a listing.
 *
 * @param after the key of the last item of the page before, {@code null} for the first page
 */
record Page(int size, @Nullable String after) {
  private static final String SIZE = "MaxRecords";
  private static final String TOKEN = "NextToken";
  static final int MAX_SIZE = 100;
  private static final int DEFAULT_SIZE = 50;
  private static final Shape SHAPE = Shape.of(Member.integer(SIZE, 1, MAX_SIZE));

  /** Reads it from a request. */
  static Page read(Input input, Checks checks) {
    return read(input, checks, DEFAULT_SIZE);
  }

  /** Reads it from a request, with a default page size. */
  static Page read(Input input, Checks checks, int defaultSize) {
    Kept members = SHAPE.read(input, checks);
    List<String> token = PageToken.read(input.string(TOKEN), 1);
    int size = Objects.requireNonNullElse(members.integer(SIZE), defaultSize);
    return new Page(size, token == null ? null : token.get(0));
  }

  /**
   * Returns a part of a listing.
   *
   * @param key returns an item's unique key
   */
  <T> Listing<T> of(List<T> items, Function<T, String> key) {
    List<String> keys = items.stream().map(key).toList();
    int start = after == null ? 0 : keys.indexOf(after) + 1;
    int end = Math.min(items.size(), start + size);
    String next = end == items.size() ? null : PageToken.of(List.of(keys.get(end - 1)));
    return new Listing<>(List.copyOf(items.subList(start, end)), next);
  }

  /**
   * A part of a listing.
   *
   * @param next the token of the next part, {@code null} after the last
   */
  record Listing<T>(List<T> items, @Nullable String next) {

    /** Writes it. */
    void write(Output output, ListMember list, Function<T, Result> shown) {
      output.requiredStructures(list, items.stream().map(shown).toList());
      output.string(TOKEN, next);
    }
  }
}
