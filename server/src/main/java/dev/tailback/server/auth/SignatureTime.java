package dev.tailback.server.auth;

import dev.tailback.server.wire.BadRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time at which a request says it was signed, such as {@code 20261129T101500Z}. */
record SignatureTime(String text, Instant instant) {
  /** How far the clocks of client and server may be apart. */
  private static final Duration MAX_SKEW = Duration.ofMinutes(15);

  private static final Pattern BASIC =
      Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  static SignatureTime read(String text) {
    Matcher basic = BASIC.matcher(text);
    if (basic.matches()) {
      try {
        return new SignatureTime(text, instant(basic));
      } catch (DateTimeException noSuchTime) {
        // Refused below.
      }
    }
    throw BadRequest.incompleteSignature(
        "Date must be in ISO-8601 'basic format'.",
        " Got '" + text + "'. See http://en.wikipedia.org/wiki/ISO_8601");
  }

  private static Instant instant(Matcher basic) {
    return LocalDateTime.of(
            number(basic, 1),
            number(basic, 2),
            number(basic, 3),
            number(basic, 4),
            number(basic, 5),
            number(basic, 6))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(Matcher basic, int group) {
    return Integer.parseInt(basic.group(group));
  }

  /** Checks that the signature is neither old nor from the future. */
  void check(Instant now) {
    Instant earliest = now.minus(MAX_SKEW);
    Instant latest = now.plus(MAX_SKEW);
    if (instant.isBefore(earliest)) {
      throw outside("Signature expired: %s is now earlier than %s (%s - 15 min.)", earliest, now);
    }
    if (instant.isAfter(latest)) {
      throw outside(
          "Signature not yet current: %s is still later than %s (%s + 15 min.)", latest, now);
    }
  }

  private BadRequest outside(String problem, Instant limit, Instant now) {
    return BadRequest.invalidSignature(
        problem.formatted(text, FORMAT.format(limit), FORMAT.format(now)));
  }
}
