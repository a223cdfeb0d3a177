package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.metric.Aggregate;
import dev.tailback.engine.metric.Datum;
import dev.tailback.engine.metric.Dimension;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.cloudwatch.request.StandardUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An element of {@code MetricData}.
 *
 * @param path the path of its members, for errors
 * @param atMillis when the values were measured, {@code null} for now
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html">MetricDatum</a>
 */
record GivenDatum(
    String path,
    String metricName,
    List<Dimension> dimensions,
    @Nullable Long atMillis,
    Aggregate aggregate,
    String unit,
    boolean isHighResolution) {

  private static final long MINUTE_MILLIS = 60_000;
  private static final long MAX_AGE_MILLIS = 14 * 24 * 60 * MINUTE_MILLIS;
  private static final long MAX_AHEAD_MILLIS = 2 * 60 * MINUTE_MILLIS;
  private static final List<Integer> RESOLUTIONS = List.of(1, 60);

  static GivenDatum read(Members members) {
    return new GivenDatum(
        members.path(""),
        members.requiredText("MetricName", NamedMetric.MAX_NAME_LENGTH),
        NamedMetric.dimensions(members),
        members.millis("Timestamp"),
        GivenValues.read(members),
        Objects.requireNonNullElse(StandardUnit.read(members), StandardUnit.NONE),
        isHighResolution(members));
  }

  private static boolean isHighResolution(Members members) {
    Integer resolution = members.input().integer("StorageResolution");
    if (resolution != null && !RESOLUTIONS.contains(resolution)) {
      members.notInSet(members.path("StorageResolution"), RESOLUTIONS);
    }
    return resolution != null && resolution == 1;
  }

  /** Notes if the values were measured too long ago, or would be too far in the future. */
  void checkTime(long nowMillis, Problems problems) {
    if (atMillis != null && atMillis < nowMillis - MAX_AGE_MILLIS) {
      problems.invalid(
          "The parameter " + path + "Timestamp must specify a time within the past two weeks.");
    } else if (atMillis != null && atMillis > nowMillis + MAX_AHEAD_MILLIS) {
      problems.invalid(
          "The parameter "
              + path
              + "Timestamp must specify a time no more than two hours in the future.");
    }
  }

  Datum at(long nowMillis) {
    return new Datum(unit, atMillis == null ? nowMillis : atMillis, aggregate, isHighResolution);
  }
}
