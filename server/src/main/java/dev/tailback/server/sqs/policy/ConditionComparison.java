package dev.tailback.server.sqs.policy;

import dev.tailback.server.wire.AddressBlock;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How a condition compares a request's value with one that the policy gives. A value that is not of
 * the comparison's type matches nothing.
 */
@FunctionalInterface
interface ConditionComparison {
  /** The longest number that is read as one: longer ones take long. */
  int MAX_DIGITS = 40;

  /** Comparisons by the operators' names in lower case, without their negation. */
  Map<String, ConditionComparison> BY_NAME =
      Map.ofEntries(
          Map.entry("stringequals", (value, wanted) -> literal(value).equals(literal(wanted))),
          Map.entry(
              "stringequalsignorecase",
              (value, wanted) -> literal(value).equalsIgnoreCase(literal(wanted))),
          Map.entry("stringlike", (value, wanted) -> PolicyPattern.matches(wanted, value)),
          Map.entry("arnequals", (value, wanted) -> PolicyPattern.matchesArn(wanted, value)),
          Map.entry("arnlike", (value, wanted) -> PolicyPattern.matchesArn(wanted, value)),
          Map.entry("bool", String::equalsIgnoreCase),
          Map.entry("binaryequals", (value, wanted) -> literal(value).equals(literal(wanted))),
          Map.entry("ipaddress", parsed((value, wanted) -> isIn(wanted, value))),
          Map.entry("numericequals", number(order -> order == 0)),
          Map.entry("numericlessthan", number(order -> order < 0)),
          Map.entry("numericlessthanequals", number(order -> order <= 0)),
          Map.entry("numericgreaterthan", number(order -> order > 0)),
          Map.entry("numericgreaterthanequals", number(order -> order >= 0)),
          Map.entry("dateequals", date(order -> order == 0)),
          Map.entry("datelessthan", date(order -> order < 0)),
          Map.entry("datelessthanequals", date(order -> order <= 0)),
          Map.entry("dategreaterthan", date(order -> order > 0)),
          Map.entry("dategreaterthanequals", date(order -> order >= 0)));

  /**
   * Returns whether a value matches.
   *
   * @param wanted what the policy gives, with its variables expanded
   */
  boolean matches(String value, String wanted);

  /**
   * Returns the comparison of an operator, {@code null} for {@code Null}, which compares nothing.
   */
  static @Nullable ConditionComparison named(String name) {
    return BY_NAME.get(name);
  }

  private static String literal(String value) {
    return PolicyPattern.literal(value);
  }

  private static ConditionComparison number(IntPredicate isWanted) {
    return parsed((value, wanted) -> isWanted.test(number(value).compareTo(number(wanted))));
  }

  private static ConditionComparison date(IntPredicate isWanted) {
    return parsed((value, wanted) -> isWanted.test(instant(value).compareTo(instant(wanted))));
  }

  private static ConditionComparison parsed(BiPredicate<String, String> comparison) {
    return (value, wanted) -> {
      try {
        return comparison.test(value, wanted);
      } catch (DateTimeException | IllegalArgumentException notOfThatType) {
        return false;
      }
    };
  }

  private static boolean isIn(String block, String address) {
    return AddressBlock.parse(block).contains(AddressBlock.parse(address).address());
  }

  private static BigDecimal number(String text) {
    if (text.length() > MAX_DIGITS) {
      throw new NumberFormatException("too long");
    }
    return new BigDecimal(text);
  }

  /** Reads a date, a date and time with its offset, or seconds since 1970. */
  private static Instant instant(String text) {
    if (text.indexOf('T') >= 0) {
      return OffsetDateTime.parse(text).toInstant();
    }
    return text.indexOf('-') > 0
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.ofEpochSecond(Long.parseLong(text));
  }
}
