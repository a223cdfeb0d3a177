package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each rule of the diagnosis over HTTP: its cause is created, then removed. */
class DiagnosisTest {
  private static final String[] FIFO = {"FifoQueue", "true", "ContentBasedDeduplication", "true"};

  /** Checks a rule's text and severity. */
  private static void assertSays(Shop shop, String rule, String severity, String says)
      throws Exception {
    JsonNode diagnosis = shop.diagnosis(rule);
    assertThat(diagnosis).as("%s in %s", rule, shop.diagnosis()).isNotNull();
    assertThat(diagnosis.get("says").textValue()).isEqualTo(says);
    assertThat(diagnosis.get("severity").textValue()).isEqualTo(severity);
  }

  private static void assertSilent(Shop shop, String rule) throws Exception {
    assertThat(shop.diagnosis(rule)).as(rule).isNull();
  }

  @Test
  void theInFlightLimit() throws Exception {
    try (Shop shop = new Shop("orders")) {
      shop.admin("PUT", "limits/orders", "{\"inFlight\":5}");
      shop.sends(8);
      assertThat(shop.receives(5)).hasSize(5);
      assertThat(shop.get("/000000000000/orders?Action=ReceiveMessage").body())
          .contains("OverLimit");
      shop.seconds(4);

      JsonNode limit = shop.diagnosis("limit");
      assertThat(limit.get("severity").textValue()).isEqualTo("blocked");
      assertThat(limit.get("says").textValue())
          .startsWith("In-flight limit reached (5 of 5): receives are refused with OverLimit, 0.");
      assertThat(limit.get("remedy").textValue())
          .startsWith("Delete sooner, or receive less ahead: ")
          .endsWith(" holds 5.");
      assertThat(limit.get("action"))
          .hasToString("{\"label\":\"Who holds them\",\"do\":\"consumers\"}");

      shop.admin("PUT", "limits/orders", "{\"inFlight\":6}");
      shop.seconds(11);
      assertSilent(shop, "limit");
    }
  }

  @Test
  void aStuckGroupAndTheLookAhead() throws Exception {
    try (Shop shop = new Shop("orders.fifo", FIFO)) {
      shop.admin("PUT", "limits/orders.fifo", "{\"lookAhead\":20}");
      shop.sends(20, "&MessageGroupId=stuck");
      long received = shop.now();
      assertThat(shop.receives(1, "&VisibilityTimeout=3600")).hasSize(1);
      shop.sends(3, "&MessageGroupId=late");
      shop.seconds(61);

      assertSays(
          shop,
          "lookahead",
          "blocked",
          "Look-ahead full: the first 20 messages belong to held groups and hide 3 behind them");
      JsonNode stuck = shop.diagnosis("stuck");
      assertThat(stuck.get("severity").textValue()).isEqualTo("blocked");
      assertThat(stuck.get("says").textValue())
          .matches("Group stuck held for 1 min by \\S.*; 19 waiting behind it");
      assertThat(stuck.get("sinceMillis").longValue()).isEqualTo(received);
      assertThat(stuck.get("since").textValue())
          .isEqualTo(Instant.ofEpochMilli(received).toString());
      assertThat(stuck.get("action").get("group").textValue()).isEqualTo("stuck");

      shop.seconds(3600);
      assertSilent(shop, "lookahead");
      assertSilent(shop, "stuck");
    }
  }

  @Test
  void nobodyReceives() throws Exception {
    try (Shop shop = new Shop("orders")) {
      shop.receives(1);
      shop.sends(12);
      shop.seconds(61);

      assertThat(shop.diagnosis("nobody").get("severity").textValue()).isEqualTo("blocked");
      assertThat(shop.diagnosis("nobody").get("says").textValue())
          .matches(
              "Nobody receives: the last receive was 1 min ago; 12 waiting, \\d\\.\\d/s more arriving");
      assertThat(shop.diagnosis("nobody").get("sinceMillis").longValue()).isEqualTo(Shop.START);

      shop.receives(1);
      shop.seconds(11);
      assertSilent(shop, "nobody");
    }
  }

  @Test
  void messagesThatExpireSoon() throws Exception {
    try (Shop shop = new Shop("orders")) {
      shop.sends(2);
      shop.seconds(345_600 - 1800);

      assertSays(shop, "expiring", "blocked", "The oldest messages expire in 30 min and are lost");

      shop.deletes(shop.receives(2));
      shop.seconds(11);
      assertSilent(shop, "expiring");
    }
  }

