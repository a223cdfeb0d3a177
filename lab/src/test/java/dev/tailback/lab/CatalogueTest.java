package dev.tailback.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.lab.scenario.Scenario;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

  static Stream<String> ids() {
    return Catalogue.list().stream().map(Catalogue.Entry::id);
  }

  @Test
  void thereAreTwentyFourScenariosAStormAndFourRemedies() {
    List<String> expected =
        Stream.of(
                IntStream.rangeClosed(1, 24).mapToObj(number -> "S" + number),
                Stream.of("storm"),
                IntStream.rangeClosed(1, 4).mapToObj(number -> "B" + number))
            .flatMap(ids -> ids)
            .toList();
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void eachFileIsListed() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(Catalogue.class.getResource("catalogue")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
          .containsExactlyInAnyOrderElementsOf(ids().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void eachShowsAProblemAndARemedyAndSaysWhatIsExpected(String id) {
    Scenario scenario = Catalogue.scenario(id);
    assertThat(scenario.variants()).isNotEmpty();
    assertThat(scenario.expectations()).isNotEmpty();
    assertThat(scenario.name()).isEqualTo(Objects.requireNonNull(Catalogue.find(id)).name());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void eachIsDescribedInOneSentence(String id) {
    assertThat(Objects.requireNonNull(Catalogue.find(id)).about())
        .matches("[A-Z][^.]+\\.")
        .hasSizeLessThan(100);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void eachBeginsWithTheComputationOfItsNumbers(String id) {
    assertThat(Catalogue.text(id)).startsWith("# ").containsPattern("\nname: ");
  }

  @Test
  void anIdIsFoundInAnyCase() {
    assertThat(Objects.requireNonNull(Catalogue.find("s2")).id()).isEqualTo("S2");
    assertThat(Catalogue.find("S99")).isNull();
    assertThatThrownBy(() -> Catalogue.text("S99")).hasMessage("there is no built-in scenario S99");
  }
}
