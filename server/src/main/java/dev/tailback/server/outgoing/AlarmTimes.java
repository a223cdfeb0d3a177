package dev.tailback.server.outgoing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as they are written in the messages about alarms. */
final class AlarmTimes {
  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter WITH_MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private AlarmTimes() {}

  /** Returns a time as CloudWatch writes it, such as {@code 2026-02-03T12:00:00.000+0000}. */
  static String ofCloudWatch(long millis) {
    return WITH_OFFSET.format(Instant.ofEpochMilli(millis));
  }

  /** Returns a time as SNS writes it, such as {@code 2026-02-03T12:00:00.000Z}. */
  static String ofSns(long millis) {
    return WITH_MILLIS.format(Instant.ofEpochMilli(millis));
  }

  /** Returns a time as EventBridge writes it, such as {@code 2026-02-03T12:00:00Z}. */
  static String ofEventBridge(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
