package dev.tailback.conformance.rules;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Slow;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@Rules("Dead letters")
@Source(guide = "sqs-dead-letter-queues")
final class DeadLetterRules {

  @Test
  void aMessageMovesWhenItWouldBeReceivedOnceMoreThanMaxReceiveCount(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 2);
    queue.send("poison");
    giveBack(queue);
    giveBack(queue);

    queue.givesNothing();

    assertThat(deadLetters.receive().body()).isEqualTo("poison");
  }

  @Test
  void aMessageThatIsDeletedAtItsLastReceiveDoesNotMove(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    queue.send("just in time");

    queue.delete(queue.receive(r -> r.visibilityTimeout(1)));
    sqs.passSeconds(2);

    queue.givesNothing();
    deadLetters.givesNothing();
  }

  @Test
  @Unsure("The page says that the count must exceed the maximum, not that only a receive does it.")
  void aTimeoutAloneMovesNothing(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    queue.send("late");
    queue.receive(r -> r.visibilityTimeout(1));

    sqs.passSeconds(2);

    queue.eventuallyHas(1, 0, 0);
    deadLetters.givesNothing();
  }

  @Test
  void aMessageThatIsGivenBackCountsAsReceived(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    queue.send("given back");

    queue.changeVisibility(queue.receive(), 0);

    queue.givesNothing();
    assertThat(deadLetters.receive().body()).isEqualTo("given back");
  }

  @Test
  @Unsure("The page says that the message is moved, not that it is the same in every part.")
  void aMovedMessageKeepsItsIdBodyAndAttributes(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    Map<String, MessageAttributeValue> attributes =
        Map.of("k", MessageAttributeValue.builder().dataType("String").stringValue("v").build());
    String id = queue.send("kept", m -> m.messageAttributes(attributes)).messageId();

    kill(queue);

    Message moved = deadLetters.receive(r -> r.messageAttributeNames("All"));
    assertThat(moved.messageId()).isEqualTo(id);
    assertThat(moved.body()).isEqualTo("kept");
    assertThat(moved.messageAttributes()).isEqualTo(attributes);
  }

  @Test
  void aMovedMessageOfAStandardQueueKeepsTheTimeItWasSent(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    queue.send("old");
    String sent = system(giveBack(queue)).get("SentTimestamp");
    sqs.passSeconds(1);

    queue.givesNothing();

    assertThat(system(receiveAll(deadLetters))).containsEntry("SentTimestamp", sent);
  }

  @Test
  @Slow
  void aDeadLetterOfAStandardQueueExpiresByTheTimeItWasFirstSent(Sqs sqs) {
    Queue deadLetters = sqs.queue("MessageRetentionPeriod", "60");
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    queue.send("old");
    sqs.passSeconds(40);
    kill(queue);

    sqs.passSeconds(30);

    sqs.eventually(deadLetters::givesNothing);
  }

  @Test
  @Slow
  void aDeadLetterOfAFifoQueueExpiresByTheTimeItWasMoved(Sqs sqs) {
    Queue deadLetters = sqs.fifo("MessageRetentionPeriod", "60");
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    queue.send("old", "group");
    sqs.passSeconds(40);
    kill(queue);

    sqs.passSeconds(30);

    assertThat(deadLetters.receive().body()).isEqualTo("old");
  }

  @Test
  @Source(api = "ReceiveMessage")
  void receivesAreCountedOverAllQueues(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 2);
    queue.send("counted");
    giveBack(queue);

    kill(queue);

    // Whether the attempt that moves it counts too is unspecified.
    assertThat(system(receiveAll(deadLetters)).get("ApproximateReceiveCount")).isIn("3", "4");
  }

  @Test
  @Unsure("The pages list the attribute without saying when it is there; clients read it.")
  void aDeadLetterNamesTheQueueItCameFrom(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    queue.send("from somewhere");

    kill(queue);

    assertThat(system(receiveAll(deadLetters)))
        .containsEntry("DeadLetterQueueSourceArn", queue.arn());
  }

  @Test
  @Unsure("The pages do not say that the one who waits is woken; a message has arrived, however.")
  void aPollOfTheDeadLetterQueueIsAnsweredByTheMove(Sqs sqs) throws Exception {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    queue.send("awaited");
    giveBack(queue);
    CompletableFuture<List<Message>> poll = deadLetters.poll(20, r -> {});

    queue.givesNothing();

    assertThat(poll.get(10, SECONDS)).extracting(Message::body).containsExactly("awaited");
  }

  @Test
  void aGroupGoesOnWhenItsFirstMessageHasMoved(Sqs sqs) {
    Queue deadLetters = sqs.fifo();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    queue.send("poison", "group");
    queue.send("next", "group");

    assertThat(giveBack(queue).body()).isEqualTo("poison");

    assertThat(queue.receive().body()).isEqualTo("next");
    Message moved = receiveAll(deadLetters);
    assertThat(moved.body()).isEqualTo("poison");
    assertThat(system(moved)).containsEntry("MessageGroupId", "group");
  }

  @Test
  @Unsure("The id of a moved FIFO message is said to become its message id; nothing more.")
  void deadLettersWithTheSameDeduplicationIdAreAllKept(Sqs sqs) {
    Queue deadLetters = sqs.fifo();
    Queue first = sqs.queueWithDeadLetters(deadLetters, 1);
    Queue second = sqs.queueWithDeadLetters(deadLetters, 1);
    first.send("one", "a", "same");
    second.send("two", "b", "same");

    kill(first);
    kill(second);

    assertThat(deadLetters.receiveBodies(2)).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  @Unsure("The page does not speak of chains; they are made by hand.")
  void aDeadLetterQueueMayHaveDeadLettersOfItsOwn(Sqs sqs) {
    Queue last = sqs.queue();
    Queue middle = sqs.queueWithDeadLetters(last, 2);
    Queue queue = sqs.queueWithDeadLetters(middle, 1);
    queue.send("twice dead");
    kill(queue);

    sqs.eventually(
        () -> {
          middle.receiveOnce(r -> r.visibilityTimeout(0));
          assertThat(last.receiveOnce(r -> r.visibilityTimeout(0)))
              .extracting(Message::body)
              .containsExactly("twice dead");
        });
  }

  /** Receives a message for the last allowed time, and then tries once more. */
  private static void kill(Queue queue) {
    giveBack(queue);
    queue.givesNothing();
  }

  /** Receives a message with a visibility timeout of 0. */
  private static Message giveBack(Queue queue) {
    return queue.receive(r -> r.visibilityTimeout(0).messageSystemAttributeNamesWithStrings("All"));
  }

  private static Message receiveAll(Queue queue) {
    return queue.receive(r -> r.messageSystemAttributeNamesWithStrings("All"));
  }

  private static Map<String, String> system(Message message) {
    return message.attributesAsStrings();
  }
}
