package dev.tailback.engine.queue;

import static dev.tailback.engine.queue.MessageEvent.Kind.DEAD_LETTERED;
import static dev.tailback.engine.queue.MessageEvent.Kind.DELETED;
import static dev.tailback.engine.queue.MessageEvent.Kind.DELETE_IGNORED;
import static dev.tailback.engine.queue.MessageEvent.Kind.PURGED;
import static dev.tailback.engine.queue.MessageEvent.Kind.RECEIVED;
import static dev.tailback.engine.queue.MessageEvent.Kind.RETURNED;
import static dev.tailback.engine.queue.MessageEvent.Kind.SENT;
import static dev.tailback.engine.queue.MessageEvent.Kind.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contents and limits of the event log. The model test checks its invariants. */
class EventLogTest {
  private static final EventFilter ALL = new EventFilter(null, Set.of());
  private static final int MANY = 10_000_000;

  private final TestEngine world = new TestEngine();
  private final EventLog log = world.queues.eventLog();
  private final TestQueue dead = world.standard("dead");
  private final TestQueue queue =
      world.standard(
          "orders", settings -> settings.redrivePolicy(new RedrivePolicy(dead.address(), 2)));

  private List<LoggedEvent> events() {
    return log.after(0, ALL, MANY).events();
  }

  private List<Kind> kinds() {
    return events().stream().map(LoggedEvent::kind).toList();
  }

  @Test
  void anEventSaysWhatHappenedToWhichMessageWhenAndByWhom() {
    queue.sendAs("shop", "two coffees");
    world.advanceSeconds(3);
    queue.deleteAs("kitchen", queue.receiveOneAs("kitchen"));
    assertThat(kinds()).containsExactly(SENT, RECEIVED, DELETED);
    assertThat(events()).extracting(LoggedEvent::number).containsExactly(1L, 2L, 3L);
    assertThat(events())
        .extracting(event -> event.by().name())
        .containsExactly("shop", "kitchen", "kitchen");
    assertThat(events()).extracting(LoggedEvent::body).containsOnly("two coffees");
    assertThat(events()).extracting(LoggedEvent::bodyBytes).containsOnly(11);
    assertThat(events()).extracting(LoggedEvent::receiveCount).containsExactly(0, 1, 1);
    assertThat(events()).extracting(LoggedEvent::messageId).doesNotContainNull();
    assertThat(events().get(2).atMillis()).isEqualTo(TestEngine.START_MILLIS + 3_000);
  }

  @Test
  void whatHappensByItselfIsByNobody() {
    queue.sendAs("shop", "m1");
    queue.receiveOneAs("kitchen");
    world.advanceSeconds(60);
    assertThat(events().get(2).kind()).isEqualTo(TIMED_OUT);
    assertThat(events().get(2).by()).isNull();
  }

  @Test
  void aDeadLetterIsAnEventOfBothQueues() {
    queue.send("m1");
    queue.receiveOne(0);
    queue.receiveOne(0);
    queue.receive(1);
    List<LoggedEvent> found =
        log.after(0, new EventFilter(dead.address(), Set.of()), MANY).events();
    assertThat(found).extracting(LoggedEvent::kind).containsExactly(DEAD_LETTERED);
    assertThat(found.get(0).queue()).isEqualTo(queue.address());
    assertThat(found.get(0).target()).isEqualTo(dead.address());
  }

  @Test
  void aPurgeIsOneEvent() {
    queue.sendAll("m1", "m2", "m3");
    queue.queue.clear();
    queue.queue.clear();
    assertThat(kinds()).containsExactly(SENT, SENT, SENT, PURGED);
    assertThat(events().get(3).messages()).isEqualTo(3);
    assertThat(events().get(3).messageId()).isNull();
    assertThat(queue.queue.inspection().eventCounts().of(PURGED)).isEqualTo(3);
  }

  @Test
  void aDeleteThatIsIgnoredHasTheMessageAndNoBody() {
    queue.send("m1");
    ReceivedMessage message = queue.receiveOne();
    queue.delete(message);
    queue.delete(message);
    LoggedEvent last = events().get(3);
    assertThat(last.kind()).isEqualTo(DELETE_IGNORED);
    assertThat(last.messageId()).isEqualTo(message.messageId());
    assertThat(last.body()).isNull();
  }

