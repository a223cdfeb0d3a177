package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.scaling.AdjustmentType;
import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.StepAdjustment;
import dev.tailback.engine.scaling.StepAdjustments;
import dev.tailback.engine.scaling.StepPolicy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scaling in the admin API, and the reports of workers. */
class ScalingTest {
  private static final String WORKERS = "scaling/workers/orders-workers";
  private static final TargetId TARGET =
      new TargetId(
          "000000000000",
          "us-east-1",
          "ecs",
          "service/shop/orders-workers",
          "ecs:service:DesiredCount");

  private final EngineClock clock = EngineClock.pausedAt(0);
  private final Tailback tailback =
      Tailback.builder().clock(clock).engineSettings(EngineSettings.seeded(1)).start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    tailback.close();
  }

  @Test
  void workersReportThemselvesAndGetTheDesiredNumber() throws Exception {
    assertThat(put(WORKERS, "{\"min\":1,\"max\":10,\"actual\":0}"))
        .isEqualTo(
            json(
                "{'name':'orders-workers','desired':1,'min':1,'max':10,'actual':0,'target':null}"));
    register(3, 20);
    assertThat(put(WORKERS, "{\"min\":1,\"max\":10,\"actual\":1}"))
        .isEqualTo(
            json(
                "{'name':'orders-workers','desired':3,'min':1,'max':10,'actual':1,"
                    + "'target':'ecs/service/shop/orders-workers'}"));
    assertThat(call(200, "GET", WORKERS, "").get("actual").asInt()).isEqualTo(1);
  }

  @Test
  void aTargetShowsItsPoliciesAndHowItsCapacityHasChanged() throws Exception {
    register(1, 5);
    tailback.gate().run(queues -> scale());

    JsonNode shown = call(200, "GET", "scaling", "");

    JsonNode target = shown.at("/targets/0");
    assertThat(target.get("id").asText()).isEqualTo("ecs/service/shop/orders-workers");
    assertThat(target.get("workers").asText()).isEqualTo("orders-workers");
    assertThat(target.get("carriedOutBy").asText()).isEqualTo("nobody");
    assertThat(target.get("desired").asInt()).isEqualTo(3);
    assertThat(target.get("actual").asInt()).isEqualTo(3);
    assertThat(target.get("scaleOutCooldownUntilMillis").asLong()).isEqualTo(60_000);
    assertThat(target.get("scaleInCooldownUntilMillis").isNull()).isTrue();
    assertThat(target.get("history")).isEqualTo(json("[{'atMillis':0,'desired':3,'actual':3}]"));
    JsonNode policy = target.at("/policies/0");
    assertThat(policy.get("type").asText()).isEqualTo("StepScaling");
    assertThat(policy.get("steps")).isEqualTo(json("[{'from':0.0,'to':null,'by':2}]"));
    JsonNode activity = shown.at("/activities/0");
    assertThat(activity.get("cause").asText())
        .startsWith("a user request executed policy out: the metric's value 60 is 10 above");
    assertThat(activity.get("from").asInt()).isEqualTo(1);
    assertThat(activity.get("to").asInt()).isEqualTo(3);
    assertThat(activity.get("status").asText()).isEqualTo("Successful");
    assertThat(call(200, "GET", "scaling?activities=0", "").get("activities")).isEmpty();
    assertThat(call(200, "GET", "scaling?region=eu-west-1", "").get("targets")).isEmpty();
  }

  private void scale() {
    ScalableTarget target = scaling().targets().iterator().next();
    StepAdjustments steps = new StepAdjustments(List.of(new StepAdjustment(0.0, null, 2)));
    StepPolicy policy = new StepPolicy(AdjustmentType.CHANGE_IN_CAPACITY, steps, null, 60, null);
    scaling().execute(scaling().putPolicy(target, "out", policy, true), 60.0, 50.0, true);
  }

  @Test
  void poolsAreShownAndNamedReasonsForNotScaling() throws Exception {
    register(3, 3);
    tailback.gate().run(queues -> scale());
    put(WORKERS, "{\"min\":1,\"max\":10,\"actual\":2}");

    JsonNode shown = call(200, "GET", "scaling", "");

    assertThat(shown.get("pools"))
        .isEqualTo(
            json(
                "[{'name':'orders-workers','account':'000000000000','region':'us-east-1','min':1,"
                    + "'max':10,'desired':3,'actual':2,'lost':false,"
                    + "'target':'ecs/service/shop/orders-workers'}]"));
    assertThat(shown.at("/targets/0/carriedOutBy").asText()).isEqualTo("workers");
    assertThat(shown.at("/activities/0/notScaled").asText()).isEqualTo("AlreadyAtMaxCapacity");
  }

  @Test
  void theDesiredNumberIsSetByHandUnlessATargetDecides() throws Exception {
    put(WORKERS, "{\"min\":1,\"max\":10,\"actual\":1}");
    assertThat(put(WORKERS + "/desired", "{\"desired\":4}").get("desired").asInt()).isEqualTo(4);
    register(1, 20);

    assertThat(call(409, "PUT", WORKERS + "/desired", "{\"desired\":5}").get("error").asText())
        .isEqualTo(
            "The target ecs/service/shop/orders-workers decides how many workers orders-workers"
                + " are to run.");
    assertThat(call(200, "GET", WORKERS, "").get("desired").asInt()).isEqualTo(4);
  }

  @Test
  void workersThatLeaveAreGone() throws Exception {
    put(WORKERS, "{\"min\":1,\"max\":10,\"actual\":1}");

    assertThat(call(200, "DELETE", WORKERS, "")).isEmpty();

    assertThat(call(404, "GET", WORKERS, "").get("error").asText())
        .isEqualTo("There are no workers orders-workers.");
    assertThat(call(404, "DELETE", WORKERS, "").get("error").asText())
        .isEqualTo("There are no workers orders-workers.");
  }

  @Test
  void accountsAndRegionsAreKeptApart() throws Exception {
    String elsewhere = WORKERS + "?account=111111111111&region=eu-west-1";
    put(elsewhere, "{\"min\":2,\"max\":3,\"actual\":0}");

    assertThat(call(200, "GET", elsewhere, "").get("desired").asInt()).isEqualTo(2);
    call(404, "GET", WORKERS, "");
    assertThat(call(200, "GET", "scaling?account=111111111111", "").get("pools")).hasSize(1);
    assertThat(call(200, "GET", "scaling?account=000000000000", "").get("pools")).isEmpty();
  }

  @Test
  void wrongRequestsAreRefused() throws Exception {
    assertThat(
            call(400, "PUT", WORKERS, "{\"min\":2,\"max\":1,\"actual\":0}").get("error").asText())
        .contains("max")
        .contains("at least min (2)");
    assertThat(call(400, "PUT", WORKERS, "{\"min\":2,\"max\":3}").get("error").asText())
        .contains("actual");
    call(400, "PUT", WORKERS, "{\"min\":1,\"max\":3,\"actual\":0,\"more\":1}");
    call(404, "PUT", "scaling/workers", "{}");
    call(404, "PUT", WORKERS + "/desire", "{}");
    call(404, "GET", "scaling/targets", "");
    call(405, "POST", WORKERS, "{}");
    call(405, "POST", "scaling", "");
    call(400, "GET", "scaling?account=x", "");
  }

  @Test
  void aResetForgetsTargetsAndKeepsWorkers() throws Exception {
    put(WORKERS, "{\"min\":1,\"max\":10,\"actual\":5}");
    register(1, 20);

    call(200, "POST", "reset", "");

    JsonNode shown = call(200, "GET", "scaling", "");
    assertThat(shown.get("targets")).isEmpty();
    assertThat(shown.get("activities")).isEmpty();
    assertThat(shown.get("pools")).hasSize(1);
  }

  @Test
  void workersOfATargetThatIsPlayedAreAnEventOfTheClock() throws Exception {
    tailback
        .gate()
        .run(
            queues -> {
              ScalableTarget target =
                  scaling()
                      .register(
                          TARGET,
                          new TargetSettings(
                              1, 5, TargetSettings.Suspension.NONE, 30_000, 300, null, Set.of()),
                          Map.of());
              scaling().setDesired(target, 2, "a user request");
            });

    assertThat(call(200, "GET", "clock", "").at("/next/what").asText())
        .isEqualTo("workers have started");
    clock.advance(Duration.ofSeconds(30));
    assertThat(call(200, "GET", "scaling", "").at("/targets/0/actual").asInt()).isEqualTo(2);
  }

  private Scaling scaling() {
    return tailback.monitoring().scaling();
  }

  private void register(int min, int max) {
    tailback
        .gate()
        .run(queues -> scaling().register(TARGET, TargetSettings.between(min, max), Map.of()));
  }

  private JsonNode put(String path, String body) throws Exception {
    return call(200, "PUT", path, body);
  }

  private JsonNode call(int status, String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tailback.endpoint() + "/_tailback/" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return AdminRequest.JSON.readTree(response.body());
  }

  private static JsonNode json(String text) throws Exception {
    return AdminRequest.JSON.readTree(text.replace('\'', '"'));
  }
}