  @Test
  void aBacklogThatGrowsAndThenDrains() throws Exception {
    try (Shop shop = new Shop("orders")) {
      for (int second = 0; second < 45; second++) {
        shop.sends(2);
        shop.deletes(shop.receives(1));
        shop.seconds(1);
      }

      JsonNode growing = shop.diagnosis("growing");
      assertThat(growing.get("severity").textValue()).isEqualTo("trouble");
      assertThat(growing.get("says").textValue())
          .isEqualTo("2.0 msg/s arrive, 1.0 leave: grows by 1.0/s; 3,600 more an hour");
      assertThat(growing.get("remedy").textValue())
          .isEqualTo(
              "Add at least 2 workers like these (1.0/s each); with 4 the backlog is gone in 15 s.");
      assertThat(growing.get("values").get(0).doubleValue()).isEqualTo(2.0);

      shop.seconds(60);
      shop.deletes(shop.receives(20));
      shop.seconds(11);
      assertSilent(shop, "growing");
      assertThat(shop.diagnosis("drain").get("severity").textValue()).isEqualTo("easing");
    }
  }

  @Test
  void messagesThatComeBack() throws Exception {
    try (Shop shop = new Shop("orders", "VisibilityTimeout", "5")) {
      shop.sends(8);
      for (int i = 0; i < 8; i++) {
        shop.receives(8);
        shop.seconds(6);
      }

      assertThat(shop.diagnosis("repeats").get("severity").textValue()).isEqualTo("trouble");
      assertThat(shop.diagnosis("repeats").get("says").textValue())
          .matches("8\\d % of receives are repeats: messages fail and come back");
      assertThat(shop.diagnosis("repeats").get("remedy").textValue())
          .isEqualTo("There is no dead-letter queue: they come back until they expire.");

      shop.deletes(shop.receives(8));
      shop.seconds(1800);
      assertSilent(shop, "repeats");
    }
  }

  @Test
  void aTimeoutThatIsTooShort() throws Exception {
    try (Shop shop = new Shop("orders", "VisibilityTimeout", "10")) {
      for (int i = 0; i < 4; i++) {
        shop.sends(10);
        List<String> first = shop.receives(10);
        shop.seconds(11);
        shop.receives(10, "&VisibilityTimeout=0");
        shop.deletes(first);
      }
      shop.seconds(1);

      JsonNode repeats = shop.diagnosis("repeats");
      assertThat(repeats.get("says").textValue())
          .matches(
              "5\\d % of receives are repeats: the visibility timeout \\(10 s\\) is shorter than"
                  + " the processing time \\(p95 11 s\\)");
      assertThat(repeats.get("action"))
          .hasToString(
              "{\"label\":\"Set 15 s\",\"do\":\"limits\",\"visibilityTimeoutSeconds\":15}");
    }
  }

  @Test
  void deadLetters() throws Exception {
    try (Shop shop = new Shop("orders", "VisibilityTimeout", "1")) {
      shop.create("orders-dlq");
      shop.redriveTo("orders-dlq", 1);
      shop.seconds(301);
      shop.sends(3);
      shop.receives(3);
      shop.seconds(2);
      shop.receives(3);
      shop.seconds(1);

      assertSays(
          shop,
          "dead",
          "trouble",
          "3 dead letters in 5 min went to orders-dlq (not deleted after receive 1)");
      assertThat(shop.diagnosis("dead").get("action").get("queue").textValue())
          .isEqualTo("orders-dlq");
      JsonNode letters = shop.json("queues/orders-dlq/diagnosis").get("diagnoses").get(0);
      assertThat(letters.get("says").textValue())
          .isEqualTo("3 dead letters of orders, 3 more than 5 min ago");
      assertThat(letters.get("action").get("do").textValue()).isEqualTo("redrive");

      shop.ok("/000000000000/orders-dlq?Action=PurgeQueue");
      shop.seconds(400);
      assertThat(shop.rules().get("orders-dlq")).containsExactly("idle");
      assertSilent(shop, "dead");
    }
  }

  @Test
  void throttledProducers() throws Exception {
    try (Shop shop = new Shop("orders")) {
      shop.admin(
          "POST",
          "throttles",
          "{\"queue\":\"orders\",\"actions\":[\"SendMessage\"],\"rate\":2,\"burst\":5}");
      shop.sends(5);
      for (int i = 0; i < 5; i++) {
        assertThat(shop.get("/000000000000/orders?Action=SendMessage&MessageBody=x").statusCode())
            .isEqualTo(403);
      }
      shop.seconds(5);

      JsonNode throttled = shop.diagnosis("throttled");
      assertThat(throttled.get("severity").textValue()).isEqualTo("trouble");
      assertThat(throttled.get("says").textValue())
          .isEqualTo("Producers are throttled: 50 % of sends refused by throttle 1 (2/s)");

      shop.seconds(300);
      assertSilent(shop, "throttled");
    }
  }

