package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.math.Expression;
import dev.tailback.engine.math.ExpressionException;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Period;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.cloudwatch.request.StandardUnit;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ListMember;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query as given in a request, for metrics of the caller.
 *
 * @param stat the metric, {@code null} if the query is for an expression
 * @param path the path of its members, for errors
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html">MetricDataQuery</a>
 */
public record GivenQuery(
    String id,
    @Nullable Stat stat,
    @Nullable Expression expression,
    @Nullable String label,
    boolean returnsData,
    @Nullable Integer periodSeconds,
    @Nullable String accountId,
    String path) {

  /** A metric, and the requested statistic of it. */
  public record Stat(
      NamedMetric metric, int periodSeconds, Statistic statistic, @Nullable String unit) {

    private MetricStat of(Caller caller) {
      return new MetricStat(metric.of(caller), periodSeconds, statistic, unit);
    }
  }

  private static final String STAT = "MetricStat";
  private static final String EXPRESSION = "Expression";
  private static final int DEFAULT_PERIOD = 60;
  private static final int MAX_ID_LENGTH = 255;
  private static final int MAX_EXPRESSION_LENGTH = 2_048;

  /** Reads a list of queries, whose ids must differ. */
  public static List<GivenQuery> readAll(ListMember list, int max, Members members) {
    List<GivenQuery> queries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    boolean isUnique = true;
    for (Members query : members.structures(list, max)) {
      GivenQuery given = read(query);
      isUnique &= given.id.isEmpty() || ids.add(given.id);
      queries.add(given);
    }
    if (!isUnique) {
      members
          .problems()
          .invalid(
              "The values for parameter id in " + members.path(list.name()) + " are not unique.");
    }
    return queries;
  }

  private static GivenQuery read(Members members) {
    String id = id(members);
    Members stat = members.structure(STAT);
    String expression = members.text(EXPRESSION, MAX_EXPRESSION_LENGTH);
    if (stat != null && expression != null) {
      members.problems().bothGiven("MetricDataQuery " + EXPRESSION, STAT);
    } else if (stat == null && expression == null) {
      members.problems().missing(members.path(STAT));
    }
    return new GivenQuery(
        id,
        stat == null ? null : stat(stat),
        expression == null ? null : parse(id, expression, members),
        label(members),
        !Boolean.FALSE.equals(members.input().bool("ReturnData")),
        Period.read(members),
        members.text("AccountId", MAX_ID_LENGTH),
        members.path(""));
  }

  private static String id(Members members) {
    String id = members.requiredText("Id", MAX_ID_LENGTH);
    if (!id.isEmpty() && !Expression.isId(id)) {
      members
          .problems()
          .invalid(
              "The value "
                  + id
                  + " for parameter "
                  + members.path("Id")
                  + " is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
    }
    return id;
  }

  private static @Nullable String label(Members members) {
    String label = members.input().string("Label");
    if (label != null && !Members.isWellFormed(label)) {
      members
          .problems()
          .invalid("The value for parameter " + members.path("Label") + " is invalid.");
    }
    return label;
  }

  private static @Nullable Stat stat(Members members) {
    Members metric = members.structure("Metric");
    if (metric == null) {
      members.problems().missing(members.path("Metric"));
    }
    int period = Period.readRequired(members);
    String parameter = members.path("Stat");
    Statistic statistic = StatisticName.read(members.input().string("Stat"), parameter, members);
    String unit = StandardUnit.read(members);
    return metric == null ? null : new Stat(NamedMetric.read(metric), period, statistic, unit);
  }

  private static @Nullable Expression parse(String id, String text, Members members) {
    try {
      return Expression.parse(text);
    } catch (ExpressionException e) {
      members.problems().invalid("Error in expression '" + id + "': " + e.text());
      return null;
    }
  }

  /** Returns the shortest known period of the query, a minute if none is known. */
  int shortestPeriodSeconds() {
    int ofMetric = stat == null ? DEFAULT_PERIOD : stat.periodSeconds;
    return periodSeconds == null ? ofMetric : Math.min(ofMetric, periodSeconds);
  }

  /** Returns the period of its metric, 0 if it is for an expression. */
  public int periodOfMetric() {
    return stat == null ? 0 : stat.periodSeconds;
  }

  /**
   * Checks that no query is for metrics of another account.
   *
   * @throws dev.tailback.engine.queue.Refusal ValidationError
   */
  public static void checkAccounts(List<GivenQuery> queries, Caller caller) {
    Problems problems = Problems.ofValidation();
    for (GivenQuery query : queries) {
      if (query.accountId != null && !query.accountId.equals(caller.account())) {
        problems.invalid(query.accountId, query.path + "AccountId");
      }
    }
    problems.check();
  }

  /** Returns the query for metrics of the caller. */
  public MetricQuery of(Caller caller) {
    return new MetricQuery(
        id, stat == null ? null : stat.of(caller), expression, label, returnsData, periodSeconds);
  }
}
