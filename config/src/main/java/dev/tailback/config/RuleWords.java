package dev.tailback.config;

import dev.tailback.pressure.QueueType;
import dev.tailback.pressure.ThrottleProfile;
import dev.tailback.pressure.ThrottleScope;
import dev.tailback.pressure.ThrottleUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The words for constants in the fields of rules. */
public final class RuleWords {
  static final Map<String, ThrottleProfile> PROFILES =
      words(ThrottleProfile.values(), ThrottleProfile::wireName);
  static final Map<String, QueueType> QUEUE_TYPES = words(QueueType.values(), RuleWords::of);
  static final Map<String, ThrottleScope> SCOPES = words(ThrottleScope.values(), RuleWords::of);
  static final Map<String, ThrottleUnit> UNITS = words(ThrottleUnit.values(), RuleWords::of);

  private RuleWords() {}

  /** Returns the word for a constant, such as {@code queueAndAction} for QUEUE_AND_ACTION. */
  public static String of(Enum<?> constant) {
    StringBuilder word = new StringBuilder();
    for (String part : constant.name().split("_", -1)) {
      String rest = part.substring(1).toLowerCase(Locale.ROOT);
      char first = word.isEmpty() ? Character.toLowerCase(part.charAt(0)) : part.charAt(0);
      word.append(first).append(rest);
    }
    return word.toString();
  }

  private static <E> Map<String, E> words(E[] constants, Function<E, String> word) {
    Map<String, E> words = new LinkedHashMap<>();
    Stream.of(constants).forEach(constant -> words.put(word.apply(constant), constant));
    return words;
  }
}
