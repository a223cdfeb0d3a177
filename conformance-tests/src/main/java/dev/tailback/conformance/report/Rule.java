package dev.tailback.conformance.report;

import dev.tailback.conformance.Large;
import dev.tailback.conformance.RuleNames;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Slow;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Unsure;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a rule before it runs.
 *
 * @param source the address of the page that it comes from, empty if none is given
 * @param unsure what is open, or null
 * @param tags "slow" and "large"
 */
record Rule(
    String group, String sentence, String source, @Nullable String unsure, List<String> tags) {
  private static final String DOCS = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/";

  /** Returns the rule that a test method states, or null if its class has no rules. */
  static @Nullable Rule of(Method method) {
    Class<?> rules = method.getDeclaringClass();
    if (!rules.isAnnotationPresent(Rules.class)) {
      return null;
    }
    Unsure unsure = method.getAnnotation(Unsure.class);
    return new Rule(
        RuleNames.group(rules),
        RuleNames.sentence(method.getName()),
        source(method),
        unsure == null ? null : unsure.value(),
        tags(method));
  }

  private static String source(Method method) {
    Source source = method.getAnnotation(Source.class);
    if (source == null) {
      source = method.getDeclaringClass().getAnnotation(Source.class);
    }
    return source == null ? "" : address(source);
  }

  private static String address(Source source) {
    if (!source.api().isEmpty()) {
      String page = source.api().startsWith("Common") ? source.api() : "API_" + source.api();
      return DOCS + "APIReference/" + page + ".html";
    }
    return source.guide().isEmpty()
        ? source.url() + source.report()
        : DOCS + "SQSDeveloperGuide/" + source.guide() + ".html";
  }

  private static List<String> tags(Method method) {
    List<String> tags = new ArrayList<>();
    if (method.isAnnotationPresent(Slow.class)) {
      tags.add("slow");
    }
    if (method.isAnnotationPresent(Large.class)) {
      tags.add("large");
    }
    return tags;
  }
}
