package dev.tailback.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.console.EventStream;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The events of messages as server-sent events. */
class EventStreamsTest {
  private static final String WANTS_STREAM = "Accept: text/event-stream\r\n";

  private final EventsShop shop;

  EventStreamsTest() throws Exception {
    shop = new EventsShop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private EventStream open(String parameters, String headers) throws Exception {
    return EventStream.open(shop.tailback, "events" + parameters, WANTS_STREAM + headers, null);
  }

  private static List<String> awaitNames(EventStream stream, int number) {
    Awaitility.await().until(() -> stream.events().size() >= number);
    return stream.events().stream().map(EventStream.Event::name).toList();
  }

  @Test
  void eventsBeforeAndAfterTheRequestAreSent() throws Exception {
    shop.send("m1");
    try (EventStream stream = open("?queue=orders", "")) {
      assertThat(stream.await("sent").get("body").textValue()).isEqualTo("m1");
      assertThat(stream.contentType()).startsWith("text/event-stream");
      shop.delete(shop.receive());
      assertThat(awaitNames(stream, 3)).containsExactly("sent", "received", "deleted");
      assertThat(stream.events()).extracting(EventStream.Event::id).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void aClientThatComesBackGoesOnWhereItWas() throws Exception {
    shop.send("m1");
    shop.send("m2");
    shop.receive();
    try (EventStream stream = open("?queue=orders&after=0", "Last-Event-ID: 2\r\n")) {
      assertThat(awaitNames(stream, 1)).containsExactly("received");
    }
  }

  @Test
  void onlyTheKindsThatAreWantedAreSent() throws Exception {
    try (EventStream stream = open("?event=deleted&after=now", "")) {
      shop.send("m1");
      shop.delete(shop.receive());
      assertThat(awaitNames(stream, 1)).containsExactly("deleted");
    }
  }

  @Test
  void manyEventsArriveInOrderWithoutGaps() throws Exception {
    for (int i = 0; i < 300; i++) {
      shop.send("m" + i);
    }
    try (EventStream stream = open("", "")) {
      awaitNames(stream, 300);
      for (int i = 0; i < 300; i++) {
        assertThat(stream.events().get(i).id()).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void lostEventsAreReportedFirst() throws Exception {
    int burst = 70_000;
    shop.tailback.gate().run(queues -> EventsShop.churn(queues, burst));
    try (EventStream stream = open("?event=received", "")) {
      assertThat(stream.await("lost").get("lost").longValue()).isGreaterThan(burst - 65_536);
    }
  }

  @Test
  void wrongRequestsAreRefused() throws Exception {
    try (EventStream stream = open("?wait=5", "")) {
      assertThat(stream.status()).isEqualTo(400);
    }
  }

  @Test
  void aStreamEndsWithTheServer() throws Exception {
    try (EventStream stream = open("", "")) {
      shop.send("m1");
      stream.await("sent");
      shop.close();
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(stream::isOver);
    }
  }
}
