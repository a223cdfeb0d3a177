package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The events of messages in the admin API. */
class EventsTest {
  private final EventsShop shop;

  EventsTest() throws Exception {
    shop = new EventsShop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theEventsBeforeTheRequestAreShown() throws Exception {
    shop.send("two coffees");
    shop.advance(Duration.ofSeconds(2));
    shop.delete(shop.receive());

    JsonNode answer = shop.events("?queue=orders");

    assertThat(EventsShop.names(answer)).containsExactly("sent", "received", "deleted");
    assertThat(answer.get("next").longValue()).isEqualTo(3);
    assertThat(answer.get("lost").longValue()).isZero();
    JsonNode received = answer.get("events").get(1);
    assertThat(received.get("number").longValue()).isEqualTo(2);
    assertThat(received.get("atMillis").longValue()).isEqualTo(EventsShop.START + 2_000);
    assertThat(received.get("queue").textValue()).isEqualTo("orders");
    assertThat(received.get("arn").textValue())
        .isEqualTo("arn:aws:sqs:us-east-1:000000000000:orders");
    assertThat(received.get("by").get("name").textValue()).isEqualTo("kitchen");
    assertThat(received.get("body").textValue()).isEqualTo("two coffees");
    assertThat(received.get("receiveCount").intValue()).isEqualTo(1);
    assertThat(received.get("messageId")).isEqualTo(answer.get("events").get(0).get("messageId"));
    assertThat(received.has("bodyBytes")).isFalse();
  }

  @Test
  void allThatHappensToAMessageIsShown() throws Exception {
    shop.create("dead", "");
    String policy =
        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\",\"maxReceiveCount\":2}";
    shop.action(
        "orders",
        "SetQueueAttributes&Attribute.1.Name=RedrivePolicy&Attribute.1.Value="
            + URLEncoder.encode(policy, StandardCharsets.UTF_8));
    shop.action("orders", "SendMessage&MessageBody=m1&DelaySeconds=5");
    shop.advance(Duration.ofSeconds(5));
    String first = shop.receive();
    shop.action("orders", "ChangeMessageVisibility&VisibilityTimeout=40&ReceiptHandle=" + first);
    shop.action("orders", "ChangeMessageVisibility&VisibilityTimeout=0&ReceiptHandle=" + first);
    shop.receive();
    shop.advance(Duration.ofSeconds(30));
    shop.action("orders", "ReceiveMessage");
    shop.action("dead", "PurgeQueue");

    JsonNode answer = shop.events("");

    assertThat(EventsShop.names(answer))
        .containsExactly(
            "sent",
            "delayEnded",
            "received",
            "extended",
            "returned",
            "received",
            "timedOut",
            "deadLettered",
            "purged");
    assertThat(answer.get("events").get(7).get("target").textValue()).isEqualTo("dead");
    assertThat(answer.get("events").get(8).get("messages").intValue()).isEqualTo(1);
    assertThat(EventsShop.names(shop.events("?queue=dead")))
        .containsExactly("deadLettered", "purged");
    assertThat(EventsShop.names(shop.events("?event=returned,timedOut")))
        .containsExactly("returned", "timedOut");
  }

  @Test
  void aPageGoesOnWhereTheOneBeforeEnded() throws Exception {
    for (String body : new String[] {"m1", "m2", "m3"}) {
      shop.send(body);
    }
    JsonNode page = shop.events("?limit=2");
    assertThat(page.get("events")).hasSize(2);
    JsonNode rest = shop.events("?after=" + page.get("next").longValue());
    assertThat(rest.get("events")).hasSize(1);
    assertThat(rest.get("events").get(0).get("body").textValue()).isEqualTo("m3");
    assertThat(shop.events("?after=now").get("next").longValue()).isEqualTo(3);
  }

  @Test
  void ofALongBodyTheBeginningIsShown() throws Exception {
    shop.send("x".repeat(1000));
    JsonNode event = shop.events("").get("events").get(0);
    assertThat(event.get("body").textValue()).isEqualTo("x".repeat(256));
    assertThat(event.get("bodyBytes").intValue()).isEqualTo(1000);
  }

  @Test
  void aRequestWaitsForTheNextEvent() throws Exception {
    shop.send("m1");
    CompletableFuture<HttpResponse<String>> waiting =
        shop.begin("GET", "events?queue=orders&after=1&wait=30", "");
    assertThat(waiting).isNotDone();
    shop.create("payments", "");
    shop.action("payments", "SendMessage&MessageBody=other");
    shop.send("m2");

    JsonNode answer = EventsShop.json(200, waiting.get(20, TimeUnit.SECONDS));

    assertThat(answer.get("events")).hasSize(1);
    assertThat(answer.get("events").get(0).get("body").textValue()).isEqualTo("m2");
    assertThat(answer.get("next").longValue()).isEqualTo(3);
  }

  @Test
  void aRequestThatWaitsForNothingIsAnsweredWhenItsTimeIsOver() throws Exception {
    JsonNode answer = shop.events("?queue=orders&wait=1");
    assertThat(answer.get("events")).isEmpty();
    assertThat(answer.get("next").longValue()).isZero();
  }

  @Test
  void lostEventsAreReported() throws Exception {
    shop.tailback.gate().run(queues -> EventsShop.churn(queues, 70_000));
    JsonNode answer = shop.events("?limit=1");
    long lost = answer.get("lost").longValue();
    assertThat(lost).isPositive();
    assertThat(answer.get("events").get(0).get("number").longValue()).isEqualTo(lost + 1);
    assertThat(shop.events("?limit=1&after=" + (lost - 3)).get("lost").longValue()).isEqualTo(3);
    assertThat(shop.admin("POST", "await", "{\"queue\":\"orders\",\"sent\":1,\"after\":5}").body())
        .contains("Of the events after 5, " + (lost - 5) + " have been dropped.");
  }

  @Test
  void aResetForgetsTheEvents() throws Exception {
    shop.send("m1");
    EventsShop.json(200, shop.admin("POST", "reset", ""));
    JsonNode answer = shop.events("?after=0");
    assertThat(answer.get("events")).isEmpty();
    assertThat(answer.get("lost").longValue()).isZero();
  }

  @Test
  void theEventsOfAQueueBeginWithItsReset() throws Exception {
    shop.send("m1");
    EventsShop.json(200, shop.admin("POST", "reset/orders", ""));
    shop.send("m2");
    assertThat(EventsShop.names(shop.events("?queue=orders"))).containsExactly("sent");
    assertThat(EventsShop.names(shop.events("?queue=orders&after=0")))
        .containsExactly("sent", "purged", "sent");
  }

  @Test
  void wrongRequestsAreRefused() throws Exception {
    assertThat(problem("GET", "events?event=sold", 400))
        .startsWith("The parameter event is 'sold', and must be some of sent,received,");
    assertThat(problem("GET", "events?after=yesterday", 400)).contains("must be a whole number");
    assertThat(problem("GET", "events?wait=61", 400)).contains("at most 60");
    assertThat(problem("GET", "events?color=red", 400)).contains("There is no parameter color");
    assertThat(problem("DELETE", "events", 405)).contains("use GET");
    assertThat(problem("GET", "events/orders", 404)).contains("nothing under events");
  }

  private String problem(String method, String path, int status) throws Exception {
    return EventsShop.json(status, shop.admin(method, path, "")).get("error").textValue();
  }

  @Test
  void waitingCallersLearnThatTheServerStops() {
    CompletableFuture<HttpResponse<String>> waiting =
        shop.begin("GET", "events?queue=orders&wait=60", "");
    Awaitility.await().during(Duration.ofMillis(200)).until(() -> !waiting.isDone());
    shop.close();
    assertThat(waiting).succeedsWithin(Duration.ofSeconds(20));
    assertThat(waiting.join().statusCode()).isEqualTo(503);
  }
}
