package dev.tailback.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

@Rules("Standard order")
@Source(guide = "sqs-visibility-timeout")
final class StandardOrderRules {

  @Test
  @Unsure("Standard queues promise no order; this was observed once.")
  void aMessageWhoseTimeoutEndsTakesItsOldPlaceAgain(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("older");
    queue.receive(r -> r.visibilityTimeout(3));
    sqs.passSeconds(1);
    queue.send("newer");

    sqs.passSeconds(3);

    assertThat(queue.receive().body()).isEqualTo("older");
  }

  @Test
  @Unsure("Standard queues promise no order; taken to be as after a timeout that ends by itself.")
  void aMessageWhoseTimeoutIsChangedToZeroTakesItsOldPlaceAgain(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "600");
    queue.send("older");
    Message older = queue.receive();
    queue.send("newer");

    queue.changeVisibility(older, 0);

    assertThat(queue.receive().body()).isEqualTo("older");
  }

  @Test
  @Source(guide = "sqs-available-cloudwatch-metrics")
  @Unsure("Standard queues promise no order; the page names three receives, nothing before.")
  void aMessageReceivedTwiceTakesItsOldPlaceAgain(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("older");
    giveBack(queue, 2);
    queue.send("newer");

    assertThat(queue.receive().body()).isEqualTo("older");
  }

  @Test
  @Source(guide = "sqs-available-cloudwatch-metrics")
  @Unsure("The page says that the message goes to the back, not when, nor what is received next.")
  void aMessageReceivedThreeTimesGoesToTheBack(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("poison");
    giveBack(queue, 2);
    Message poison = queue.receive(r -> r.visibilityTimeout(600));
    queue.send("newer");

    queue.changeVisibility(poison, 0);

    assertThat(queue.receiveBodies(2)).containsExactly("newer", "poison");
  }

  @Test
  @Source(guide = "sqs-delay-queues")
  @Unsure("No page says where a delayed message stands once its delay has ended.")
  void aDelayedMessageTakesItsPlaceByWhenItWasSent(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("older", m -> m.delaySeconds(2));
    queue.send("newer");

    sqs.passSeconds(2);

    assertThat(queue.receive().body()).isEqualTo("older");
  }

  @Test
  @Source(guide = "sqs-dead-letter-queues")
  @Unsure("No page says in which order dead letters are received.")
  void deadLettersAreInTheOrderOfTheirArrival(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    queue.send("older");
    Message older = queue.receive(r -> r.visibilityTimeout(600));
    queue.send("newer");
    giveBack(queue, 1);
    queue.givesNothing();

    queue.changeVisibility(older, 0);
    queue.givesNothing();

    assertThat(deadLetters.receiveBodies(2)).containsExactly("newer", "older");
  }

  @Test
  @Source(guide = "sqs-available-cloudwatch-metrics")
  @Unsure("The page says that a dead letter's age begins again, not that its receives do.")
  void receivesBeforeADeadLetterMovedDoNotSendItToTheBack(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 3);
    queue.send("older");
    giveBack(queue, 3);
    queue.givesNothing();
    giveBack(deadLetters, 1);
    deadLetters.send("newer");

    assertThat(deadLetters.receive().body()).isEqualTo("older");
  }

  @Test
  @Source(api = "StartMessageMoveTask")
  @Unsure("The page does not say where messages that are moved stand at their destination.")
  void movedMessagesAreInTheOrderOfTheirArrival(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 1);
    deadLetters.send("moved");
    queue.send("waiting");

    sqs.client()
        .startMessageMoveTask(t -> t.sourceArn(deadLetters.arn()).destinationArn(queue.arn()));
    queue.eventuallyHas(2, 0, 0);

    assertThat(queue.receiveBodies(2)).containsExactly("waiting", "moved");
  }

  /** Receives a message a number of times, with a visibility timeout of 0. */
  private static void giveBack(Queue queue, int times) {
    for (int i = 0; i < times; i++) {
      queue.receive(r -> r.visibilityTimeout(0));
    }
  }
}
