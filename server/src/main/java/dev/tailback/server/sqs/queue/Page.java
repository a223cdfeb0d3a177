package dev.tailback.server.sqs.queue;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.Range;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Result;
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
public record Page(List<String> queueUrls, @Nullable String nextToken) {
  private static final ListMember QUEUE_URLS = ListMember.flattened("QueueUrls", "QueueUrl");
  private static final int MAX_PAGE_SIZE = 1000;
  private static final Range MAX_RESULTS =
      new Range("MaxResults", 1, MAX_PAGE_SIZE, "MaxResults must be an integer between 1 and 1000");

  /** Returns the page as ListQueues answers. */
  public Result result() {
    return output -> {
      output.strings(QUEUE_URLS, queueUrls);
      output.string("NextToken", nextToken);
    };
  }

  /** The members of a request that select a page. */
  public record Wanted(@Nullable Integer maxResults, @Nullable String nextToken) {

    /** Reads the members. */
    public static Wanted read(Input input) {
      return new Wanted(input.integer("MaxResults"), input.string("NextToken"));
    }

    /**
     * Checks the members.
     *
     * @throws Refusal InvalidParameterValue, if one is invalid
     */
    public void check() {
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
    public Page of(Stream<QueueAddress> queues, Function<QueueAddress, String> url) {
      int pageSize = maxResults == null ? MAX_PAGE_SIZE : maxResults;
      String after = lastSeen();
      List<QueueAddress> found =
          queues.filter(queue -> queue.name().compareTo(after) > 0).limit(pageSize + 1L).toList();
      List<QueueAddress> shown = found.subList(0, Math.min(pageSize, found.size()));
      boolean isMore = maxResults != null && found.size() > pageSize;
      return new Page(
          shown.stream().map(url).toList(), isMore ? token(shown.get(pageSize - 1)) : null);
    }

    private static String token(QueueAddress last) {
      byte[] name = last.name().getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    }
  }
}
