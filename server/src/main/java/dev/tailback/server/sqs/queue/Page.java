package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.Range;
import dev.tailback.server.wire.Input;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of queues, in the order of their names.
 *
 * @param nextToken asks for the next page; {@code null} on the last page, and if the request had no
 *     page size
 */
record Page(List<String> queueUrls, @Nullable String nextToken) {
  private static final int MAX_PAGE_SIZE = 1000;
  private static final Range MAX_RESULTS =
      new Range("MaxResults", 1, MAX_PAGE_SIZE, "MaxResults must be an integer between 1 and 1000");

  /** The members of a request that select a page. */
  record Wanted(@Nullable Integer maxResults, @Nullable String nextToken) {

    static Wanted read(Input input) {
      return new Wanted(input.integer("MaxResults"), input.string("NextToken"));
    }

    void check() {
      MAX_RESULTS.check(maxResults);
      lastSeen();
    }

    /** Returns the name after which the page starts. */
    String lastSeen() {
      if (nextToken == null || nextToken.isEmpty()) {
        return "";
      }
      try {
        return new String(Base64.getUrlDecoder().decode(nextToken), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw Refusal.invalidParameter("Invalid or expired next token.");
      }
    }

    /** Returns the page of these queues, which are in the order of their names. */
    Page of(Stream<Queue> queues, Function<QueueAddress, String> url) {
      int pageSize = maxResults == null ? MAX_PAGE_SIZE : maxResults;
      String after = lastSeen();
      List<Queue> found =
          queues
              .filter(queue -> queue.address().name().compareTo(after) > 0)
              .limit(pageSize + 1L)
              .toList();
      List<Queue> shown = found.subList(0, Math.min(pageSize, found.size()));
      boolean isMore = maxResults != null && found.size() > pageSize;
      return new Page(
          shown.stream().map(queue -> url.apply(queue.address())).toList(),
          isMore ? token(shown.get(pageSize - 1)) : null);
    }

    private static String token(Queue last) {
      byte[] name = last.address().name().getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    }
  }
}
