package dev.tailback.lab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text for a page. */
final class Html {
  private static final Pattern UNIT = Pattern.compile("(?<=\\d) (?=%|(ms|s|min|h|d|M)\\b)");

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private Html() {}

  /** Returns text that a page shows as it is. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Returns text that a page shows as it is, with no line break between a number and its unit. */
  static String sentence(String text) {
    return UNIT.matcher(escaped(text)).replaceAll("\u00a0");
  }

  /** Returns JSON that is safe inside a script element. */
  static String scriptJson(String json) {
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  /** Fills a template. Placeholders inside the inserted parts are left as they are. */
  static String filled(String template, Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
  }

  /** Returns a resource from this class's package. */
  static String resource(String name) {
    try (InputStream file = Html.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("The lab's jar lacks " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
