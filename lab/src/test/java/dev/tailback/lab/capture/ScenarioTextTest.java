package dev.tailback.lab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tailback.config.Configuration;
import dev.tailback.config.QueueDefinition;
import dev.tailback.lab.capture.Sighting.Kind;
import dev.tailback.lab.read.ScenarioReader;
import dev.tailback.lab.scenario.Arrivals;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.Processing;
import dev.tailback.lab.scenario.ProducerPlan.Groups;
import dev.tailback.lab.scenario.Scenario;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTextTest {
  private static final long MINUTE = 60_000;
  private static final List<QueueDefinition> QUEUES =
      Configuration.of(
              "t.yaml",
              """
              queues:
                orders:
                  VisibilityTimeout: 45
                  KmsMasterKeyId: alias/a
                  deadLetterQueue: {name: dead, maxReceiveCount: 4}
                dead: {}
              """)
          .queues();

  private final Recording recording = new Recording();

  private Scenario scenario(Traffic traffic) {
    return ScenarioReader.of("captured.yaml", ScenarioText.of(traffic, QUEUES));
  }

  /** Two workers take turns; each message takes 80 ms. */
  private Traffic twoWorkers() {
    List<Long> times = recording.send(() -> recording.exponential(100), MINUTE, 512);
    long[] free = {0, 0};
    for (int i = 0; i < times.size(); i++) {
      int worker = free[0] <= free[1] ? 0 : 1;
      long start = Math.max(times.get(i), free[worker]);
      free[worker] = start + 80;
      recording.see(Kind.RECEIVED, start, "m" + (i + 1), "order worker", 512);
      recording.see(Kind.DELETED, start + 80, "m" + (i + 1), "order worker", 512);
    }
    return recording.traffic(MINUTE);
  }

  @Test
  void whatWasSeenIsAScenario() {
    Scenario scenario = scenario(twoWorkers());
    assertThat(scenario.producers()).singleElement().matches(one -> one.sizeBytes() == 512);
    assertThat(scenario.producers().get(0).arrivals()).isInstanceOf(Arrivals.Poisson.class);
    assertThat(scenario.producers().get(0).arrivals().perSecond()).isCloseTo(10, within(1.0));
    ConsumerPlan consumer = scenario.consumers().get(0);
    assertThat(consumer.name()).isEqualTo("order worker");
    assertThat(consumer.count()).isEqualTo(2);
    assertThat(consumer.receive()).isEqualTo(new ConsumerPlan.Receive(1, null, 20));
    assertThat(consumer.process()).isEqualTo(new Processing.Constant(Duration.ofMillis(80)));
  }

  /** Clients choose any name, and some names have another meaning in YAML. */
  @ParameterizedTest
  @ValueSource(strings = {"on", "null", "12", "it's", "a: b #c", "two\nlines", "m\u00fcller", "-"})
  void namesOfClientsAreReadAsTheSameText(String client) {
    recording.see(Kind.SENT, Recording.FROM, "m1", client, 10);
    recording.see(Kind.RECEIVED, Recording.FROM, "m1", client, 10);
    Scenario scenario = scenario(recording.traffic(MINUTE));
    assertThat(scenario.producers().get(0).name()).isEqualTo(client);
    assertThat(scenario.consumers().get(0).name()).isEqualTo(client);
  }

  @Test
  void theQueueIsAsItIsConfigured() {
    Scenario scenario = scenario(twoWorkers());
    assertThat(scenario.queues().get(0).settings().visibilityTimeoutSeconds()).isEqualTo(45);
    assertThat(scenario.queues().get(0).deadLetterQueue()).isEqualTo("dead");
    assertThat(scenario.queues().get(0).maxReceiveCount()).isEqualTo(4);
  }

  @Test
  void messagesThatAreSentTogetherAreABatch() {
    for (int i = 0; i < 500; i++) {
      recording.see(Kind.SENT, Recording.FROM + i / 5 * 500L, "m" + i, "shop", 10);
    }
    Scenario scenario = scenario(recording.traffic(MINUTE));
    assertThat(scenario.producers().get(0).batch()).isEqualTo(5);
    assertThat(scenario.consumers()).isEmpty();
  }

  @Test
  void groupsOfMessagesAreCounted() {
    recording.send(() -> 100, MINUTE, 10);
    Traffic traffic = recording.traffic(MINUTE);
    List<String> even = IntStream.range(0, 100).mapToObj(i -> "g" + i % 5).toList();
    assertThat(
            scenario(new Traffic("orders", Recording.FROM, MINUTE, traffic.sightings(), even, null))
                .producers()
                .get(0)
                .groups())
        .isEqualTo(new Groups(5, 0));
  }

  @Test
  void groupsWithUnequalSharesHaveASkew() {
    // Shares of 1/k: Zipf with exponent 1.
    List<String> zipf =
        IntStream.rangeClosed(1, 20)
            .boxed()
            .flatMap(k -> Collections.nCopies(2_000 / k, "g" + k).stream())
            .toList();
    assertThat(GroupFit.of(zipf)).isEqualTo(new Groups(20, 1));
    assertThat(GroupFit.of(List.of())).isNull();
  }

  @Test
  void withoutTrafficThereIsNoScenario() {
    assertThatThrownBy(() -> ScenarioText.of(recording.traffic(MINUTE), QUEUES))
        .hasMessage("nothing was sent to orders within 60 s: watch longer with --for");
  }
}
