package dev.tailback.lab;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Keeps the lab below every service and layered, and its runs deterministic. */
@AnalyzeClasses(packages = "dev.tailback.lab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_LAB_DEPENDS_ON_THE_ENGINE_PRESSURE_AND_WHAT_READS_FILES =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "dev.tailback.lab..",
                  "dev.tailback.config",
                  "dev.tailback.pressure",
                  "dev.tailback.engine..",
                  "com.fasterxml.jackson..",
                  "java..",
                  "org.jspecify.annotations"));

  /**
   * From the bottom up. Each layer may use those before it, and consists of independent packages.
   */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("result"),
          List.of("scenario"),
          List.of("sim.time", "sim.statistic"),
          List.of("sim.client"),
          List.of("sim.producer", "sim.consumer"),
          List.of("sim", "read"),
          List.of("study"),
          List.of("report"));

  @ArchTest
  static void noArrowPointsUp(JavaClasses lab) {
    for (int floor = 0; floor < FLOORS.size() - 1; floor++) {
      noClasses()
          .that()
          .resideInAnyPackage(packages(FLOORS.subList(floor, floor + 1)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(FLOORS.subList(floor + 1, FLOORS.size())))
          .allowEmptyShould(true)
          .check(lab);
    }
  }

  private static String[] packages(List<List<String>> floors) {
    return floors.stream()
        .flatMap(List::stream)
        .map("dev.tailback.lab."::concat)
        .toArray(String[]::new);
  }

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.tailback.lab.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule A_RUN_READS_NO_CLOCK_AND_DRAWS_FROM_ITS_SEED_ALONE =
      noClasses()
          .that()
          .resideInAPackage("dev.tailback.lab.sim..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class, Thread.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random");
}
