package dev.tailback.client;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The client depends on the JDK and Jackson alone. */
@AnalyzeClasses(
    packages = "dev.tailback.client",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule IT_DEPENDS_ON_THE_JDK_AND_JACKSON_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "dev.tailback.client..",
                  "java..",
                  "javax.net.ssl",
                  "com.fasterxml.jackson..",
                  "org.jspecify.annotations"));
}
