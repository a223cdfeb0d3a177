package dev.tailback.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tailback.config.HostPort;
import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.metric.Metrics;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.ScalingActivity;
import dev.tailback.engine.scaling.ScalingActivity.Status;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets scaled by another program, through AWS's contract for custom resources. */
class CustomResourcesTest {
  private final EngineGate gate =
      new EngineGate(EngineSettings.seeded(1), EngineClock.pausedAt(1_795_300_000_000L));
  private final Program program = new Program();
  private final OutgoingHttp http =
      new OutgoingHttp(
          new Destinations(
              Set.of(new HostPort("127.0.0.1", program.port())), InetAddress::getAllByName),
          () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
          Duration.ofMillis(500));
  private final Scaling scaling =
      gate.call(
          queues ->
              new Scaling(
                  queues.timeline(),
                  new Alarms(queues.timeline(), new Metrics(queues.timeline(), 1_000_000))));

  @BeforeEach
  void listen() {
    gate.run(
        queues ->
            scaling.addListener(
                new CustomResources(
                    gate, queues.timeline(), scaling, http, Duration.ofMillis(200))));
  }

  @AfterEach
  void stop() {
    http.close();
    gate.close();
    program.close();
  }

  private ScalableTarget register(int port) {
    TargetId id =
        new TargetId(
            "000000000000",
            "us-east-1",
            "custom-resource",
            "http://127.0.0.1:" + port + "/prod/scalableTargetDimensions/workers",
            "custom-resource:ResourceType:Property");
    return gate.call(queues -> scaling.register(id, TargetSettings.between(1, 10), Map.of()));
  }

  private <T> T of(ScalableTarget target, Function<ScalableTarget, T> what) {
    return gate.call(queues -> what.apply(target));
  }

  private void set(ScalableTarget target, int capacity) {
    gate.run(queues -> scaling.setDesired(target, capacity, "a user request"));
  }

  private ScalingActivity newest() {
    return gate.call(queues -> scaling.activities(any -> true)).get(0);
  }

  @Test
  void theCapacityThatItHasIsTheTargets() {
    program.desired = 4;
    program.actual = 3;
    ScalableTarget target = register(program.port());
    await().until(() -> of(target, ScalableTarget::actual) == 3);
    assertThat(of(target, ScalableTarget::desired)).isEqualTo(4);
    assertThat(program.requests).containsExactly("GET /prod/scalableTargetDimensions/workers ");
  }

  @Test
  void itIsToldTheCapacityAndFollowedUntilItHasIt() {
    ScalableTarget target = register(program.port());
    await().until(() -> !program.requests.isEmpty());
    set(target, 5);
    await().until(() -> program.requests.contains(patch(5)));
    assertThat(newest().status()).isEqualTo(Status.IN_PROGRESS);
    program.actual = 5;
    await().until(() -> newest().status() == Status.SUCCESSFUL);
    assertThat(of(target, ScalableTarget::actual)).isEqualTo(5);
  }

  @Test
  void whileItIsBusyOnlyTheLastCapacityWaits() {
    ScalableTarget target = register(program.port());
    await().until(() -> !program.requests.isEmpty());
    program.hold = new CountDownLatch(1);
    set(target, 5);
    await().until(() -> program.requests.contains(patch(5)));
    set(target, 6);
    set(target, 7);
    program.hold.countDown();
    await().until(() -> program.requests.contains(patch(7)));
    assertThat(program.requests).doesNotContain(patch(6));
  }

  @Test
  void aFailureOfTheResourceFailsTheActivity() {
    ScalableTarget target = register(program.port());
    await().until(() -> !program.requests.isEmpty());
    program.status = "Failed";
    program.failureReason = "no room";
    set(target, 5);
    await().until(() -> newest().status() == Status.FAILED);
    assertThat(newest().statusMessage()).endsWith("Reason: no room");
    assertThat(of(target, ScalableTarget::desired)).isEqualTo(1);
  }

