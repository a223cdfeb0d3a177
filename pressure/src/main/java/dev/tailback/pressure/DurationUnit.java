package dev.tailback.pressure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The units of durations such as {@code 30s}, as rules and files write them. */
public enum DurationUnit {
  /** Milliseconds. */
  MS(ChronoUnit.MILLIS),
  /** Seconds. */
  S(ChronoUnit.SECONDS),
  /** Minutes. */
  M(ChronoUnit.MINUTES),
  /** Hours. */
  H(ChronoUnit.HOURS),
  /** Days of 24 hours. */
  D(ChronoUnit.DAYS);

  /** A regular expression for the names of the units. */
  public static final String NAMES = "ms|s|m|h|d";

  private static final BigInteger NANOS_A_SECOND = BigInteger.valueOf(1_000_000_000);

  private final ChronoUnit unit;

  DurationUnit(ChronoUnit unit) {
    this.unit = unit;
  }

  /** Returns the unit of this name, which must be one of {@link #NAMES}. */
  public static DurationUnit named(String name) {
    return switch (name) {
      case "ms" -> MS;
      case "s" -> S;
      case "m" -> M;
      case "h" -> H;
      case "d" -> D;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Returns a number of this unit as a duration. */
  public Duration times(long number) {
    return Duration.of(number, unit);
  }

  /** Returns a number of this unit as a duration, without fractions of nanoseconds. */
  public Duration times(BigDecimal number) {
    BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit.getDuration().toNanos()));
    BigInteger[] seconds = nanos.toBigInteger().divideAndRemainder(NANOS_A_SECOND);
    return Duration.ofSeconds(seconds[0].longValueExact(), seconds[1].intValueExact());
  }
}
