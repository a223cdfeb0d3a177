package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Slow;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

@Rules("Delay")
@Source(guide = "sqs-delay-queues")
final class DelayRules {

  @Test
  @Source(guide = "sqs-message-timers")
  void aDelayedMessageIsNotReturned(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("later", m -> m.delaySeconds(900));

    queue.givesNothing();
  }

  @Test
  @Source(guide = "sqs-message-timers")
  void aDelayedMessageIsReturnedAfterItsDelay(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("later", m -> m.delaySeconds(2));

    sqs.passSeconds(2);

    assertThat(queue.receive().body()).isEqualTo("later");
  }

  @Test
  @Slow
  @Source(guide = "sqs-message-timers")
  void aDelayMayLast15Minutes(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("later", m -> m.delaySeconds(900));

    sqs.passSeconds(880);
    queue.givesNothing();
    sqs.passSeconds(20);

    assertThat(queue.receive().body()).isEqualTo("later");
  }

  @Test
  void theDelayOfTheQueueHoldsForItsMessages(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "900");
    queue.send("later");

    queue.givesNothing();
  }

  @Test
  void theDelayOfTheQueueEnds(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "2");
    queue.send("later");

    sqs.passSeconds(2);

    assertThat(queue.receive().body()).isEqualTo("later");
  }

  @Test
  @Source(guide = "sqs-message-timers")
  void theDelayOfTheMessageHoldsInsteadOfTheQueues(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "900");
    queue.send("soon", m -> m.delaySeconds(1));

    sqs.passSeconds(1);

    assertThat(queue.receive().body()).isEqualTo("soon");
  }

  @Test
  @Source(guide = "sqs-message-timers")
  void aDelayOfZeroHoldsInsteadOfTheQueues(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "900");
    queue.send("now", m -> m.delaySeconds(0));

    assertThat(queue.receive().body()).isEqualTo("now");
  }

  @Test
  void aMessageIsDelayedOnlyOnce(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "900");
    queue.send("now", m -> m.delaySeconds(0));

    queue.changeVisibility(queue.receive(), 0);

    assertThat(queue.receive().body()).isEqualTo("now");
  }

  @Test
  @Source(api = "GetQueueAttributes")
  void aDelayedMessageIsCountedApart(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("later", m -> m.delaySeconds(900));
    queue.send("now");

    queue.eventuallyHas(1, 0, 1);
  }

  @Test
  @Source(guide = "sqs-short-and-long-polling")
  void aLongPollReturnsAMessageWhoseDelayEndsMeanwhile(Sqs sqs) throws Exception {
    Queue queue = sqs.queue();
    queue.send("later", m -> m.delaySeconds(3));
    CompletableFuture<List<Message>> poll = queue.poll(20, r -> {});

    sqs.passSeconds(3);

    assertThat(poll.get(10, SECONDS)).extracting(Message::body).containsExactly("later");
  }

  @Test
  void anotherDelayOfAStandardQueueLeavesItsMessagesAlone(Sqs sqs) {
    Queue queue = sqs.queue("DelaySeconds", "900");
    queue.send("later");

    queue.set("DelaySeconds", "0");

    sqs.eventually(() -> assertThat(queue.attribute("DelaySeconds")).isEqualTo("0"));
    queue.givesNothing();
  }

  @Test
  void anotherDelayOfAFifoQueueHoldsForItsMessages(Sqs sqs) {
    Queue queue = sqs.fifo("DelaySeconds", "900");
    queue.send("later", "group");

    queue.set("DelaySeconds", "0");

    queue.eventuallyHas(1, 0, 0);
    assertThat(queue.receive().body()).isEqualTo("later");
  }

  @Test
  void theDelayOfAFifoQueueHoldsForItsMessages(Sqs sqs) {
    Queue queue = sqs.fifo("DelaySeconds", "900");
    queue.send("later", "group");

    queue.givesNothing();
  }

  @Test
  void messagesOfADelayedFifoQueueKeepTheirOrder(Sqs sqs) {
    Queue queue = sqs.fifo("DelaySeconds", "1");
    queue.send("one", "group");
    queue.send("two", "group");
    queue.send("three", "group");

    sqs.passSeconds(2);

    assertThat(queue.receiveBodies(3)).containsExactly("one", "two", "three");
  }

  @Test
  @Source(guide = "sqs-message-timers")
  void aMessageOfAFifoQueueHasNoDelayOfItsOwn(Sqs sqs) {
    Queue queue = sqs.fifo();

    refused(
            () ->
                queue.send(
                    "later",
                    m -> m.delaySeconds(5).messageGroupId("group").messageDeduplicationId("id")))
        .as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(api = "SendMessage")
  @Unsure("The page says that the parameter can't be set; zero is taken, and changes nothing.")
  void aDelayOfZeroIsTheQueuesOwnOnAFifoQueue(Sqs sqs) {
    Queue queue = sqs.fifo("DelaySeconds", "900");

    queue.send(
        "later", m -> m.delaySeconds(0).messageGroupId("group").messageDeduplicationId("id"));

    queue.eventuallyHas(0, 0, 1);
    queue.givesNothing();
  }
}