  @Test
  void anAnswerThatIsNotOneFailsTheActivity() {
    ScalableTarget target = register(program.port());
    await().until(() -> !program.requests.isEmpty());
    program.answer = "{\"actualCapacity\":-1}";
    set(target, 5);
    await().until(() -> newest().status() == Status.FAILED);
    assertThat(newest().statusMessage())
        .endsWith("Reason: the resource's answer has no number as its actualCapacity");
  }

  @Test
  void aResourceThatDoesNotAnswerFailsTheActivity() {
    ScalableTarget target = register(program.port());
    await().until(() -> !program.requests.isEmpty());
    program.hold = new CountDownLatch(1);
    set(target, 5);
    await().until(() -> newest().status() == Status.FAILED);
    assertThat(newest().statusMessage()).endsWith("there was no answer within 500 ms");
    program.hold.countDown();
  }

  @Test
  void untilItAnswersNoneOfItsWorkersCountsAndItIsAskedAgain() {
    program.answer = "later";
    ScalableTarget target = register(program.port());
    await().until(() -> program.requests.size() > 1);
    assertThat(of(target, ScalableTarget::actual)).isZero();
    program.actual = 2;
    program.answer = "";
    await().until(() -> of(target, ScalableTarget::actual) == 2);
  }

  @Test
  void afterAFailureItIsBroughtWithinBoundsWhenItAnswersAgain() {
    ScalableTarget target = register(program.port());
    await().until(() -> of(target, ScalableTarget::actual) == 1);
    program.answer = "broken";
    gate.run(queues -> scaling.register(target.id(), TargetSettings.between(3, 10), Map.of()));
    await().until(() -> newest().status() == Status.FAILED);
    program.answer = "";
    await().until(() -> program.desired == 3);
    await().until(() -> of(target, ScalableTarget::desired) == 3);
  }

  @Test
  void whenTheServerStopsNothingIsAskedAgain() {
    http.close();
    ScalableTarget target = register(program.port());
    set(target, 5);
    assertThat(newest().status()).isEqualTo(Status.FAILED);
    assertThat(newest().statusMessage()).endsWith("Reason: the server stops");
    assertThat(program.requests).isEmpty();
  }

  @Test
  void anAddressThatIsNotListedIsNeverCalled() {
    Program other = new Program();
    ScalableTarget target = register(other.port());
    set(target, 5);
    await().until(() -> newest().status() == Status.FAILED);
    assertThat(newest().statusMessage()).contains("not listed");
    assertThat(other.requests).isEmpty();
    other.close();
  }

  @Test
  void aPoolOfItsNameComesFirst() {
    ScalableTarget target = register(program.port());
    await().until(() -> !program.requests.isEmpty());
    gate.run(queues -> scaling.pools().report(target.id().pool(), 1, 10, 2));
    set(target, 5);
    gate.run(queues -> scaling.pools().report(target.id().pool(), 1, 10, 5));
    assertThat(newest().status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(program.requests).hasSize(1);
  }

  private static String patch(int desired) {
    return "PATCH /prod/scalableTargetDimensions/workers {\"desiredCapacity\":" + desired + "}";
  }

  /** A program that scales something. A test sets its answers. */
  private static final class Program {
    final List<String> requests = new CopyOnWriteArrayList<>();
    volatile int desired = 1;
    volatile int actual = 1;
    volatile String status = "InProgress";
    volatile String failureReason = "";
    volatile String answer = "";
    volatile CountDownLatch hold = new CountDownLatch(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Program() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      server.setExecutor(threads);
      server.createContext("/", this::handle);
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
      if (exchange.getRequestMethod().equals("PATCH")) {
        waitUntilReleased();
        desired = ((Number) ((Map<?, ?>) Json.parse(body)).get("desiredCapacity")).intValue();
      }
      byte[] bytes = (answer.isEmpty() ? state() : answer).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }

    private void waitUntilReleased() {
      try {
        hold.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private String state() {
      return Json.write(
          Map.of(
              "scalableTargetDimensionId", "workers",
              "version", "1",
              "actualCapacity", actual,
              "desiredCapacity", desired,
              "scalingStatus", status,
              "failureReason", failureReason));
    }

    void close() {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
