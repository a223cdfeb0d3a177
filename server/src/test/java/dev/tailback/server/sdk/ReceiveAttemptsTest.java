package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;

class ReceiveAttemptsTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final TestQueue queue = EMULATOR.newFifoQueue();

  @BeforeEach
  void send() {
    queue.sendGrouped("a1", "a2", "b1");
  }

  private List<Message> attempt(String id) {
    return queue.receive(r -> r.maxNumberOfMessages(2).receiveRequestAttemptId(id));
  }

  @Test
  void anAttemptIsVoidOnceOneOfItsMessagesIsDeleted() {
    queue.delete(attempt("1").get(0));
    assertThat(TestQueue.bodies(attempt("1"))).containsExactly("b1");
  }

  @Test
  void anAttemptIsVoidOnceTheVisibilityOfOneOfItsMessagesIsChanged() {
    queue.changeVisibility(attempt("1").get(1), 100);
    assertThat(TestQueue.bodies(attempt("1"))).containsExactly("b1");
  }

  @Test
  void anAttemptIsVoidOnceItsMessagesAreVisibleAgain() {
    List<Message> first = attempt("1");
    EMULATOR.advanceSeconds(30);
    assertThat(attempt("1")).doesNotContainAnyElementsOf(first);
  }

  @Test
  void anAttemptIsForgottenAfterFiveMinutes() {
    queue.receive(
        r -> r.maxNumberOfMessages(2).receiveRequestAttemptId("1").visibilityTimeout(1000));
    EMULATOR.advanceSeconds(300);
    assertThat(TestQueue.bodies(attempt("1"))).containsExactly("b1");
  }

  @Test
  void aStandardQueueIgnoresAttempts() {
    TestQueue standard = EMULATOR.newQueue();
    standard.sendAll("a", "b");
    assertThat(standard.receive(r -> r.maxNumberOfMessages(1).receiveRequestAttemptId("1")))
        .isNotEqualTo(standard.receive(r -> r.maxNumberOfMessages(1).receiveRequestAttemptId("1")));
  }
}
