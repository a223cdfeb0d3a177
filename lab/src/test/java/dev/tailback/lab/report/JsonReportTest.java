package dev.tailback.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private final StudyFixture fixture = new StudyFixture().expect(0.01).variant("2 s", 2);

  @Test
  void saysWhatCameOut() {
    JsonNode tree = new JsonReport().tree(fixture.study());
    assertThat(tree.get("format").intValue()).isEqualTo(1);
    assertThat(tree.get("holds").booleanValue()).isFalse();
    assertThat(tree.get("ending").textValue()).isEqualTo("complete");
    assertThat(tree.get("verdict").get("remedy").textValue())
        .isEqualTo("with 5 s, fewer than 1 % would be received again");
    assertThat(tree.get("expectations").get(0).get("state").textValue()).isEqualTo("broken");
  }

  /** The figures computed from the runs' records match the report. */
  @Test
  void figuresCanBeComputedFromTheRuns() {
    JsonNode base = new JsonReport().tree(fixture.study()).get("columns").get(0);
    double[] values =
        StreamSupport.stream(base.get("runs").spliterator(), false)
            .mapToDouble(run -> run.get("figures").get("duplicates").doubleValue())
            .sorted()
            .toArray();
    JsonNode duplicates = base.get("figures").get("duplicates");
    assertThat(values).hasSize(3);
    assertThat(duplicates.get("median").doubleValue()).isEqualTo(values[1]);
    assertThat(duplicates.get("low").doubleValue())
        .isCloseTo(values[0] + 0.1 * (values[1] - values[0]), within(1e-12));
    assertThat(duplicates.get("mean").doubleValue()).isCloseTo(0.32, within(1e-12));
  }

  @Test
  void variantsAreComparedWithTheBaseSeedBySeed() {
    JsonNode variant = new JsonReport().tree(fixture.study()).get("columns").get(1);
    JsonNode difference = variant.get("figures").get("duplicates").get("minusBase");
    assertThat(difference.get("median").doubleValue()).isCloseTo(-0.15, within(1e-12));
    assertThat(difference.get("high").doubleValue()).isCloseTo(-0.15, within(1e-12));
  }

  @Test
  void hasSeriesWithGapsAndAlarms() {
    JsonNode run = new JsonReport().tree(fixture.study()).at("/columns/0/runs/0");
    assertThat(run.at("/series/1/measure").textValue()).isEqualTo("sentRate");
    assertThat(run.at("/series/1/values")).hasToString("[8,null]");
    assertThat(run.at("/alarms/0/changes/1/state").textValue()).isEqualTo("ALARM");
    assertThat(run.at("/alarms/0/changes/1/atSeconds").intValue()).isEqualTo(900);
  }

  @Test
  void pointsOfASweepAreColumnsOfTheirOwn() {
    JsonNode sweep = new JsonReport().tree(fixture.sweep(1, 3).study()).get("sweep");
    assertThat(sweep.get("key").textValue()).isEqualTo("queues.orders.VisibilityTimeout");
    assertThat(sweep.at("/points/1/name").textValue()).isEqualTo("3");
  }

  @Test
  void theTextIsTheSameEachTimeAndReadable() throws Exception {
    String text = new JsonReport().text(fixture.study());
    assertThat(new JsonReport().text(fixture.study())).isEqualTo(text);
    ObjectNode tree = new JsonReport().tree(fixture.study());
    assertThat(new ObjectMapper().readTree(text))
        .isEqualTo(new ObjectMapper().readTree(tree.toString()));
  }

  @Test
  void canLeaveOutTheRuns() {
    assertThat(new JsonReport(false).text(fixture.study())).doesNotContain("\"runs\"");
  }
}
