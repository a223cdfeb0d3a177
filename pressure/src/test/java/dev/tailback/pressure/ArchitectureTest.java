package dev.tailback.pressure;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps pressure dependent only on the engine: no HTTP, no JSON, no service. */
@AnalyzeClasses(
    packages = "dev.tailback.pressure",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PRESSURE_DEPENDS_ON_THE_ENGINE_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "dev.tailback.pressure",
                  "dev.tailback.engine..",
                  "java..",
                  "org.jspecify.annotations"));
}