  @Test
  void nearMisses() throws Exception {
    try (Shop shop = new Shop("orders", "VisibilityTimeout", "10")) {
      shop.sends(20);
      List<String> handles = shop.receives(20);
      shop.seconds(9);
      shop.deletes(handles);
      shop.seconds(22);

      assertSays(
          shop,
          "near",
          "watch",
          "Near misses: p95 of processing is 9 s, the visibility timeout 10 s");

      shop.set("VisibilityTimeout", "60");
      shop.seconds(11);
      assertSilent(shop, "near");
    }
  }

  @Test
  void anOldMessage() throws Exception {
    try (Shop shop = new Shop("orders")) {
      shop.sends(1);
      List<String> old = shop.receives(1, "&VisibilityTimeout=3600");
      for (int i = 0; i < 70; i++) {
        shop.sends(1);
        shop.deletes(shop.receives(1));
        shop.seconds(5);
      }

      assertSays(
          shop, "oldhead", "watch", "The oldest message is 6 min old while new ones wait 0 s");

      shop.deletes(old);
      shop.seconds(11);
      assertSilent(shop, "oldhead");
    }
  }

  @Test
  void emptyShortPolls() throws Exception {
    try (Shop shop = new Shop("orders")) {
      for (int i = 0; i < 35; i++) {
        shop.receives(1);
        shop.receives(1);
        shop.seconds(1);
      }

      assertSays(shop, "empty", "watch", "100 % of receives are empty, 2.0/s of them short polls");

      shop.seconds(300);
      assertSilent(shop, "empty");
    }
  }

  @Test
  void whatIsCalm() throws Exception {
    try (Shop shop = new Shop("orders")) {
      assertSays(shop, "idle", "idle", "Empty, never used");
      shop.sends(1, "&DelaySeconds=900");
      shop.seconds(300);
      assertSays(
          shop, "delayed", "flowing", "One message waits for its delay, as asked; due in 10 min");

      shop.seconds(600);
      assertSilent(shop, "delayed");
      shop.deletes(shop.receives(1));
      shop.seconds(1200);
      assertSays(shop, "idle", "idle", "Idle for 20 min");
    }
  }

  @Test
  void aQueueThatNobodyHasUsedForHoursIsIdle() throws Exception {
    try (Shop shop = new Shop("orders")) {
      shop.sends(30);
      shop.seconds(Duration.ofDays(30).toSeconds()); // they expire after four

      JsonNode one = shop.json("queues/orders/diagnosis");
      JsonNode all = shop.json("diagnosis").get("queues").get(0);

      assertThat(all.get("diagnoses").get(0).get("says").textValue()).isEqualTo("Idle for 30 d");
      assertThat(one.get("diagnoses")).isEqualTo(all.get("diagnoses"));
      shop.receives(1);
      shop.seconds(1);
      assertThat(shop.json("queues/orders").get("perSecond").get("left").doubleValue()).isZero();
    }
  }

  @Test
  void queuesInTroubleComeFirst() throws Exception {
    try (Shop shop = new Shop("orders")) {
      shop.create("a");
      shop.create("z");
      shop.receives(1);
      shop.sends(1);
      shop.seconds(61);

      JsonNode all = shop.json("diagnosis");

      assertThat(all.get("nowMillis").longValue()).isEqualTo(Shop.START + 61_000);
      assertThat(all.get("now").textValue())
          .isEqualTo(Instant.ofEpochMilli(Shop.START + 61_000).toString());
      assertThat(all.get("queues"))
          .extracting(
              queue -> queue.get("queue").textValue() + " " + queue.get("severity").textValue())
          .containsExactly("orders blocked", "a idle", "z idle");
      assertThat(all.get("queues").get(0).get("account").textValue()).isEqualTo("000000000000");
      assertThat(all.get("queues").get(0).get("region").textValue()).isEqualTo("us-east-1");
      assertThat(shop.json("diagnosis?region=eu-west-1").get("queues")).isEmpty();
    }
  }

  @Test
  void lookingChangesNothing() throws Exception {
    try (Shop shop = new Shop("orders")) {
      shop.sends(30);
      for (int i = 0; i < 20; i++) {
        shop.diagnosis();
      }
      assertThat(shop.rules()).isEqualTo(Map.of("orders", List.of("idle")));
      assertThat(shop.json("queues/orders").get("visible").intValue()).isEqualTo(30);
    }
  }

  @Test
  void whatIsNotThereIsRefused() throws Exception {
    try (Shop shop = new Shop("orders")) {
      assertThat(shop.get("/_tailback/queues/none/diagnosis").statusCode()).isEqualTo(404);
      assertThat(shop.get("/_tailback/diagnosis/orders").statusCode()).isEqualTo(404);
      assertThat(shop.get("/_tailback/diagnosis?queue=orders").statusCode()).isEqualTo(400);
    }
  }
}
