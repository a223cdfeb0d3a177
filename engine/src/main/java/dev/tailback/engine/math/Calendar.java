package dev.tailback.engine.math;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Functions that make a series from the times of another: one point for each period, in UTC. */
enum Calendar {
  MINUTE,
  HOUR,
  DAY,
  DATE,
  MONTH,
  YEAR,
  EPOCH;

  Value of(Arguments call) {
    Value.Series series = call.series(0);
    Value.Series none = series.with(TimeSeries.EMPTY);
    return Filling.fill(none, call.variables(), this::at);
  }

  private double at(long millis) {
    OffsetDateTime time = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    return switch (this) {
      case MINUTE -> time.getMinute();
      case HOUR -> time.getHour();
      case DAY -> time.getDayOfWeek().getValue();
      case DATE -> time.getDayOfMonth();
      case MONTH -> time.getMonthValue();
      case YEAR -> time.getYear();
      case EPOCH -> Math.floorDiv(millis, 1000L);
    };
  }
}
