package dev.tailback.config;

import dev.tailback.engine.math.Expression;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.engine.metric.MetricId;
import dev.tailback.engine.metric.MetricQuery;
import dev.tailback.engine.metric.MetricStat;
import dev.tailback.engine.metric.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which metrics an alarm is on, by CloudWatch's own names. */
final class MetricReader {
  private static final Set<Integer> SHORT_PERIODS = Set.of(10, 20, 30);
  private static final String PERIOD_RULE = "10, 20, 30 or a multiple of 60";
  private static final String STATISTIC_RULE =
      "SampleCount, Sum, Average, Minimum, Maximum or a percentile such as p99";

  private final String account;
  private final String region;
  private final @Nullable Integer defaultPeriod;

  MetricReader(String account, String region) {
    this(account, region, null);
  }

  private MetricReader(String account, String region, @Nullable Integer defaultPeriod) {
    this.account = account;
    this.region = region;
    this.defaultPeriod = defaultPeriod;
  }

  /** Returns a reader of metrics whose default period is a minute. */
  static MetricReader everyMinute(String account, String region) {
    return new MetricReader(account, region, 60);
  }

  /** Reads the single metric of an alarm or of target tracking, without queries. */
  MetricStat alarmed(Fields fields) {
    boolean isExtended = fields.has("ExtendedStatistic");
    if (isExtended && fields.has("Statistic")) {
      throw fields.wrong("ExtendedStatistic", "absent beside Statistic");
    }
    Statistic statistic = statistic(fields, isExtended ? "ExtendedStatistic" : "Statistic");
    if (isExtended != statistic.isPercentile()) {
      throw fields.wrong(
          isExtended ? "ExtendedStatistic" : "Statistic",
          isExtended
              ? "a percentile such as p99"
              : "a statistic other than a percentile, which is an ExtendedStatistic");
    }
    return new MetricStat(metric(fields), period(fields), statistic, fields.text("Unit"));
  }

  /** Reads the queries of an alarm on an expression. */
  List<MetricQuery> queries(List<Fields> all) {
    List<MetricQuery> queries = new ArrayList<>();
    for (Fields fields : all) {
      fields.only("Id", "MetricStat", "Expression", "Label", "ReturnData", "Period");
      String expression = fields.text("Expression");
      if ((expression == null) == !fields.has("MetricStat")) {
        throw fields.wrong("Expression", "given if and only if there is no MetricStat");
      }
      Boolean returnsData = fields.flag("ReturnData");
      queries.add(
          new MetricQuery(
              text(fields, "Id"),
              expression == null ? stat(fields.nested("MetricStat")) : null,
              expression == null ? null : Expression.parse(expression),
              fields.text("Label"),
              returnsData == null || returnsData,
              fields.positive("Period")));
    }
    return queries;
  }

  private MetricStat stat(Fields fields) {
    fields.only("Metric", "Period", "Stat", "Unit");
    Fields metric = fields.nested("Metric").only("Namespace", "MetricName", "Dimensions");
    return new MetricStat(
        metric(metric), period(fields), statistic(fields, "Stat"), fields.text("Unit"));
  }

  private MetricId metric(Fields fields) {
    return new MetricId(
        account, region, text(fields, "Namespace"), text(fields, "MetricName"), dimensions(fields));
  }

  /** Reads values by their names. */
  private static List<Dimension> dimensions(Fields fields) {
    List<Dimension> dimensions = new ArrayList<>();
    if (fields.has("Dimensions")) {
      Fields values = fields.nested("Dimensions");
      values
          .object()
          .fieldNames()
          .forEachRemaining(name -> dimensions.add(new Dimension(name, text(values, name))));
    }
    return dimensions;
  }

  private int period(Fields fields) {
    Integer period = fields.has("Period") ? fields.positive("Period") : defaultPeriod;
    if (period == null || (period % 60 != 0 && !SHORT_PERIODS.contains(period))) {
      throw fields.wrong("Period", PERIOD_RULE);
    }
    return period;
  }

  private static Statistic statistic(Fields fields, String name) {
    Statistic statistic = Statistic.parse(text(fields, name));
    if (statistic == null) {
      throw fields.wrong(name, STATISTIC_RULE);
    }
    return statistic;
  }

  private static String text(Fields fields, String name) {
    String text = fields.text(name);
    if (text == null) {
      throw fields.wrong(name, "a text");
    }
    return text;
  }
}
