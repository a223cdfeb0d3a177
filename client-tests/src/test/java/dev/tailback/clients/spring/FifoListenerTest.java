package dev.tailback.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.clients.QueueView;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class FifoListenerTest {
  @RegisterExtension final Spring spring = new Spring();

  /** Fails on one message until the test fixes it. */
  static final class Listener {
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private volatile String bad = "";

    @SqsListener(Spring.EVENTS)
    void hear(String body) {
      heard.add(body);
      if (body.equals(bad)) {
        throw new IllegalStateException("not today");
      }
    }

    List<String> heardOf(String group) {
      return heard.stream().filter(body -> body.startsWith(group)).toList();
    }
  }

  private final Listener listener = new Listener();

  private void sendThenStart(String... properties) {
    SqsTemplate template = spring.start();
    for (String body : List.of("a1", "b1", "a2", "b2", "a3", "b3")) {
      template.send(
          to -> to.queue(Spring.EVENTS).payload(body).messageGroupId(body.substring(0, 1)));
    }
    spring.start(listener, properties);
  }

  private QueueView events() {
    return spring.look(Spring.EVENTS);
  }

  @Test
  void eachGroupIsHeardInOrder() {
    sendThenStart();
    await().untilAsserted(() -> assertThat(events().isEmpty()).isTrue());
    assertThat(listener.heardOf("a")).containsExactly("a1", "a2", "a3");
    assertThat(listener.heardOf("b")).containsExactly("b1", "b2", "b3");
  }

  @Test
  void aFailedMessageHoldsItsGroupUntilItIsHeard() {
    listener.bad = "a2";
    sendThenStart();
    await().untilAsserted(() -> assertThat(listener.heardOf("a")).containsExactly("a1", "a2"));
    await().untilAsserted(() -> assertThat(events().inFlight()).as("a2 and a3").isEqualTo(2));
    assertThat(listener.heardOf("b")).containsExactly("b1", "b2", "b3");
    listener.bad = "";
    spring.emulator().advanceSeconds(30);
    await().untilAsserted(() -> assertThat(events().isEmpty()).isTrue());
    assertThat(listener.heardOf("a")).containsExactly("a1", "a2", "a2", "a3");
  }

  @Test
  void aMessageThatFailsTwiceIsADeadLetterAndFreesItsGroup() {
    listener.bad = "a1";
    sendThenStart("spring.cloud.aws.sqs.listener.max-messages-per-poll=1");
    await().until(() -> events().visible() == 2 && events().inFlight() == 1);
    spring.emulator().advanceSeconds(30);
    await().untilAsserted(() -> assertThat(listener.heardOf("a")).containsExactly("a1", "a1"));
    spring.emulator().advanceSeconds(30);
    await().untilAsserted(() -> assertThat(events().isEmpty()).isTrue());
    assertThat(listener.heardOf("a")).containsExactly("a1", "a1", "a2", "a3");
    assertThat(spring.look(Spring.DEAD_EVENTS).visible()).isEqualTo(1);
  }
}
