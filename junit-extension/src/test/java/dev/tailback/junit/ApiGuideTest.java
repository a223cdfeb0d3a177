package dev.tailback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.QueueSpec;
import java.io.IOException;
import java.lang.annotation.Repeatable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The guide lists the whole API, and its code runs. */
class ApiGuideTest {
  private static final Path ROOT = Path.of("..");
  private static final String GUIDE = "docs/JUNIT.md";
  private static final Path API = ROOT.resolve("junit-extension/src/main/java/dev/tailback/junit");

  private static String read(String path) throws IOException {
    return Files.readString(ROOT.resolve(path)).replace("\r\n", "\n");
  }

  private static String withoutIndentation(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  private static Stream<String> matches(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(ApiGuideTest::first);
  }

  private static String first(MatchResult match) {
    return match.group(1);
  }

  @TestFactory
  Stream<DynamicTest> itsCodeIsInATestThatIsRun() throws IOException {
    String tests =
        withoutIndentation(
            read("junit-extension/src/test/java/dev/tailback/junit/GuideExamplesTest.java"));
    return matches("\n```java\n(.*?)```", read(GUIDE))
        .filter(code -> !code.startsWith("@TailbackTest\n") && !code.startsWith("@SpringBootTest"))
        .map(
            code ->
                DynamicTest.dynamicTest(
                    code.lines().findFirst().orElseThrow(),
                    () -> assertThat(tests).contains(withoutIndentation(code).strip())));
  }

  @TestFactory
  Stream<DynamicTest> itsLinksLeadToFiles() throws IOException {
    return matches("\\]\\(([^)#:]+)[^)]*\\)", read(GUIDE))
        .distinct()
        .map(
            link ->
                DynamicTest.dynamicTest(
                    link, () -> assertThat(ROOT.resolve("docs").resolve(link)).exists()));
  }

  private static List<Class<?>> publicTypes() throws Exception {
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> sources = Files.list(API)) {
      for (String source : sources.map(path -> path.getFileName().toString()).sorted().toList()) {
        if (!source.equals("package-info.java")) {
          Class<?> type = Class.forName("dev.tailback.junit." + source.replace(".java", ""));
          types.add(type);
          types.addAll(List.of(type.getDeclaredClasses()));
        }
      }
    }
    types.add(QueueSpec.class);
    types.removeIf(type -> !isPublic(type) || isContainer(type));
    return types;
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (around == null || isPublic(around));
  }

  /**
   * Returns whether this is a compiler's container of repeated annotations, which is not for users.
   */
  private static boolean isContainer(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    Repeatable repeatable = around == null ? null : around.getAnnotation(Repeatable.class);
    return repeatable != null && repeatable.value() == type;
  }

  /** Returns the names of a type's methods and attributes, except those called by JUnit or Java. */
  private static Set<String> api(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !isOverridden(method, type))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOverridden(Method method, Class<?> type) {
    return Stream.concat(Stream.of(Object.class), Stream.of(type.getInterfaces()))
        .filter(other -> !type.isAnnotation())
        .flatMap(other -> Stream.of(other.getMethods()))
        .anyMatch(
            other ->
                other.getName().equals(method.getName())
                    && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()));
  }

  private static String nameOf(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return around == null ? type.getSimpleName() : nameOf(around) + "." + type.getSimpleName();
  }

  /** Returns the first column of a type's table in the guide. */
  private static Set<String> inTheGuide(Class<?> type) throws IOException {
    String name = Pattern.quote(nameOf(type));
    return matches("\n### \\[@?" + name + "\\]\\([^\n]*\n(.*?)(?=\n##|$)", read(GUIDE))
        .flatMap(section -> matches("\n\\| ([^|]*) \\|", section))
        .flatMap(cell -> matches("`(\\w+)", cell))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @TestFactory
  Stream<DynamicTest> itListsEveryPublicMethod() throws Exception {
    List<Class<?>> types = publicTypes();
    assertThat(types)
        .contains(TailbackQueue.class, SqsFault.class, TailbackExtension.Builder.class);
    return types.stream()
        .map(
            type ->
                DynamicTest.dynamicTest(
                    nameOf(type), () -> assertThat(inTheGuide(type)).isEqualTo(api(type))));
  }
}
