package dev.tailback.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Keeps the engine deterministic, layered, and dependent only on the JDK. */
@AnalyzeClasses(
    packages = "dev.tailback.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_ENGINE_DEPENDS_ON_THE_JDK_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("dev.tailback.engine..", "java..", "org.jspecify.annotations"));

  /** From the bottom up. Each layer may use those before it. */
  private static final List<String> FLOORS =
      List.of(
          "engine.state",
          "engine.time",
          "engine.queue",
          "engine.live",
          "engine.diagnosis",
          "engine.math",
          "engine.metric",
          "engine.alarm",
          "engine.scaling");

  @ArchTest
  static void everyClassIsOnAFloor(JavaClasses engine) {
    classes().should().resideInAnyPackage(packages(FLOORS)).check(engine);
  }

  @ArchTest
  static void noArrowPointsUp(JavaClasses engine) {
    for (int floor = 0; floor < FLOORS.size() - 1; floor++) {
      noClasses()
          .that()
          .resideInAPackage(packages(FLOORS)[floor])
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(FLOORS.subList(floor + 1, FLOORS.size())))
          .allowEmptyShould(true)
          .check(engine);
    }
  }

  private static String[] packages(List<String> floors) {
    return floors.stream().map(floor -> "dev.tailback." + floor + "..").toArray(String[]::new);
  }

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.tailback.(**)").should().beFreeOfCycles();

  /** Classes in a cycle can only be understood together. */
  @ArchTest
  static void noMoreThanTenClassesKnowEachOtherInACircle(JavaClasses engine) {
    Map<String, Set<String>> known = new TreeMap<>();
    for (JavaClass each : engine) {
      each.getDirectDependenciesFromSelf().stream()
          .map(dependency -> file(dependency.getTargetClass()))
          .forEach(other -> known.computeIfAbsent(file(each), name -> new TreeSet<>()).add(other));
    }
    for (String name : known.keySet()) {
      Set<String> circle = reachable(name, known);
      circle.removeIf(other -> !reachable(other, known).contains(name));
      assertThat(circle).hasSizeLessThanOrEqualTo(10);
    }
  }

  private static String file(JavaClass each) {
    return each.getBaseComponentType().getName().replaceFirst("\\$.*", "");
  }

  private static Set<String> reachable(String from, Map<String, Set<String>> known) {
    Set<String> found = new TreeSet<>();
    Deque<String> left = new ArrayDeque<>(List.of(from));
    while (!left.isEmpty()) {
      for (String next : known.getOrDefault(left.remove(), Set.of())) {
        if (found.add(next)) {
          left.add(next);
        }
      }
    }
    return found;
  }

  @ArchTest
  static final ArchRule ONLY_THE_GATE_AND_THE_CLOCK_KNOW_THREADS =
      noClasses()
          .that()
          .doNotHaveSimpleName("Gate")
          .and()
          .doNotHaveSimpleName("Replies")
          .and()
          .doNotHaveSimpleName("MovableClock")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class);

  @ArchTest
  static final ArchRule ONLY_THE_CLOCK_READS_THE_TIME =
      noClasses()
          .that()
          .doNotHaveSimpleName("MovableClock")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule ALL_RANDOMNESS_IS_SEEDED =
      noClasses()
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(SecureRandom.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class);
}
