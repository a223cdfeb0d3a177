package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.RECEIPT_HANDLE_IS_INVALID;
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

@Rules("Visibility")
@Source(guide = "sqs-visibility-timeout")
final class VisibilityRules {

  @Test
  void aMessageIsSeenAgainAfterItsVisibilityTimeout(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "2");
    queue.send("again");
    queue.receive();

    sqs.passSeconds(2);

    assertThat(queue.receive().body()).isEqualTo("again");
  }

  @Test
  void aReceiveMayAskForALongerTimeoutThanTheQueueHas(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "1");
    queue.send("hidden");
    queue.receive(r -> r.visibilityTimeout(600));

    sqs.passSeconds(2);

    queue.givesNothing();
  }

  @Test
  void aReceiveMayAskForAShorterTimeoutThanTheQueueHas(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "600");
    queue.send("again");
    queue.receive(r -> r.visibilityTimeout(1));

    sqs.passSeconds(1);

    assertThat(queue.receive().body()).isEqualTo("again");
  }

  @Test
  @Source(api = "ReceiveMessage")
  void aTimeoutOfZeroLeavesTheMessageInSight(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "600");
    queue.send("again");
    queue.receive(r -> r.visibilityTimeout(0));

    assertThat(queue.receive().body()).isEqualTo("again");
  }

  @Test
  @Source(api = "GetQueueAttributes")
  void aMessageInFlightIsCountedApart(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "600");
    queue.send("one");
    queue.send("two");

    queue.receive();

    queue.eventuallyHas(1, 1, 0);
  }

  @Test
  @Source(api = "ReceiveMessage")
  void everyReceiveIsCountedAndTheTimeOfTheFirstStays(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("again and again");
    Map<String, String> first = received(queue);

    sqs.passSeconds(1);
    Map<String, String> second = received(queue);

    assertThat(first).containsEntry("ApproximateReceiveCount", "1");
    assertThat(second).containsEntry("ApproximateReceiveCount", "2");
    assertThat(second.get("ApproximateFirstReceiveTimestamp"))
        .isEqualTo(first.get("ApproximateFirstReceiveTimestamp"));
  }

  @Test
  void aTimeoutCanBeExtended(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "3");
    queue.send("hidden");

    queue.changeVisibility(queue.receive(), 600);
    sqs.passSeconds(3);

    queue.givesNothing();
  }

  @Test
  void aTimeoutCanBeShortened(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "600");
    queue.send("again");

    queue.changeVisibility(queue.receive(), 1);
    sqs.passSeconds(1);

    assertThat(queue.receive().body()).isEqualTo("again");
  }

  @Test
  void aTimeoutIsEndedByChangingItToZero(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "600");
    queue.send("again");

    queue.changeVisibility(queue.receive(), 0);

    assertThat(queue.receive().body()).isEqualTo("again");
  }

  @Test
  @Slow
  @Source(api = "ChangeMessageVisibility")
  void aChangedTimeoutCountsFromTheChange(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "60");
    queue.send("again");
    Message message = queue.receive();

    sqs.passSeconds(40);
    queue.changeVisibility(message, 60);
    sqs.passSeconds(40);
    queue.givesNothing();
    sqs.passSeconds(20);

    assertThat(queue.receive().body()).isEqualTo("again");
  }

  @Test
  @Source(api = "ChangeMessageVisibility")
  void aChangedTimeoutHoldsForThisReceiveOnly(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "2");
    queue.send("again");
    Message message = queue.receive();
    queue.changeVisibility(message, 600);
    queue.changeVisibility(message, 0);
    queue.receive();

    sqs.passSeconds(2);

    assertThat(queue.receive().body()).isEqualTo("again");
  }

  @Test
  @Source(guide = "sqs-short-and-long-polling")
  void aLongPollReturnsAMessageWhoseTimeoutEndsMeanwhile(Sqs sqs) throws Exception {
    Queue queue = sqs.queue("VisibilityTimeout", "3");
    queue.send("again");
    queue.receive();
    CompletableFuture<List<Message>> poll = queue.poll(20, r -> {});

    sqs.passSeconds(3);

    assertThat(poll.get(10, SECONDS)).extracting(Message::body).containsExactly("again");
  }

  @Test
  @Source(guide = "sqs-short-and-long-polling")
  void aLongPollReturnsAMessageWhoseTimeoutIsChangedToZero(Sqs sqs) throws Exception {
    Queue queue = sqs.queue("VisibilityTimeout", "600");
    queue.send("again");
    Message message = queue.receive();
    CompletableFuture<List<Message>> poll = queue.poll(20, r -> {});

    queue.changeVisibility(message, 0);

    assertThat(poll.get(10, SECONDS)).extracting(Message::body).containsExactly("again");
  }

  @Test
  @Source(api = "ChangeMessageVisibility")
  void aTimeoutIsFromZeroTo12Hours(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("hidden");
    Message message = queue.receive();

    refused(() -> queue.changeVisibility(message, 43_201)).as(INVALID_PARAMETER_VALUE);
    refused(() -> queue.changeVisibility(message, -1)).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  void aMessageIsHiddenFor12HoursInAllAtMost(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("hidden");
    Message message = queue.receive();

    sqs.passSeconds(3);

    refused(() -> queue.changeVisibility(message, 43_199)).as(INVALID_PARAMETER_VALUE);
    queue.changeVisibility(message, 43_100);
  }

  @Test
  @Source(api = "ChangeMessageVisibility")
  @Unsure("The page does not say what a change does once the timeout has ended.")
  void aMessageThatIsInSightAgainIsNotHiddenByAChange(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("again");
    Message message = queue.receive(r -> r.visibilityTimeout(1));
    sqs.passSeconds(2);

    queue.changeVisibility(message, 600);

    assertThat(queue.receive().body()).isEqualTo("again");
  }

  @Test
  @Source(api = "ChangeMessageVisibility")
  @Unsure("The page does not say what an older receipt handle changes.")
  void anOlderReceiptHandleChangesTheTimeoutOfTheLatestReceive(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("again");
    Message older = queue.receive(r -> r.visibilityTimeout(0));
    queue.receive(r -> r.visibilityTimeout(600));

    queue.changeVisibility(older, 0);

    assertThat(queue.receive().body()).isEqualTo("again");
  }

  @Test
  @Source(api = "ChangeMessageVisibility")
  @Unsure("The page lists MessageNotInflight, which nobody seems to have been answered.")
  void theTimeoutOfADeletedMessageCannotBeChanged(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("gone");
    Message message = queue.receive();
    queue.delete(message);

    refused(() -> queue.changeVisibility(message, 60)).as(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Source(api = "ChangeMessageVisibility")
  void aTimeoutIsNotChangedByATextThatIsNoReceiptHandle(Sqs sqs) {
    Queue queue = sqs.queue();
    Message stranger = Message.builder().receiptHandle("no receipt handle").build();

    refused(() -> queue.changeVisibility(stranger, 60)).as(RECEIPT_HANDLE_IS_INVALID);
  }

  private static Map<String, String> received(Queue queue) {
    return queue
        .receive(r -> r.visibilityTimeout(0).messageSystemAttributeNamesWithStrings("All"))
        .attributesAsStrings();
  }
}
