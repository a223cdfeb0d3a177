package dev.tailback.engine.metric;

import dev.tailback.engine.math.Expression;
import dev.tailback.engine.math.ExpressionException;
import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.math.Value;
import dev.tailback.engine.math.Variables;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.state.StateValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The queries of one request or alarm, which may refer to each other by their ids. They are checked
 * once and can be evaluated any number of times. Immutable.
 */
public final class MetricQueries implements StateValue {
  private final List<MetricQuery> queries;
  private final List<MetricQuery> inOrder;
  private final Labels labels;

  private MetricQueries(List<MetricQuery> queries, List<MetricQuery> inOrder) {
    this.queries = List.copyOf(queries);
    this.inOrder = List.copyOf(inOrder);
    this.labels = new Labels(queries);
  }

  /**
   * Returns the queries, if they fit together.
   *
   * @throws ExpressionException if an id is used twice or is invalid, if an expression refers to
   *     itself or to an id that no query has, or if it cannot be evaluated to what it should be
   */
  public static MetricQueries of(List<MetricQuery> queries) {
    Map<String, MetricQuery> byId = new LinkedHashMap<>();
    for (MetricQuery query : queries) {
      if (!Expression.isId(query.id())) {
        throw new ExpressionException(
            "the id '%s' does not start with a lowercase letter, or has characters other than"
                    .formatted(query.id())
                + " letters, digits and underscores");
      }
      if (byId.put(query.id(), query) != null) {
        throw new ExpressionException("the id '" + query.id() + "' is used twice");
      }
    }
    MetricQueries checked = new MetricQueries(queries, new EvaluationOrder(byId).queries());
    checked.evaluate((stat, start, end) -> TimeSeries.EMPTY, 0, 0);
    return checked;
  }

  /**
   * Returns the queries, if they fit together and result in one series, as those of an alarm must.
   *
   * @throws ExpressionException if they do not
   */
  public static MetricQueries ofOneSeries(List<MetricQuery> queries) {
    MetricQueries checked = of(queries);
    if (checked.returned().size() != 1) {
      throw new ExpressionException("exactly one query must have ReturnData");
    }
    if (checked.evaluate((stat, start, end) -> TimeSeries.EMPTY, 0, 0).size() > 1) {
      throw new ExpressionException(
          "Error in expression '%s': it results in several time series, and an alarm watches one"
              .formatted(checked.returned().get(0).id()));
    }
    return checked;
  }

  /** Returns restored queries. */
  public static MetricQueries readFrom(StateInput in) {
    List<MetricQuery> read = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      read.add(in.readRecord(MetricQuery.class));
    }
    return of(read);
  }

  @Override
  public void writeTo(StateOutput out) {
    out.writeNumber(queries.size());
    queries.forEach(out::writeRecord);
  }

  /** Returns the queries, in the order in which they were given. */
  public List<MetricQuery> queries() {
    return queries;
  }

  /** Returns the queries whose results are returned. */
  public List<MetricQuery> returned() {
    return queries.stream().filter(MetricQuery::returnsData).toList();
  }

  /** Returns the metrics that are queried. */
  public Stream<MetricId> metrics() {
    return queries.stream().map(MetricQuery::stat).filter(Objects::nonNull).map(MetricStat::metric);
  }

  /** Returns the longest of the metrics' periods; a minute if there are no metrics. */
  public int periodSeconds() {
    return queries.stream()
        .map(MetricQuery::stat)
        .filter(Objects::nonNull)
        .mapToInt(MetricStat::periodSeconds)
        .max()
        .orElse(60);
  }

  /**
   * Returns the results that are wanted, in the order of the queries. Periods start at multiples of
   * their length; the first is that in which the range starts.
   *
   * @param startMillis inclusive
   * @param endMillis exclusive
   * @throws ExpressionException if an expression has no value
   */
  public List<MetricResult> evaluate(SeriesReader reader, long startMillis, long endMillis) {
    return results(evaluate(reader, new Variables(startMillis, endMillis, true)));
  }

  /** Returns the same results, but with periods that start at the start of the range. */
  public List<MetricResult> evaluateSliding(SeriesReader reader, long startMillis, long endMillis) {
    return results(evaluate(reader, new Variables(startMillis, endMillis, false)));
  }

  private Map<String, Value> evaluate(SeriesReader reader, Variables variables) {
    for (MetricQuery query : queries) {
      MetricStat stat = query.stat();
      if (stat != null) {
        variables.putMetric(query.id(), read(reader, stat, labels.of(query), variables));
      }
    }
    Map<String, Value> values = new LinkedHashMap<>();
    for (MetricQuery query : inOrder) {
      values.put(query.id(), value(query, variables));
    }
    return values;
  }

  private static Value.Series read(
      SeriesReader reader, MetricStat stat, String label, Variables variables) {
    long start = variables.firstMillis(stat.periodSeconds());
    TimeSeries points = reader.read(stat, start, variables.endMillis());
    return new Value.Series(points, stat.periodSeconds(), label);
  }

  private static Value value(MetricQuery query, Variables variables) {
    Expression expression = query.expression();
    if (expression == null) {
      return variables.value(query.id());
    }
    try {
      Value value = expression.evaluate(variables);
      if (query.returnsData() && value instanceof Value.Scalar) {
        throw new ExpressionException("it results in a number, not in a time series");
      }
      variables.putResult(query.id(), value);
      return value;
    } catch (ExpressionException e) {
      throw new ExpressionException("Error in expression '" + query.id() + "': " + e.text());
    }
  }

  private List<MetricResult> results(Map<String, Value> values) {
    List<MetricResult> results = new ArrayList<>();
    for (MetricQuery query : queries) {
      Value value = values.get(query.id());
      String label = labels.of(query);
      if (query.returnsData() && value instanceof Value.Series series) {
        results.add(new MetricResult(query.id(), label, series.points()));
      }
      if (query.returnsData() && value instanceof Value.Array array) {
        for (Value.Series series : array.series()) {
          String one = Labels.ofOne(label, series.label());
          results.add(new MetricResult(query.id(), one, series.points()));
        }
      }
    }
    return results;
  }
}