  @Test
  void eventsAreSelectedByKind() {
    queue.send("m1");
    queue.receiveOne(0);
    queue.receiveOne(0);
    EventFilter filter = new EventFilter(queue.address(), Set.of(RETURNED));
    assertThat(log.after(0, filter, MANY).events())
        .extracting(LoggedEvent::number)
        .containsExactly(3L, 5L);
    assertThat(log.after(3, filter, MANY).events())
        .extracting(LoggedEvent::number)
        .containsExactly(5L);
  }

  @Test
  void aPageThatIsFullGoesOnAfterItsLastEvent() {
    queue.sendAll("m1", "m2", "m3");
    EventPage page = log.after(0, ALL, 2);
    assertThat(page.events()).extracting(LoggedEvent::body).containsExactly("m1", "m2");
    EventPage rest = log.after(page.next(), ALL, 2);
    assertThat(rest.events()).extracting(LoggedEvent::body).containsExactly("m3");
    assertThat(rest.next()).isEqualTo(3);
  }

  @Test
  void aPageWithoutEventsGoesOnAfterTheLastOfAnyQueue() {
    queue.sendAll("m1", "m2");
    EventPage page = log.after(0, new EventFilter(dead.address(), Set.of()), 10);
    assertThat(page).isEqualTo(new EventPage(List.of(), 2, 0));
  }

  @Test
  void theNumberOfEventsIsLimited() {
    int max = EventLog.MAX_BLOCKS * EventBlock.MAX_EVENTS;
    for (int i = 0; i < max + 1; i++) {
      queue.queue.send(TestQueue.content("", null, null), 0);
    }
    EventPage page = log.after(0, ALL, MANY);
    assertThat(page.lost()).isEqualTo(EventBlock.MAX_EVENTS);
    assertThat(page.events()).hasSize(max - EventBlock.MAX_EVENTS + 1);
    assertThat(page.events().get(0).number()).isEqualTo(page.lost() + 1);
    assertThat(log.lost(page.lost())).isZero();
    assertThat(queue.queue.inspection().eventCounts().of(SENT)).isEqualTo(max + 1);
    log.checkInvariants();
  }

  @Test
  void theBytesOfBodiesAreLimited() {
    String body = "x".repeat(1000);
    int inBlock = EventBlock.MAX_BYTES / EventBlock.MAX_BODY_BYTES;
    for (int i = 0; i < EventLog.MAX_BLOCKS * inBlock + 1; i++) {
      queue.queue.send(TestQueue.content(body, null, null), 0);
    }
    EventPage page = log.after(0, ALL, MANY);
    assertThat(page.lost()).isEqualTo(inBlock);
    assertThat(page.events().get(0).body()).hasSize(EventBlock.MAX_BODY_BYTES);
    assertThat(page.events().get(0).bodyBytes()).isEqualTo(1000);
    log.checkInvariants();
  }

  @Test
  void aLongBodyIsCutBetweenCharacters() {
    String start = "x".repeat(EventBlock.MAX_BODY_BYTES - 2);
    queue.sendAll(start + "é" + "y", start + "€", start + "😀", start + "xyz");
    assertThat(events())
        .extracting(LoggedEvent::body)
        .containsExactly(start + "é", start, start, start + "xy");
  }

  @Test
  void aResetForgetsEventsWithoutLosingThem() {
    queue.sendAll("m1", "m2");
    world.queues.reset();
    assertThat(log.after(0, ALL, MANY)).isEqualTo(new EventPage(List.of(), log.last(), 0));
    world.standard("orders").send("m3");
    assertThat(events()).extracting(LoggedEvent::body).containsExactly("m3");
    log.checkInvariants();
  }

  @Test
  void countsBeginWithTheQueue() {
    dead.send("m0");
    TestQueue later = world.standard("later");
    later.sendAll("m1", "m2");
    assertThat(later.queue.inspection().eventCounts().since()).isEqualTo(1);
    assertThat(later.queue.inspection().eventCounts().of(SENT)).isEqualTo(2);
    assertThat(later.queue.inspection().eventCounts().of(DELETED)).isZero();
    later.queue.forgetEvents();
    assertThat(later.queue.inspection().eventCounts().since()).isEqualTo(3);
    assertThat(later.queue.inspection().eventCounts().of(SENT)).isZero();
  }
}
