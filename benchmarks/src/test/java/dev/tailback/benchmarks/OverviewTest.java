package dev.tailback.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.scenario.Metric;
import dev.tailback.benchmarks.scenario.Scenario;
import dev.tailback.benchmarks.scenario.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverviewTest {
  private final Results results = new Results();

  private List<String> lines() {
    return new Overview(results).table().lines().toList();
  }

  private void measure(String scenario, Metric metric, Map<Peer, Double> figures) {
    figures.forEach((peer, figure) -> results.add(scenario, peer, Map.of(metric, figure)));
  }

  @Test
  void eachServerHasAColumn() {
    assertThat(lines().get(0))
        .isEqualTo("|  |  | Tailback | ElasticMQ | fauxqs | fauxqs without its log |");
  }

  @Test
  void whereMoreIsBetterTheRatioIsTailbacksToTheOthers() {
    Map<Peer, Double> figures =
        Map.of(Peer.TAILBACK, 60_000d, Peer.ELASTICMQ, 5_000d, Peer.FAUXQS, 80_000d);
    measure("send", Metric.REQUESTS, figures);
    assertThat(lines())
        .contains(
            "| Send a message | requests/s | 60,000 | 5,000 (12.0x) | 80,000 (0.75x) | not measured |");
  }

  @Test
  void whereLessIsBetterTheRatioIsTheOthersToTailbacks() {
    Map<Peer, Double> figures =
        Map.of(Peer.TAILBACK, 400d, Peer.ELASTICMQ, 1_400d, Peer.FAUXQS, 100d);
    measure("start", Metric.START_MILLIS, figures);
    assertThat(lines())
        .contains(
            "| Start a new process | ms to the first answer | 400 | 1,400 (3.50x) | 100 (0.25x) | not measured |");
  }

  @Test
  void aServerThatFailedSaysSo() {
    measure("cycle", Metric.MESSAGES, Map.of(Peer.TAILBACK, 1_000d));
    results.failed("cycle", Peer.FAUXQS, "answered with 500");
    assertThat(lines().get(2)).endsWith("| 1,000 | not measured | failed | not measured |");
  }

  @Test
  void whatWasNotMeasuredOfTailbackIsLeftOut() {
    measure("send", Metric.REQUESTS, Map.of(Peer.ELASTICMQ, 5_000d));
    assertThat(lines()).hasSize(2);
  }

  @Test
  void aWholeRunFillsTenRows() {
    List<String> scenarios = Scenarios.all(Duration.ZERO).stream().map(Scenario::name).toList();
    for (Metric metric : Metric.values()) {
      scenarios.forEach(scenario -> measure(scenario, metric, Map.of(Peer.TAILBACK, 1d)));
    }
    assertThat(lines()).hasSize(2 + 10);
  }
}
