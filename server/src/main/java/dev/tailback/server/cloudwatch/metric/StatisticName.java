package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.metric.Statistic;
import dev.tailback.server.cloudwatch.request.Members;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the names of statistics. */
public final class StatisticName {
  /** The five statistics that are not percentiles. */
  public static final List<String> SIMPLE =
      List.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");

  /** Trimmed and winsorized means, trimmed counts and sums, percentile ranks. */
  private static final Pattern NOT_SUPPORTED =
      Pattern.compile("(?i)(IQM|(tm|wm|tc|ts|pr)[0-9.]+|(TM|WM|TC|TS|PR)\\(.*\\))");

  private StatisticName() {}

  /**
   * Returns the statistic of a name; if there is none, notes a problem and returns an arbitrary
   * one.
   *
   * @param parameter the path of the member with the name
   */
  public static Statistic read(@Nullable String name, String parameter, Members members) {
    if (name == null || name.isEmpty()) {
      members.problems().missing(parameter);
      return Statistic.SUM;
    }
    Statistic statistic = Statistic.parse(name);
    if (statistic == null) {
      members.problems().invalid(problem(name, parameter));
      return Statistic.SUM;
    }
    return statistic;
  }

  private static String problem(String name, String parameter) {
    String value = "The value " + name + " for parameter " + parameter;
    boolean isOfAlarm = parameter.equals("ExtendedStatistic");
    return NOT_SUPPORTED.matcher(name).matches()
        ? value
            + " is not supported by Tailback. Supported are percentiles such as p99, "
            + String.join(", ", SIMPLE)
            + "."
        : value + (isOfAlarm ? " is not supported." : " is not a valid statistic.");
  }
}
