package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for a queue's condition by the admin API. */
class AwaitTest {
  private final EventsShop shop;

  AwaitTest() throws Exception {
    shop = new EventsShop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private CompletableFuture<HttpResponse<String>> begin(String body) {
    CompletableFuture<HttpResponse<String>> waiting = shop.begin("POST", "await", body);
    Awaitility.await().during(Duration.ofMillis(200)).until(() -> !waiting.isDone());
    return waiting;
  }

  @Test
  void aConditionThatHoldsIsAnsweredAtOnce() throws Exception {
    shop.send("m1");
    shop.delete(shop.receive());

    JsonNode answer = shop.await(200, "{\"queue\":\"orders\",\"deleted\":1,\"empty\":true}");

    assertThat(answer.get("holds").booleanValue()).isTrue();
    assertThat(answer.get("visible").intValue()).isZero();
    assertThat(answer.get("counts").get("sent").intValue()).isEqualTo(1);
    assertThat(answer.get("counts").get("deleted").intValue()).isEqualTo(1);
    assertThat(answer.get("counts").get("expired").intValue()).isZero();
    assertThat(EventsShop.names(answer)).containsExactly("sent", "received", "deleted");
    assertThat(answer.get("next").intValue()).isEqualTo(3);
    assertThat(answer.get("atMillis").longValue()).isEqualTo(EventsShop.START);
  }

  @Test
  void aConditionThatHoldsLaterIsAnsweredThen() throws Exception {
    CompletableFuture<HttpResponse<String>> waiting =
        begin("{\"queue\":\"orders\",\"deleted\":2,\"within\":\"60s\"}");
    shop.send("m1");
    shop.send("m2");
    shop.delete(shop.receive());
    assertThat(waiting).isNotDone();
    shop.delete(shop.receive());

    JsonNode answer = EventsShop.json(200, waiting.get(20, TimeUnit.SECONDS));

    assertThat(answer.get("counts").get("deleted").intValue()).isEqualTo(2);
    assertThat(answer.get("waitedMillis").longValue()).isGreaterThanOrEqualTo(200);
  }

  @Test
  void aConditionThatFailsInTimeIsAnsweredWithTheStateFound() throws Exception {
    shop.send("m1");
    shop.receive();

    JsonNode answer =
        shop.await(417, "{\"queue\":\"orders\",\"deleted\":3,\"visible\":1,\"within\":\"100ms\"}");

    assertThat(answer.get("holds").booleanValue()).isFalse();
    assertThat(answer.get("error").textValue())
        .isEqualTo(
            "Queue orders: deleted is 0, and not at least 3; visible is 0, and not 1, within 100 ms.");
    assertThat(answer.get("inFlight").intValue()).isEqualTo(1);
    assertThat(EventsShop.names(answer)).containsExactly("sent", "received");
    assertThat(answer.get("waitedMillis").longValue()).isGreaterThanOrEqualTo(100);
  }

  @Test
  void statesAreAwaited() throws Exception {
    shop.send("m1");
    String handle = shop.receive();
    CompletableFuture<HttpResponse<String>> visible =
        begin("{\"queue\":\"orders\",\"visible\":1,\"inFlight\":0,\"within\":\"60s\"}");
    shop.advance(Duration.ofSeconds(30));
    EventsShop.json(200, visible.get(20, TimeUnit.SECONDS));
    CompletableFuture<HttpResponse<String>> empty =
        begin("{\"queue\":\"orders\",\"empty\":true,\"within\":\"60s\"}");
    shop.delete(handle);
    EventsShop.json(200, empty.get(20, TimeUnit.SECONDS));
  }

  @Test
  void aQueueMayBeCreatedLater() throws Exception {
    CompletableFuture<HttpResponse<String>> waiting =
        begin("{\"queue\":\"later\",\"empty\":true,\"within\":\"60s\"}");
    shop.create("later", "");
    EventsShop.json(200, waiting.get(20, TimeUnit.SECONDS));
  }

  @Test
  void aMissingQueueIsReported() throws Exception {
    JsonNode answer = shop.await(417, "{\"queue\":\"nowhere\",\"sent\":1,\"within\":\"0s\"}");
    assertThat(answer.get("error").textValue())
        .contains("there is no queue arn:aws:sqs:us-east-1:000000000000:nowhere");
    assertThat(answer.has("visible")).isFalse();
  }

  @Test
  void eventsUpToANumberDoNotCount() throws Exception {
    shop.send("m1");
    shop.send("m2");
    String later = "{\"queue\":\"orders\",\"sent\":1,\"after\":%d,\"within\":\"0s\"}";
    assertThat(shop.await(200, later.formatted(1)).get("counts").get("sent").intValue())
        .isEqualTo(1);
    assertThat(shop.await(417, later.formatted(2)).get("counts").get("sent").intValue()).isZero();
  }

  @Test
  void aNewQueueOfTheNameHasNoEvents() throws Exception {
    shop.send("m1");
    shop.action("orders", "DeleteQueue");
    shop.create("orders", "");
    JsonNode answer = shop.await(417, "{\"queue\":\"orders\",\"sent\":1,\"within\":\"0s\"}");
    assertThat(answer.get("counts").get("sent").intValue()).isZero();
  }

  @Test
  void aResetBeginsToCountAgain() throws Exception {
    shop.send("m1");
    EventsShop.json(200, shop.admin("POST", "reset/orders", ""));
    shop.await(417, "{\"queue\":\"orders\",\"sent\":1,\"within\":\"0s\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"deleted\":3}=The field queue is missing, and must be the name of a queue.",
        "{\"queue\":\"orders\"}=There is nothing to wait for. Give one or more of sent, received,",
        "{\"queue\":\"orders\",\"deleted\":0}=The field deleted is 0, and must be a whole number from 1",
        "{\"queue\":\"orders\",\"empty\":false}=The field empty is false, and must be true.",
        "{\"queue\":\"orders\",\"sold\":1}=There is no field sold here.",
        "{\"queue\":\"orders\",\"sent\":1,\"within\":\"6m\"}=The field within is \"6m\", and must be at most 5m.",
      })
  void wrongRequestsAreRefused(String example) throws Exception {
    String[] parts = example.split("=", 2);
    assertThat(shop.await(400, parts[0]).get("error").textValue()).startsWith(parts[1]);
  }
}
