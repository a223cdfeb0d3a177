package dev.tailback.server.scaling;

import dev.tailback.engine.math.Expression;
import dev.tailback.engine.math.ExpressionException;
import dev.tailback.engine.metric.MetricQueries;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.scaling.TrackedMetric;
import dev.tailback.server.cloudwatch.metric.NamedMetric;
import dev.tailback.server.cloudwatch.metric.StatisticName;
import dev.tailback.server.cloudwatch.request.CloudWatchErrors;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Period;
import dev.tailback.server.cloudwatch.request.StandardUnit;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.ListMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The metric of a target tracking policy as given in a request: one metric, or queries that use
 * metric math. Problems are noted where the members were read.
 *
 * @param stat the metric, {@code null} if there are queries
 * @param queries none if there is one metric
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_CustomizedMetricSpecification.html">CustomizedMetricSpecification</a>
 */
public record MetricSpecification(@Nullable Stat stat, List<Query> queries) {
  static final ListMember METRICS = ListMember.of("Metrics");

  private static final int MINUTE = 60;
  private static final int MAX_QUERIES = 10;
  private static final int MAX_ID_LENGTH = 255;
  private static final int MAX_EXPRESSION_LENGTH = 2_048;
  private static final List<String> OF_ONE_METRIC =
      List.of("MetricName", "Namespace", "Statistic", "Unit");

  /** A statistic of a metric of the caller. */
  public record Stat(
      NamedMetric metric, int periodSeconds, Statistic statistic, @Nullable String unit) {

    MetricStat of(Caller caller) {
      return new MetricStat(metric.of(caller), periodSeconds, statistic, unit);
    }
  }

  /** A query for a metric of the caller or for an expression. */
  public record Query(
      String id,
      @Nullable Stat stat,
      @Nullable Expression expression,
      @Nullable String label,
      boolean returnsData,
      @Nullable Integer periodSeconds) {

    MetricQuery of(Caller caller) {
      MetricStat ofCaller = stat == null ? null : stat.of(caller);
      return new MetricQuery(id, ofCaller, expression, label, returnsData, periodSeconds);
    }
  }

  /** Reads a customized metric. What is read is only used if no problem was noted. */
  public static MetricSpecification read(Members members) {
    List<Members> queries = members.structures(METRICS, MAX_QUERIES);
    if (queries.isEmpty()) {
      return new MetricSpecification(readOne(members), List.of());
    }
    if (OF_ONE_METRIC.stream().anyMatch(name -> members.input().string(name) != null)) {
      members
          .problems()
          .invalid(
              "The customized metric specification is not valid. You can use a specification with"
                  + " metric math or a specification without metric math, but not a combination of"
                  + " both.");
    }
    List<Query> read = new ArrayList<>();
    queries.forEach(query -> read.add(readQuery(query)));
    return new MetricSpecification(null, read);
  }

  private static Stat readOne(Members members) {
    String name = members.oneOf("Statistic", StatisticName.SIMPLE);
    Statistic statistic = name == null ? null : Statistic.parse(name);
    if (name == null) {
      members.problems().missing(members.path("Statistic"));
    }
    return new Stat(
        NamedMetric.read(members),
        period(members),
        Objects.requireNonNullElse(statistic, Statistic.AVERAGE),
        StandardUnit.read(members));
  }

  private static int period(Members members) {
    return Objects.requireNonNullElse(Period.read(members), MINUTE);
  }

  private static Query readQuery(Members members) {
    String id = members.requiredText("Id", MAX_ID_LENGTH);
    Members stat = members.structure("MetricStat");
    String expression = members.text("Expression", MAX_EXPRESSION_LENGTH);
    if (stat != null && expression != null) {
      members.problems().bothGiven(members.path("Expression"), members.path("MetricStat"));
    } else if (stat == null && expression == null) {
      members.problems().missing(members.path("MetricStat"));
    }
    return new Query(
        id,
        stat == null ? null : readStat(stat),
        expression == null ? null : parse(id, expression, members),
        members.text("Label", MAX_EXPRESSION_LENGTH),
        !Boolean.FALSE.equals(members.input().bool("ReturnData")),
        Period.read(members));
  }

  private static @Nullable Stat readStat(Members members) {
    Members metric = members.structure("Metric");
    if (metric == null) {
      members.problems().missing(members.path("Metric"));
      return null;
    }
    String name = members.input().string("Stat");
    Statistic statistic = StatisticName.read(name, members.path("Stat"), members);
    String unit = StandardUnit.read(members);
    return new Stat(NamedMetric.read(metric), period(members), statistic, unit);
  }

  private static @Nullable Expression parse(String id, String text, Members members) {
    try {
      return Expression.parse(text);
    } catch (ExpressionException e) {
      members.problems().invalid("Error in expression '" + id + "': " + e.text());
      return null;
    }
  }

  /**
   * Returns the metric in the caller's account and region.
   *
   * @throws Refusal ValidationError, if the queries don't fit together
   */
  public TrackedMetric of(Caller caller) {
    if (stat != null) {
      return new TrackedMetric(stat.of(caller), null);
    }
    try {
      List<MetricQuery> ofCaller = queries.stream().map(query -> query.of(caller)).toList();
      return new TrackedMetric(null, MetricQueries.ofOneSeries(ofCaller));
    } catch (ExpressionException e) {
      throw new Refusal(CloudWatchErrors.VALIDATION, e.text());
    }
  }
}
