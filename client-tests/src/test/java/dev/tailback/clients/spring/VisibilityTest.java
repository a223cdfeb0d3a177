package dev.tailback.clients.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.clients.QueueView;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.Visibility;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long a message stays invisible after its listener failed. */
@Timeout(60)
class VisibilityTest {
  @RegisterExtension final Spring spring = new Spring();

  private final AtomicInteger heard = new AtomicInteger();

  final class Extending {
    @SqsListener(Spring.ORDERS)
    void listen(String body, Visibility visibility) {
      visibility.changeTo(120);
      heard.incrementAndGet();
      throw new IllegalStateException("not today");
    }
  }

  final class Impatient {
    @SqsListener(value = Spring.ORDERS, messageVisibilitySeconds = "5")
    void listen(String body) {
      heard.incrementAndGet();
      throw new IllegalStateException("not today");
    }
  }

  /** Asserts that the listener gets the message again after this time. */
  private void assertHiddenFor(int seconds, Object listener) {
    spring.start(listener).send(Spring.ORDERS, "b");
    await().until(() -> heard.get() == 1);
    spring.emulator().advanceSeconds(seconds - 1);
    QueueView orders = spring.look(Spring.ORDERS);
    assertThat(orders.inFlight()).isEqualTo(1);
    assertThat(heard).hasValue(1);
    spring.emulator().advanceSeconds(1);
    await().until(() -> heard.get() == 2);
  }

  @Test
  void asLongAsTheListenerSaid() {
    assertHiddenFor(120, new Extending());
  }

  @Test
  void asLongAsItsAnnotationSays() {
    assertHiddenFor(5, new Impatient());
  }
}
