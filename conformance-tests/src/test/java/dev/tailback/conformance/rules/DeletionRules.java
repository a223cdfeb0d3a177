package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Refusal.refused;
import static dev.tailback.conformance.SqsError.MISSING_PARAMETER;
import static dev.tailback.conformance.SqsError.PURGE_QUEUE_IN_PROGRESS;
import static dev.tailback.conformance.SqsError.RECEIPT_HANDLE_IS_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Slow;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

@Rules("Deletion")
@Source(api = "DeleteMessage")
final class DeletionRules {

  @Test
  void aDeletedMessageDoesNotComeBack(Sqs sqs) {
    Queue queue = sqs.queue("VisibilityTimeout", "2");
    queue.send("once");

    queue.delete(queue.receive());
    sqs.passSeconds(2);

    queue.givesNothing();
    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  void onlyTheMessageOfTheHandleIsDeleted(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("one");
    queue.send("two");

    Message deleted = queue.receive();
    queue.delete(deleted);

    assertThat(queue.receive().body()).isNotEqualTo(deleted.body());
  }

  @Test
  void aMessageThatIsInSightAgainIsDeleted(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("once");
    Message message = queue.receive(r -> r.visibilityTimeout(1));
    sqs.passSeconds(2);

    queue.delete(message);

    queue.givesNothing();
    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  @Unsure("The page says that the message might not be deleted; in practice it is.")
  void anOlderReceiptHandleDeletesTheMessageToo(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("once");
    Message older = queue.receive(r -> r.visibilityTimeout(0));
    queue.receive(r -> r.visibilityTimeout(600));

    queue.delete(older);

    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  @Source(guide = "sqs-available-cloudwatch-metrics")
  void aDeletedMessageCanBeDeletedAgain(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("once");
    Message message = queue.receive();

    queue.delete(message);
    queue.delete(message);

    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  void aMessageThatAnotherReceiverHasDeletedCanBeDeleted(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("once");
    Message mine = queue.receive(r -> r.visibilityTimeout(0));
    Message theirs = queue.receive(r -> r.visibilityTimeout(600));

    queue.delete(theirs);
    queue.delete(mine);

    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  @Unsure("The page does not say what a second deletion does on a FIFO queue.")
  void aMessageOfAFifoQueueCanBeDeletedAgain(Sqs sqs) {
    Queue queue = sqs.fifo();
    queue.send("once", "group");
    Message message = queue.receive();

    queue.delete(message);
    queue.delete(message);

    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  void aTextThatIsNoReceiptHandleIsRefused(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.delete(Message.builder().receiptHandle("no receipt handle").build()))
        .as(RECEIPT_HANDLE_IS_INVALID);
  }

  @Test
  @Unsure("The page has the error for handles that are not valid, but not for which.")
  void aReceiptHandleOfAnotherQueueIsRefused(Sqs sqs) {
    Queue queue = sqs.queue();
    Queue other = sqs.queue();
    queue.send("here");
    Message message = queue.receive();

    refused(() -> other.delete(message)).as(RECEIPT_HANDLE_IS_INVALID);
  }

  @Test
  void aReceiptHandleIsRequired(Sqs sqs) {
    Queue queue = sqs.queue();

    refused(() -> queue.delete(Message.builder().build()))
        .as(MISSING_PARAMETER)
        .mentioning("ReceiptHandle");
  }

  @Test
  @Source(api = "PurgeQueue")
  void aPurgeDeletesWhatIsInSightInFlightAndDelayed(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("in flight");
    queue.receive(r -> r.visibilityTimeout(600));
    queue.send("in sight");
    queue.send("delayed", m -> m.delaySeconds(600));
    queue.eventuallyHas(1, 1, 1);

    purge(sqs, queue);

    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  @Source(api = "PurgeQueue")
  void aPurgedMessageDoesNotComeBackAfterItsTimeout(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("in flight");
    queue.receive(r -> r.visibilityTimeout(2));

    purge(sqs, queue);
    queue.eventuallyHas(0, 0, 0);
    sqs.passSeconds(2);

    queue.givesNothing();
  }

  @Test
  @Source(api = "PurgeQueue")
  @Unsure("The page says nothing of the receipt handles of purged messages.")
  void aPurgedMessageCanBeDeleted(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("in flight");
    Message message = queue.receive();

    purge(sqs, queue);
    queue.eventuallyHas(0, 0, 0);
    queue.delete(message);

    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  @Source(api = "PurgeQueue")
  void aQueueIsNotPurgedTwiceWithin60Seconds(Sqs sqs) {
    Queue queue = sqs.queue();
    purge(sqs, queue);

    refused(() -> purge(sqs, queue)).as(PURGE_QUEUE_IN_PROGRESS);
  }

  @Test
  @Slow
  @Source(api = "PurgeQueue")
  void aQueueCanBePurgedAgainAfter60Seconds(Sqs sqs) {
    Queue queue = sqs.queue();
    purge(sqs, queue);

    sqs.passSeconds(50);
    refused(() -> purge(sqs, queue)).as(PURGE_QUEUE_IN_PROGRESS);
    sqs.passSeconds(11);
    queue.send("of the second minute");
    purge(sqs, queue);

    queue.eventuallyHas(0, 0, 0);
  }

  private static void purge(Sqs sqs, Queue queue) {
    sqs.client().purgeQueue(p -> p.queueUrl(queue.url()));
  }
}
