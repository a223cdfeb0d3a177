package dev.tailback.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/DEPENDENCIES.md lists the contents of the jar and of its bill of materials. */
class DependenciesGuideIT {
  private static final Path JAR = Path.of(System.getProperty("tailback.jar"));
  private static final Path BILL_OF_MATERIALS = Path.of(System.getProperty("bill.of.materials"));
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`:]+:[^`]+)` \\| (?:`([^`]+)`)? ?\\| ([^|]+?) \\|");
  private static final Pattern NEWER_JDK = Pattern.compile("^META-INF/versions/[0-9]+/");

  private record Listed(Map<String, String> licences, Set<String> packages) {}

  private static Listed listed() throws IOException {
    Listed listed = new Listed(new TreeMap<>(), new TreeSet<>());
    ROW.matcher(Files.readString(Path.of("../docs/DEPENDENCIES.md")))
        .results()
        .forEach(
            row -> {
              listed.licences.put(row.group(1), row.group(3));
              if (row.group(2) != null) {
                listed.packages.add(row.group(2).replace('.', '/') + "/");
              }
            });
    return listed;
  }

  private static Map<String, String> licencesInBillOfMaterials() throws IOException {
    Map<String, String> licences = new TreeMap<>();
    JsonNode bom = new ObjectMapper().readTree(BILL_OF_MATERIALS.toFile());
    for (JsonNode component : bom.path("components")) {
      String group = component.path("group").asText();
      if (!group.equals("dev.tailback")) {
        licences.put(
            group + ":" + component.path("name").asText(),
            component.at("/licenses/0/license/id").asText());
      }
    }
    return licences;
  }

  /** Skips the test without one: Maven creates none offline. */
  private static void assumeThatThereIsABillOfMaterials() {
    assumeThat(BILL_OF_MATERIALS).exists();
  }

  @Test
  void theListHasTheDependenciesAndLicencesOfTheBillOfMaterials() throws IOException {
    assumeThatThereIsABillOfMaterials();
    assertThat(listed().licences()).isNotEmpty().isEqualTo(licencesInBillOfMaterials());
  }

  @Test
  void theJarHasClassesOfAllThatIsListedAndOfNothingElse() throws IOException {
    Set<String> packages = listed().packages();
    Set<String> found = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      jar.stream()
          .map(entry -> NEWER_JDK.matcher(entry.getName()).replaceFirst(""))
          .filter(name -> name.endsWith(".class") && !name.startsWith("dev/tailback/"))
          .forEach(
              name ->
                  packages.stream()
                      .filter(name::startsWith)
                      .findFirst()
                      .ifPresentOrElse(found::add, () -> others.add(name)));
    }
    assertThat(others).isEmpty();
    assertThat(found).isEqualTo(packages);
  }

  @Test
  void theBillOfMaterialsHasNothingThatVariesFromBuildToBuild() throws IOException {
    assumeThatThereIsABillOfMaterials();
    String bom = Files.readString(BILL_OF_MATERIALS);
    assertThat(bom).doesNotContain("serialNumber").doesNotContain("\"timestamp\"");
  }
}
