package dev.tailback.conformance;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Reads method names as sentences, and groups' names from {@link Rules}. */
public final class RuleNames extends DisplayNameGenerator.Standard {
  private static final Pattern WORD_STARTS =
      Pattern.compile("(?=[A-Z])|(?<=[a-z])(?=[0-9])(?<!Md|md|Utf|utf)|(?<=[0-9])(?=[a-z])");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("arn", "ARN"),
          Map.entry("arns", "ARNs"),
          Map.entry("fifo", "FIFO"),
          Map.entry("http", "HTTP"),
          Map.entry("json", "JSON"),
          Map.entry("md5", "MD5"),
          Map.entry("sqs", "SQS"),
          Map.entry("url", "URL"),
          Map.entry("urls", "URLs"),
          Map.entry("utf8", "UTF-8"),
          Map.entry("uuid", "UUID"),
          Map.entry("xml", "XML"));

  @Override
  public String generateDisplayNameForClass(Class<?> testClass) {
    return group(testClass);
  }

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosing, Class<?> testClass, Method method) {
    return sentence(method.getName());
  }

  /** The group of a class of rules. */
  public static String group(Class<?> rules) {
    Rules group = rules.getAnnotation(Rules.class);
    return group == null ? rules.getSimpleName() : group.value();
  }

  /** {@code aFifoQueueKeepsOrder} is "A FIFO queue keeps order". */
  public static String sentence(String method) {
    StringBuilder sentence = new StringBuilder();
    for (String word : WORD_STARTS.split(method, -1)) {
      String lower = word.toLowerCase(Locale.ROOT);
      sentence.append(' ').append(WORDS.getOrDefault(lower, lower));
    }
    String text = sentence.substring(1);
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
