package dev.tailback.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;

/** Checks that all rules follow the conventions. */
final class RulesTest {
  private static final List<Class<?>> CLASSES =
      ReflectionSupport.findAllClassesInPackage(
          "dev.tailback.conformance.rules", c -> c.isAnnotationPresent(Rules.class), c -> true);

  static final List<Method> RULES =
      CLASSES.stream()
          .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
          .filter(m -> m.isAnnotationPresent(Test.class))
          .toList();

  @Test
  void everyRuleNamesAPageOfAwsOrAReport() {
    assertThat(RULES).isNotEmpty();
    assertThat(RULES.stream().map(Rule::of).map(Rule::source))
        .allMatch(
            source ->
                source.matches(
                    "https://(([a-z.-]+\\.)?(aws\\.amazon\\.com|repost\\.aws)|github\\.com)/\\S+"));
  }

  @Test
  void aSourceIsExactlyOnePage() {
    assertThat(
            Stream.concat(CLASSES.stream(), RULES.stream())
                .map(e -> ((AnnotatedElement) e).getAnnotation(Source.class))
                .filter(s -> s != null)
                .map(
                    s ->
                        Stream.of(s.api(), s.guide(), s.url(), s.report())
                            .filter(t -> !t.isEmpty())
                            .count()))
        .containsOnly(1L);
  }

  @Test
  void everyClassInThePackageOfRulesIsAGroupThatIsRun() {
    assertThat(CLASSES).allMatch(c -> c.getSimpleName().endsWith("Rules"));
  }

  @Test
  void noTwoRulesOfAGroupAreTheSameSentence() {
    assertThat(RULES.stream().map(Rule::of).map(r -> r.group() + ": " + r.sentence()))
        .doesNotHaveDuplicates();
  }
}
