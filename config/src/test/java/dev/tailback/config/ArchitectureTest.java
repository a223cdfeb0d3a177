package dev.tailback.config;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the configuration below every service, and limited to the libraries that read files. */
@AnalyzeClasses(
    packages = "dev.tailback.config",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_CONFIGURATION_DEPENDS_ON_PRESSURE_THE_ENGINE_AND_WHAT_READS_FILES =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "dev.tailback.config",
                  "dev.tailback.pressure",
                  "dev.tailback.engine..",
                  "com.fasterxml.jackson..",
                  "com.typesafe.config..",
                  "org.yaml.snakeyaml..",
                  "java..",
                  "org.jspecify.annotations"));
}
