package dev.tailback.clients.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.read.ScenarioReader;
import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.sim.Simulation;
import dev.tailback.server.Tailback;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The lab's figures match those of the same scenario played in real time, by an SDK over HTTP. Real
 * time is not exact, so a figure may lie slightly outside the lab's range.
 */
@Tag("outside") // takes half a minute on an otherwise idle machine
class RealTimeIT {
  private static final int RUNS = 60;

  /** What sleeps and calls add on a busy machine, in seconds. */
  private static final double LATENESS = 0.02;

  private static final double TOLERANCE = 0.05;

  private static final String BUSY_WORKERS =
      """
      name: Ten workers that are 70 % busy
      duration: 35s
      warmUp: 5s
      runs: 1
      queues:
        orders: {}
      producers:
        - queue: orders
          rate: 35/s
      consumers:
        - queue: orders
          count: 10
          receive: {wait: 20s}
          process: {exponential: 200ms}
      """;

  private static final String SHORT_TIMEOUT =
      """
      name: A visibility timeout of 1.17 times the mean processing time
      duration: 35s
      warmUp: 5s
      runs: 1
      queues:
        orders: {VisibilityTimeout: 1}
      producers:
        - queue: orders
          rate: 15/s
      consumers:
        - queue: orders
          count: 40
          receive: {wait: 20s}
          process: {exponential: 854ms}
      """;

  private static final String DEAD_LETTERS =
      """
      name: A third of the deliveries fail
      duration: 35s
      warmUp: 5s
      runs: 1
      queues:
        orders: {VisibilityTimeout: 1, deadLetterQueue: {name: orders-dlq, maxReceiveCount: 3}}
        orders-dlq: {}
      producers:
        - queue: orders
          rate: 40/s
      consumers:
        - queue: orders
          count: 20
          receive: {wait: 20s}
          process: {exponential: 50ms}
          fails: 33%
      """;

  /** All run at the same time, each on its own server. */
  @Test
  void theLabSaysWhatHappens() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    Map<Scenario, Future<Map<Figure, Double>>> played = new LinkedHashMap<>();
    for (String text : List.of(BUSY_WORKERS, SHORT_TIMEOUT, DEAD_LETTERS)) {
      Scenario scenario = ScenarioReader.of("scenario.yaml", text);
      played.put(scenario, threads.submit(() -> inRealTime(scenario)));
    }
    for (Map.Entry<Scenario, Future<Map<Figure, Double>>> one : played.entrySet()) {
      Map<Figure, Double> seen = one.getValue().get();
      List<RunResult> runs =
          LongStream.range(0, RUNS)
              .mapToObj(seed -> new Simulation(one.getKey(), seed).run())
              .toList();
      seen.forEach((figure, value) -> assertIsAmong(one.getKey(), runs, figure, value));
    }
    threads.shutdown();
  }

  private static Map<Figure, Double> inRealTime(Scenario scenario) throws Exception {
    try (Tailback tailback = Tailback.builder().start();
        SqsClient sqs =
            SqsClient.builder()
                .endpointOverride(tailback.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(100))
                .build()) {
      return new RealTimePlay(scenario, sqs).play();
    }
  }

  private static void assertIsAmong(
      Scenario scenario, List<RunResult> runs, Figure figure, double value) {
    double[] played =
        runs.stream().mapToDouble(run -> run.figures().get(figure)).sorted().toArray();
    double least = played[0];
    double most = played[played.length - 1];
    boolean isTime = figure.unit() == Figure.Unit.SECONDS;
    assertThat(value)
        .as("%s: %s, from %s to %s in the lab", scenario.name(), figure.key(), least, most)
        .isBetween(least * (1 - TOLERANCE), most * (1 + TOLERANCE) + (isTime ? LATENESS : 0));
  }
}
