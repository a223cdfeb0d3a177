package dev.tailback.engine.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values into the placeholders of sentences. */
final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)(?::(\\w+))?}");

  static String render(String template, List<Object> values) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(match -> Matcher.quoteReplacement(text(match, values)));
  }

  private static String text(MatchResult match, List<Object> values) {
    Object value = values.get(Integer.parseInt(match.group(1)));
    String format = match.group(2);
    if (format == null) {
      return value.toString();
    }
    return Format.valueOf(format.toUpperCase(Locale.ROOT)).text(((Number) value).doubleValue());
  }

  private Template() {}
}
