package dev.tailback.server.forward;

import dev.tailback.server.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of a queue from an answer of the upstream. */
final class ToldAttributes {
  /** When the queue was created, in seconds since the epoch. */
  static final String CREATED = "CreatedTimestamp";

  private ToldAttributes() {}

  /**
   * Returns the attributes by name, as the upstream writes them; {@code null} if there are none.
   */
  static @Nullable Map<String, String> of(@Nullable UpstreamAnswer answer) {
    if (answer == null
        || !(Json.parse(new String(answer.body(), StandardCharsets.UTF_8))
            instanceof Map<?, ?> told)
        || !(told.get("Attributes") instanceof Map<?, ?> members)) {
      return null;
    }
    Map<String, String> attributes = new TreeMap<>();
    members.forEach((name, value) -> attributes.put(String.valueOf(name), String.valueOf(value)));
    return attributes;
  }

  /** Returns when the queue was created, by this machine's clock; {@code null} if unknown. */
  static @Nullable Instant created(@Nullable UpstreamAnswer answer) {
    Map<String, String> attributes = of(answer);
    String seconds = attributes == null ? null : attributes.get(CREATED);
    return answer == null || seconds == null || !seconds.matches("\\d{1,12}")
        ? null
        : Instant.ofEpochSecond(Long.parseLong(seconds)).minus(ahead(answer));
  }

  /** Returns by how much the upstream's clock is ahead of this machine's. */
  private static Duration ahead(UpstreamAnswer answer) {
    String date = answer.header("date");
    try {
      return date == null
          ? Duration.ZERO
          : Duration.between(
              Instant.now(),
              ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException malformed) {
      return Duration.ZERO;
    }
  }
}
