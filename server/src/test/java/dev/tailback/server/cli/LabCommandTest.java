package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tailback lab}. */
class LabCommandTest {
  /** A worker that finishes in time: nothing is received twice. */
  private static final String SCENARIO =
      """
      name: Short
      duration: 5m
      warmUp: 0s
      runs: 2
      queues: {orders: {VisibilityTimeout: 30}}
      producers: [{queue: orders, rate: 1/s}]
      consumers: [{queue: orders, count: 2, receive: {wait: 20s}, process: {constant: 500ms}}]
      expect: [duplicates < %s]
      """;

  private final Commands commands = new Commands();
  private @TempDir Path directory;

  private Path scenario(String bound) throws IOException {
    return Files.writeString(directory.resolve("s.yaml"), SCENARIO.formatted(bound));
  }

  @Test
  void aScenarioThatHoldsEndsWithZero() throws IOException {
    assertThat(commands.run("lab", scenario("1%").toString())).isZero();
    assertThat(commands.out()).contains("Short").contains("duplicates < 1%");
    assertThat(commands.err()).isEmpty();
  }

  @Test
  void aBrokenExpectationEndsWithOne() throws IOException {
    assertThat(commands.run("lab", scenario("0%").toString())).isEqualTo(1);
    assertThat(commands.out()).contains("broken");
  }

  @Test
  void optionsStandInPlaceOfTheScenariosValues() throws IOException {
    assertThat(
            commands.run(
                "lab", scenario("1%").toString(), "--runs", "1", "--seed", "9", "--duration", "1m"))
        .isZero();
    assertThat(commands.out()).contains("1 run");
  }

  @Test
  void theServersSeedIsNotTheLabs() throws IOException {
    String file = scenario("1%").toString();
    Commands others = new Commands();
    assertThat(commands.run("lab", file)).isZero();
    assertThat(others.run(Map.of("TAILBACK_SEED", "9"), "lab", file)).isZero();
    assertThat(others.out()).isEqualTo(commands.out());
  }

  @Test
  void reportsAreWritten() throws IOException {
    Path html = directory.resolve("r.html");
    Path json = directory.resolve("r.json");
    Path csv = directory.resolve("r.csv");
    Path records = directory.resolve("records.csv");
    assertThat(
            commands.run(
                "lab",
                scenario("1%").toString(),
                "--html",
                html.toString(),
                "--json",
                json.toString(),
                "--csv",
                csv.toString(),
                "--records",
                records.toString()))
        .isZero();
    assertThat(html).content().contains("<html").contains("Short");
    assertThat(new ObjectMapper().readTree(json.toFile()).isObject()).isTrue();
    assertThat(csv).content().startsWith("column,seed,kind,of,name,at,value");
    assertThat(Files.readAllLines(records)).hasSizeGreaterThan(600);
  }

  @Test
  void errorsAreReportedInOneLine() throws IOException {
    assertThat(commands.run("lab", scenario("x").toString())).isEqualTo(2);
    assertThat(commands.complaint())
        .isEqualTo(
            "tailback: "
                + directory.resolve("s.yaml")
                + ":8: expect[0]: 'x' is not a share such as 2%");
  }

  @Test
  void anOptionThatIsWrongIsNamed() throws IOException {
    assertThat(commands.run("lab", scenario("1%").toString(), "--runs", "0")).isEqualTo(2);
    assertThat(commands.complaint())
        .isEqualTo("tailback: --runs: '0' is not a whole number from 1 to 10000");
  }

  @Test
  void aScenarioThatIsNotThereIsNamed() {
    assertThat(commands.run("lab", "S99")).isEqualTo(2);
    assertThat(commands.complaint())
        .isEqualTo(
            "tailback: 'S99' is neither a file nor a built-in scenario, which tailback lab list"
                + " shows");
  }

  @Test
  void withoutAScenarioItSaysWhatItWants() {
    assertThat(commands.run("lab")).isEqualTo(2);
    assertThat(commands.complaint())
        .isEqualTo("tailback: expected a scenario: a file, or an id that tailback lab list shows");
  }

  @Test
  void aFolderThatIsMissingIsFoundBeforeTheRun() throws IOException {
    Path file = directory.resolve("none/r.html");
    assertThat(commands.run("lab", scenario("1%").toString(), "--html", file.toString()))
        .isEqualTo(2);
    assertThat(commands.complaint())
        .isEqualTo("tailback: --html: there is no folder " + file.getParent());
  }

  @Test
  void builtInScenariosAreListedAndShown() {
    assertThat(commands.run("lab", "list")).isZero();
    assertThat(commands.out()).contains("Visibility timeouts", "  S2     Messages come back");
    Commands others = new Commands();
    assertThat(others.run("lab", "show", "s2")).isZero();
    assertThat(others.out()).contains("name: A visibility timeout that is too short");
  }

  @Test
  void whatIsShownCanBeRun() throws IOException {
    assertThat(commands.run("lab", "show", "S14")).isZero();
    Path mine = Files.writeString(directory.resolve("mine.yaml"), commands.out());
    assertThat(new Commands().run("lab", mine.toString(), "--runs", "1", "--duration", "5m"))
        .isLessThan(2);
  }
}
