package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.queue.MessageAttribute;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searching for messages in a queue without receiving them. */
class MessageSearchTest {
  private static final QueueAddress ORDERS =
      new QueueAddress("000000000000", "us-east-1", "orders");

  private final Tailback tailback = Tailback.builder().clock(EngineClock.pausedAt(0)).start();
  private final AdminClient admin = new AdminClient(tailback);

  @BeforeEach
  void createQueue() throws Exception {
    admin.get("/?Action=CreateQueue&QueueName=orders");
  }

  @AfterEach
  void stop() {
    tailback.close();
  }

  private void send(String body, Map<String, MessageAttribute> attributes, String group) {
    MessageContent content =
        new MessageContent(body, attributes, group, null, null, "000000000000");
    tailback.gate().run(queues -> queues.get(ORDERS).send(content, null));
  }

  private void send(String body) {
    send(body, Map.of(), null);
  }

  private JsonNode page(String query) throws Exception {
    return admin.json("queues/orders/messages?" + query);
  }

  private List<String> bodies(String query) throws Exception {
    return page(query).get("messages").findValuesAsText("body");
  }

  @Test
  void aTextIsFoundInBodiesAttributesIdsAndGroups() throws Exception {
    send("Order of a Zürich customer");
    send("second", Map.of("Customer", new MessageAttribute("String", "Müller & Co", null)), null);
    send("third", Map.of(), "customer-42");
    send("fourth");
    assertThat(bodies("search=CUSTOMER"))
        .containsExactly("Order of a Zürich customer", "second", "third");
    assertThat(bodies("search=z%C3%9CRICH")).containsExactly("Order of a Zürich customer");
    assertThat(bodies("search=m%C3%BCller+%26")).containsExactly("second");
    assertThat(bodies("search=.*")).isEmpty();
    assertThat(bodies("search=")).hasSize(4);
    String id = page("search=fourth").get("messages").get(0).get("messageId").textValue();
    assertThat(bodies("search=" + id.substring(0, 13).toUpperCase(Locale.ROOT)))
        .containsExactly("fourth");
  }

  @Test
  void messagesAreSelectedByStateAndGroup() throws Exception {
    send("m1", Map.of(), "a");
    send("m2", Map.of(), "b");
    send("m3", Map.of(), "a");
    admin.get("/000000000000/orders?Action=ReceiveMessage");
    assertThat(bodies("state=IN_FLIGHT")).containsExactly("m1");
    assertThat(bodies("state=VISIBLE")).containsExactly("m2", "m3");
    assertThat(bodies("state=DELAYED")).isEmpty();
    assertThat(bodies("group=a")).containsExactly("m1", "m3");
    assertThat(bodies("group=A")).isEmpty();
    assertThat(bodies("group=a&state=VISIBLE&search=M")).containsExactly("m3");
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() throws Exception {
    for (int i = 0; i < 25; i++) {
      send(i % 2 == 0 ? "even " + i : "odd " + i);
    }
    List<String> found = new ArrayList<>();
    JsonNode page = page("search=even&limit=5");
    int pages = 1;
    found.addAll(page.get("messages").findValuesAsText("body"));
    while (page.has("next")) {
      page = page("search=even&limit=5&after=" + page.get("next"));
      found.addAll(page.get("messages").findValuesAsText("body"));
      pages++;
    }
    assertThat(found).hasSize(13).startsWith("even 0").endsWith("even 24");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void aPageLooksAtTwentyThousandMessagesAtMost() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      send("hay");
    }
    send("needle");
    JsonNode first = page("search=needle");
    assertThat(first.get("messages")).isEmpty();
    assertThat(first.has("next")).isTrue();
    JsonNode second = page("search=needle&after=" + first.get("next"));
    assertThat(second.get("messages")).hasSize(1);
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void aPageLooksAtAboutThirtyTwoMegabytesAtMost() throws Exception {
    for (int i = 0; i < 40; i++) {
      send("x".repeat(1_000_000));
    }
    send("needle");
    JsonNode first = page("search=needle");
    assertThat(first.get("messages")).isEmpty();
    assertThat(bodies("search=needle&after=" + first.get("next"))).containsExactly("needle");
  }

  @Test
  void badValuesAreNamed() throws Exception {
    assertThat(admin.problem(400, "queues/orders/messages?state=sleeping"))
        .isEqualTo(
            "The parameter state is 'sleeping', and must be DELAYED or VISIBLE or IN_FLIGHT.");
    assertThat(admin.problem(400, "queues/orders/messages?group="))
        .isEqualTo("The parameter group is '', and must be a message group id.");
    assertThat(admin.problem(404, "queues/nix/messages?search=a")).contains("There is no queue");
  }
}
