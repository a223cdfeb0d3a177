package dev.tailback.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages are layered without upward dependencies, and each library is used in one place. */
class ArchitectureTest {
  private static final String ROOT = "dev.tailback.server";

  /** From the bottom up. A package may use those in lower layers, but none in its own. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("dev.tailback.engine.state"),
          List.of("dev.tailback.engine.time", "dev.tailback.engine.queue"),
          List.of("dev.tailback.engine.live"),
          List.of("dev.tailback.engine.math", "dev.tailback.engine.diagnosis"),
          List.of("dev.tailback.engine.metric"),
          List.of("dev.tailback.engine.alarm"),
          List.of("dev.tailback.engine.scaling"),
          List.of("dev.tailback.pressure"),
          List.of("dev.tailback.config"),
          List.of("dev.tailback.lab.."),
          List.of("dev.tailback.client"),
          List.of("dev.tailback.client.workers"),
          List.of(ROOT + ".files"),
          List.of(ROOT + ".snapshot"),
          List.of(ROOT + ".tls"),
          List.of(ROOT + ".wire"),
          List.of(ROOT + ".service"),
          List.of(ROOT + ".sqs.request"),
          List.of(ROOT + ".sqs.policy"),
          List.of(ROOT + ".sqs.queue"),
          List.of(ROOT + ".sqs.message", ROOT + ".sqs.redrive"),
          List.of(ROOT + ".cloudwatch.request"),
          List.of(ROOT + ".cloudwatch.metric"),
          List.of(ROOT + ".cloudwatch.alarm"),
          List.of(ROOT + ".sqs", ROOT + ".cloudwatch"),
          List.of(ROOT + ".scaling"),
          List.of(ROOT + ".scaling.application", ROOT + ".scaling.group.request"),
          List.of(ROOT + ".scaling.group.state"),
          List.of(ROOT + ".scaling.group"),
          List.of(ROOT + ".auth", ROOT + ".forward", ROOT + ".log", ROOT + ".rules"),
          List.of(ROOT + ".forward.seen", ROOT + ".compare", ROOT + ".export"),
          List.of(ROOT + ".admin", ROOT + ".localstack", ROOT + ".outgoing", ROOT + ".prometheus"),
          List.of(ROOT + ".console"),
          List.of(ROOT + ".http"),
          List.of(ROOT),
          List.of(ROOT + ".copy", ROOT + ".forward.signing", ROOT + ".lab"),
          List.of(ROOT + ".cli"));

  /**
   * The relocated libraries in the client's jar. Its classes before packaging use the libraries'
   * own names.
   */
  private static final String INSIDE_CLIENT = "dev.tailback.client.internal..";

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/dev/tailback/client/internal/"))
          .importPackages(
              "dev.tailback.pressure", "dev.tailback.config", "dev.tailback.client", ROOT);

  @Test
  void everyPackageHasAFloor() {
    Set<String> packages =
        SERVER.stream()
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));

    packages.removeAll(FLOORS.stream().flatMap(List::stream).toList());

    assertThat(packages).isEmpty();
  }

  @Test
  void nothingPointsUp() {
    List<String> lower = new ArrayList<>();
    for (List<String> floor : FLOORS) {
      floor.forEach(name -> assertKnowsOnly(name, lower));
      lower.addAll(floor);
    }
  }

  private static void assertKnowsOnly(String name, List<String> others) {
    DescribedPredicate<JavaClass> ours =
        resideInAPackage("dev.tailback..")
            .and(DescribedPredicate.not(resideInAPackage(INSIDE_CLIENT)));
    DescribedPredicate<JavaClass> known =
        resideInAPackage(name)
            .or(resideInAnyPackage(others.toArray(String[]::new)))
            .as("on the floors below");
    noClasses()
        .that()
        .resideInAPackage(name)
        .should()
        .dependOnClassesThat(ours.and(DescribedPredicate.not(known)))
        .allowEmptyShould(true)
        .check(SERVER);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SERVER);
  }

  @Test
  void onlyTheCommandLineKnowsTheClient() {
    assertOnlyKnownTo(
        resideInAnyPackage("dev.tailback.client..", ROOT + ".cli"), "dev.tailback.client..");
  }

  @Test
  void theClientKnowsNothingOfTheEngineAndTheServer() {
    assertKnowsOnly("dev.tailback.client", List.of());
  }

  @Test
  void onlyHttpKnowsUndertow() {
    assertOnlyKnownTo(
        resideInAnyPackage(ROOT + ".http", ROOT + ".forward"),
        "io.undertow..",
        "org.xnio..",
        "org.jboss..");
  }

  @Test
  void onlyWhatReadsOrWritesJsonKnowsJackson() {
    assertOnlyKnownTo(
        resideInAnyPackage(
            "dev.tailback.config",
            "dev.tailback.client",
            ROOT + ".wire",
            ROOT + ".forward",
            ROOT + ".forward.seen",
            ROOT + ".rules",
            ROOT + ".admin",
            ROOT + ".lab",
            ROOT + ".console"),
        "com.fasterxml..");
  }

  @Test
  void onlyTheConfigurationKnowsYamlAndHocon() {
    assertOnlyKnownTo(
        resideInAPackage("dev.tailback.config"),
        "org.yaml..",
        "com.fasterxml.jackson.dataformat.yaml..",
        "com.typesafe..");
  }

  @Test
  void onlyTheScrapeKnowsPrometheus() {
    assertOnlyKnownTo(resideInAPackage(ROOT + ".prometheus"), "io.prometheus..");
  }

  @Test
  void onlyTlsKnowsElytron() {
    assertOnlyKnownTo(resideInAPackage(ROOT + ".tls"), "org.wildfly..");
  }

  @Test
  void onlySigningKnowsTheAwsSdk() {
    assertOnlyKnownTo(
        resideInAPackage(ROOT + ".forward.signing"), "software.amazon.awssdk..", "org.slf4j..");
  }

  @Test
  void onlyTheCommandLineKnowsSigning() {
    assertOnlyKnownTo(
        resideInAnyPackage(ROOT + ".forward.signing", ROOT + ".cli"), ROOT + ".forward.signing");
  }

  @Test
  void onlyTheCommandLineKnowsTheLab() {
    assertOnlyKnownTo(
        resideInAnyPackage("dev.tailback.lab..", ROOT + ".lab", ROOT + ".cli"),
        "dev.tailback.lab..",
        ROOT + ".lab");
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    assertOnlyKnownTo(resideInAPackage(ROOT + ".cli"), "picocli..");
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
