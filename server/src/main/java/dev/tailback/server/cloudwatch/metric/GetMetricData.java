package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.math.ExpressionException;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricResult;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Room;
import dev.tailback.server.cloudwatch.metric.MetricDataPage.Position;
import dev.tailback.server.cloudwatch.request.CloudWatchErrors;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.PageToken;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Reply;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Returns the points of metrics, and of expressions over them, in pages.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>
 */
final class GetMetricData implements Action<GetMetricData.Request> {
  private static final ListMember QUERIES = ListMember.of("MetricDataQueries");
  private static final String ASCENDING = "TimestampAscending";
  private static final List<String> ORDERS = List.of("TimestampDescending", ASCENDING);
  private static final int MAX_QUERIES = 500;
  private static final int MAX_POINTS = 100_800;
  private static final int MAX_POINTS_OF_EXPRESSIONS = 2_000_000;

  /** The memory for a point: two numbers, and their parts of an answer. */
  private static final int BYTES_PER_POINT = 24;

  record Request(
      List<GivenQuery> queries,
      TimeRange range,
      boolean isAscending,
      int maxPoints,
      @Nullable String nextToken) {}

  private final MetricAccess access;

  GetMetricData(MetricAccess access) {
    this.access = access;
  }

  @Override
  public Request read(Input input) {
    Members members = Members.of(input, Problems.ofValidation());
    Request request =
        new Request(
            GivenQuery.readAll(QUERIES, MAX_QUERIES, members),
            TimeRange.read(members),
            ASCENDING.equals(members.oneOf("ScanBy", ORDERS)),
            maxPoints(members),
            input.string("NextToken"));
    if (request.queries.isEmpty()) {
      members.problems().missing(QUERIES.name());
    } else if (request.queries.stream().noneMatch(GivenQuery::returnsData)) {
      members.problems().invalid("At least one of the queries must have ReturnData set to true.");
    }
    members.problems().check();
    checkPoints(request, members.problems());
    return request;
  }

  private static int maxPoints(Members members) {
    Integer max = members.input().integer("MaxDatapoints");
    if (max != null && (max < 1 || max > MAX_POINTS)) {
      members.problems().invalid(max, "MaxDatapoints");
    }
    return Objects.requireNonNullElse(max, MAX_POINTS);
  }

  /** Expressions are always evaluated as a whole, for any page. */
  private static void checkPoints(Request request, Problems problems) {
    boolean hasExpressions = request.queries.stream().anyMatch(query -> query.stat() == null);
    long points =
        request.queries.stream()
            .mapToLong(query -> request.range.points(query.shortestPeriodSeconds()))
            .sum();
    if (hasExpressions && points > MAX_POINTS_OF_EXPRESSIONS) {
      problems.invalid(
          "Tailback evaluates expressions over at most "
              + MAX_POINTS_OF_EXPRESSIONS
              + " points, all queries together. Use longer periods or a shorter time range.");
      problems.check();
    }
  }

  @Override
  public void answer(Request request, Call call, Reply reply) {
    List<MetricQuery> given =
        request.queries.stream().map(query -> query.of(call.caller())).toList();
    GivenQuery.checkAccounts(request.queries, call.caller());
    Position from = position(request);
    boolean isLazy = given.stream().allMatch(query -> query.stat() != null && query.returnsData());
    PageReader reader =
        new PageReader(access, isLazy, from, request.isAscending, request.maxPoints);
    List<MetricResult> results = evaluate(given, reader, request.range);
    MetricDataPage page = MetricDataPage.of(results, request.isAscending, from, request.maxPoints);
    takeRoom(page, reply.room());
    reply.send(
        output -> {
          output.requiredStructures(
              MetricDataResult.LIST,
              page.parts().stream().map(part -> result(part, given, reader)).toList());
          Position next = page.next();
          output.string("NextToken", next == null ? null : token(request, next));
          output.requiredStructures(MetricDataResult.MESSAGES, List.of());
        });
  }

  private static List<MetricResult> evaluate(
      List<MetricQuery> given, PageReader reader, TimeRange range) {
    try {
      return MetricQueries.of(given).evaluate(reader, range.startMillis(), range.endMillis());
    } catch (ExpressionException e) {
      throw new Refusal(CloudWatchErrors.VALIDATION, e.text());
    }
  }

  private static void takeRoom(MetricDataPage page, Room room) {
    long points = page.parts().stream().mapToLong(part -> part.millis().length).sum();
    if (!room.take(points * BYTES_PER_POINT)) {
      throw Refusal.unavailable("There is no memory left for this many points: try again.", 1_000);
    }
  }

  private static MetricDataResult result(
      MetricDataPage.Part part, List<MetricQuery> queries, PageReader reader) {
    List<String> units =
        queries.stream()
            .filter(query -> query.id().equals(part.result().id()))
            .map(MetricQuery::stat)
            .filter(stat -> stat != null && stat.unit() == null)
            .findFirst()
            .map(stat -> reader.unitsOf(stat.metric()))
            .orElse(List.of());
    return new MetricDataResult(part, units);
  }

  /** The token also identifies the request it continues. */
  private static String token(Request request, Position next) {
    Long after = next.afterMillis();
    return PageToken.of(
        List.of(
            Integer.toString(next.result()),
            after == null ? "" : Long.toString(after),
            Integer.toString(identity(request))));
  }

  private static Position position(Request request) {
    List<String> token = PageToken.read(request.nextToken, 3);
    if (token == null) {
      return Position.START;
    }
    try {
      String after = token.get(1);
      Position position =
          new Position(
              Integer.parseUnsignedInt(token.get(0)), after.isEmpty() ? null : Long.valueOf(after));
      if (Integer.parseInt(token.get(2)) == identity(request)) {
        return position;
      }
    } catch (NumberFormatException notOurs) {
      throw CloudWatchErrors.invalidNextToken();
    }
    throw CloudWatchErrors.invalidNextToken();
  }

  private static int identity(Request request) {
    List<String> ids = request.queries.stream().map(GivenQuery::id).toList();
    return Objects.hash(ids, request.range, request.isAscending);
  }
}
