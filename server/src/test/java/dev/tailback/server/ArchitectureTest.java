package dev.tailback.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * The server's packages depend on each other downwards only, and on libraries in one place each.
 */
class ArchitectureTest {
  private static final String ROOT = "dev.tailback.server";
  private static final String ENGINE = "dev.tailback.engine";
  private static final String PROTOCOL = ROOT + ".protocol";
  private static final String ACTION = ROOT + ".action";
  private static final String HTTP = ROOT + ".http";
  private static final String PRESSURE = ROOT + ".pressure";
  private static final String ADMIN = ROOT + ".admin";
  private static final String LOG = ROOT + ".log";
  private static final String CONFIG = ROOT + ".config";
  private static final String CLI = ROOT + ".cli";

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theProtocolsKnowOnlyTheEngine() {
    assertKnowsOnly(PROTOCOL, ENGINE);
  }

  @Test
  void theActionsKnowOnlyTheProtocolsAndTheEngine() {
    assertKnowsOnly(ACTION, PROTOCOL, ENGINE);
  }

  @Test
  void pressureKnowsOnlyTheActionsTheProtocolsAndTheEngine() {
    assertKnowsOnly(PRESSURE, ACTION, PROTOCOL, ENGINE);
  }

  @Test
  void theAdminApiKnowsOnlyWhatItSetsAndTheWordsForIt() {
    assertKnowsOnly(ADMIN, PRESSURE, ACTION, PROTOCOL, ENGINE);
  }

  @Test
  void theLogKnowsOnlyTheActionsTheProtocolsAndTheEngine() {
    assertKnowsOnly(LOG, ACTION, PROTOCOL, ENGINE);
  }

  @Test
  void httpKnowsOnlyWhatItServesAndTheEngine() {
    assertKnowsOnly(HTTP, PROTOCOL, ACTION, ADMIN, LOG, ENGINE);
  }

  @Test
  void theConfigurationKnowsOnlyWhatItSetsAndTheRulesOfTheAdminApi() {
    assertKnowsOnly(CONFIG, ADMIN, PRESSURE, PROTOCOL, ACTION, ENGINE);
  }

  private static void assertKnowsOnly(String name, String... others) {
    DescribedPredicate<JavaClass> ours = resideInAPackage("dev.tailback..");
    DescribedPredicate<JavaClass> known =
        resideInAPackage(name).or(resideInAnyPackage(others)).as("known");
    noClasses()
        .that()
        .resideInAPackage(name)
        .should()
        .dependOnClassesThat(ours.and(DescribedPredicate.not(known)))
        .check(SERVER);
  }

  @Test
  void onlyTheCommandLineDependsOnTheCompositionRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, CLI)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(SERVER);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SERVER);
  }

  @Test
  void onlyHttpKnowsUndertow() {
    assertOnlyKnownTo(resideInAPackage(HTTP), "io.undertow..", "org.xnio..", "org.jboss..");
  }

  @Test
  void onlyTheProtocolsTheAdminApiAndTheConfigurationKnowJackson() {
    assertOnlyKnownTo(resideInAnyPackage(PROTOCOL, ADMIN, CONFIG), "com.fasterxml..");
  }

  @Test
  void onlyTheConfigurationKnowsYamlAndHocon() {
    assertOnlyKnownTo(
        resideInAPackage(CONFIG),
        "org.yaml..",
        "com.fasterxml.jackson.dataformat.yaml..",
        "com.typesafe..");
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    assertOnlyKnownTo(resideInAPackage(CLI), "picocli..");
  }

  private static void assertOnlyKnownTo(DescribedPredicate<JavaClass> user, String... library) {
    noClasses()
        .that(DescribedPredicate.not(user))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(SERVER);
  }
}
