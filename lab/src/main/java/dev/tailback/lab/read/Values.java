package dev.tailback.lab.read;

import dev.tailback.config.ByteSize;
import dev.tailback.config.ConfigValue;
import dev.tailback.config.DurationText;
import dev.tailback.config.Section;
import dev.tailback.config.Setting;
import dev.tailback.config.Spelling;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values: durations, rates, shares, sizes, numbers and keywords. */
final class Values {
  static final String DURATION = "a duration such as 30s, 1.5s, 5m or PT5M";
  static final String RATE = "a rate such as 0.5/s, 30/m or 1000/h";

  private static final Duration MAX_DURATION = Duration.ofDays(3_650);
  private static final Pattern RATE_PARTS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)/([smhd])");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?) ?%");

  private Values() {}

  /** Returns a duration of at least a microsecond. */
  static Duration positive(Setting setting) {
    Duration duration = duration(setting);
    if (duration.toNanos() < 1_000) {
      throw setting.isNot("a duration above 0, such as 30s or 5m");
    }
    return duration;
  }

  /** Returns a duration, which may be zero. */
  static Duration duration(Setting setting) {
    Duration duration = DurationText.parse(setting.text());
    if (duration == null || duration.isNegative() || duration.compareTo(MAX_DURATION) > 0) {
      throw setting.isNot(DURATION);
    }
    return duration;
  }

  /** Returns a time from the start of a run at which something happens. */
  static Duration before(Duration end, Setting setting) {
    Duration at = duration(setting);
    if (at.compareTo(end) >= 0) {
      throw setting.isNot("before the end of the run");
    }
    return at;
  }

  static @Nullable Duration duration(Section section, String key) {
    Setting setting = section.setting(key);
    return setting == null ? null : duration(setting);
  }

  static Duration duration(Section section, String key, Duration otherwise) {
    Duration duration = duration(section, key);
    return duration == null ? otherwise : duration;
  }

  static Duration positive(Section section, String key, Duration otherwise) {
    Setting setting = section.setting(key);
    return setting == null ? otherwise : positive(setting);
  }

  /** Returns a duration of whole seconds in a range, in seconds. */
  static int seconds(Setting setting, int min, int max) {
    Duration duration = DurationText.parse(setting.text());
    if (duration == null || !duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
      throw setting.isNot("a duration of whole seconds, from " + min + "s to " + max + "s");
    }
    long seconds = duration.toSeconds();
    if (seconds < min || seconds > max) {
      throw setting.isNot("a duration from " + min + "s to " + max + "s");
    }
    return (int) seconds;
  }

  /** Returns a rate per second, above 0. */
  static double rate(Setting setting) {
    double rate = anyRate(setting);
    if (rate <= 0) {
      throw setting.isNot(RATE + ", above 0");
    }
    return rate;
  }

  /** Returns a rate per second, which may be 0. */
  static double anyRate(Setting setting) {
    Matcher parts = RATE_PARTS.matcher(setting.text());
    if (!parts.matches()) {
      throw setting.isNot(RATE);
    }
    return Double.parseDouble(parts.group(1)) / secondsOf(parts.group(2));
  }

  private static double secondsOf(String unit) {
    return switch (unit) {
      case "s" -> 1;
      case "m" -> 60;
      case "h" -> 3_600;
      default -> 86_400;
    };
  }

  /** Returns a share from 0 to 1, written as a percentage or a number; 0 if absent. */
  static double share(Section section, String key) {
    Setting setting = section.setting(key);
    return setting == null ? 0 : share(setting);
  }

  private static double share(Setting setting) {
    Double percent = percent(setting.text());
    if (percent != null && percent <= 1) {
      return percent;
    }
    /* A bare 1 could mean 1 % or 100 %. */
    if (setting.plain() instanceof Number number
        && number.doubleValue() >= 0
        && number.doubleValue() < 1) {
      return number.doubleValue();
    }
    throw setting.isNot("a share such as 2%, from 0% to 100%");
  }

  /** Returns a percentage as a number, or {@code null} if the text is not one. */
  static @Nullable Double percent(String text) {
    Matcher percent = PERCENT.matcher(text);
    return percent.matches() ? Double.valueOf(Double.parseDouble(percent.group(1)) / 100) : null;
  }

  /** Returns a size in bytes. */
  static int bytes(Setting setting, int max) {
    long bytes = ByteSize.parse(setting.text());
    if (bytes < 1 || bytes > max) {
      throw setting.isNot("a size such as 1KiB, at most " + max + " bytes");
    }
    return (int) bytes;
  }

  static int whole(Section section, String key, int min, int max, int otherwise) {
    Setting setting = section.setting(key);
    return setting == null ? otherwise : whole(setting, min, max);
  }

  static int whole(Setting setting, int min, int max) {
    return (int) wholeLong(setting, min, max);
  }

  static long wholeLong(Setting setting, long min, long max) {
    try {
      long number = Long.parseLong(setting.text());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The exception below says so.
    }
    throw setting.isNot(
        max == Integer.MAX_VALUE || max == Long.MAX_VALUE
            ? "a whole number of at least " + min
            : "a whole number from " + min + " to " + max);
  }

  /** Returns a number in a range, both ends included. */
  static double number(Setting setting, double min, double max) {
    double number = setting.plain() instanceof Number value ? value.doubleValue() : Double.NaN;
    if (!(number >= min && number <= max)) {
      throw setting.isNot(
          max == Double.MAX_VALUE
              ? "a number of at least " + plain(min)
              : "a number from " + plain(min) + " to " + plain(max));
    }
    return number;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  static boolean flag(Section section, String key, boolean otherwise) {
    Setting setting = section.setting(key);
    if (setting == null) {
      return otherwise;
    }
    if (setting.plain() instanceof Boolean flag) {
      return flag;
    }
    throw setting.isNot("true or false");
  }

  /** Returns the value that a keyword names. */
  static <T> T word(Setting setting, Map<String, T> words) {
    T value = words.get(setting.text());
    if (value == null) {
      throw setting.isNot("one of " + String.join(", ", words.keySet()));
    }
    return value;
  }

  /** Returns the value that a keyword names, or the default if the key is absent. */
  static <T> T word(Section section, String key, Map<String, T> words, T otherwise) {
    Setting setting = section.setting(key);
    return setting == null ? otherwise : word(setting, words);
  }

  /** Returns a text that is not empty. */
  static String text(Setting setting) {
    if (setting.text().isBlank()) {
      throw setting.place().problem("expected a text");
    }
    return setting.text();
  }

  /** Returns one of some names that exist. */
  static String existing(Setting setting, Collection<String> known, String noun) {
    if (!known.contains(setting.text())) {
      throw setting.place().problem(unknown(noun, setting.text(), known));
    }
    return setting.text();
  }

  /** Returns a message that there is no such name, with the closest one or all known ones. */
  static String unknown(String noun, String name, Collection<String> known) {
    String problem = "there is no %s '%s'".formatted(noun, name);
    if (known.isEmpty()) {
      return problem + ": this scenario has none";
    }
    String closest = Spelling.closest(name, known);
    return closest == null
        ? problem + ", expected one of " + String.join(", ", known)
        : problem + ", did you mean " + closest + "?";
  }

  /** Refuses a key that has no meaning here. */
  static void absent(Section section, String key, String why) {
    ConfigValue value = section.find(key);
    if (value != null) {
      throw value.place().problem("expected to be absent: " + why);
    }
  }

  /** Returns the one key of a section with one of several shapes. */
  static String theOne(Section section, Collection<String> known) {
    section.only(known);
    if (section.keys().size() != 1) {
      String only = section.keys().isEmpty() ? "" : "only ";
      throw section.place().problem("expected " + only + "one of " + String.join(", ", known));
    }
    return section.keys().iterator().next();
  }

  /** Returns the section under a required key. */
  static Section section(Section section, String key) {
    return Section.section(required(section, key));
  }

  /** Returns the value under a required key. */
  static ConfigValue required(Section section, String key) {
    ConfigValue value = section.find(key);
    if (value == null) {
      throw section.place().problem("expected the key " + key);
    }
    return value;
  }
}
