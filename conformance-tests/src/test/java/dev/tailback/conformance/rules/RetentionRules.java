package dev.tailback.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Slow;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

@Rules("Retention")
@Source(api = "SetQueueAttributes")
final class RetentionRules {

  @Test
  @Slow
  void aMessageIsDeletedAfterTheRetentionPeriod(Sqs sqs) {
    Queue queue = sqs.queue("MessageRetentionPeriod", "60");
    queue.send("too late");

    sqs.passSeconds(61);

    queue.eventuallyHas(0, 0, 0);
    queue.givesNothing();
  }

  @Test
  @Slow
  void aMessageIsKeptForTheRetentionPeriod(Sqs sqs) {
    Queue queue = sqs.queue("MessageRetentionPeriod", "120");
    queue.send("in time");

    sqs.passSeconds(90);

    assertThat(queue.receive().body()).isEqualTo("in time");
  }

  @Test
  @Slow
  void aMessageOfAFifoQueueIsDeletedAfterTheRetentionPeriod(Sqs sqs) {
    Queue queue = sqs.fifo("MessageRetentionPeriod", "60");
    queue.send("too late", "group");

    sqs.passSeconds(61);

    queue.eventuallyHas(0, 0, 0);
    queue.givesNothing();
  }

  @Test
  @Slow
  @Unsure("The pages say that the period counts from the send, not that what is in flight expires.")
  void aMessageInFlightIsDeletedToo(Sqs sqs) {
    Queue queue = sqs.queue("MessageRetentionPeriod", "60");
    queue.send("too late");
    queue.receive(r -> r.visibilityTimeout(600));

    sqs.passSeconds(61);

    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  @Slow
  @Unsure("The pages do not compare delays with retention periods.")
  void aDelayedMessageIsDeletedToo(Sqs sqs) {
    Queue queue = sqs.queue("MessageRetentionPeriod", "60");
    queue.send("too late", m -> m.delaySeconds(90));

    sqs.passSeconds(95);

    queue.eventuallyHas(0, 0, 0);
    queue.givesNothing();
  }

  @Test
  @Slow
  @Unsure("The pages say that the period counts from the send, not what a receive does to it.")
  void aReceiveDoesNotProlongTheRetentionPeriod(Sqs sqs) {
    Queue queue = sqs.queue("MessageRetentionPeriod", "60");
    queue.send("too late");

    sqs.passSeconds(40);
    queue.receive(r -> r.visibilityTimeout(0));
    sqs.passSeconds(25);

    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  @Slow
  @Unsure("The pages do not speak of the receipt handles of expired messages.")
  void anExpiredMessageCanBeDeleted(Sqs sqs) {
    Queue queue = sqs.queue("MessageRetentionPeriod", "60");
    queue.send("too late");
    Message message = queue.receive(r -> r.visibilityTimeout(600));

    sqs.passSeconds(61);
    queue.eventuallyHas(0, 0, 0);
    queue.delete(message);

    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  @Slow
  @Unsure("The pages do not say that a message which expires in flight frees its group.")
  void aMessageThatExpiresFreesItsGroup(Sqs sqs) {
    Queue queue = sqs.fifo("MessageRetentionPeriod", "60");
    queue.send("too late", "group");
    queue.receive(r -> r.visibilityTimeout(600));

    sqs.passSeconds(40);
    queue.send("in time", "group");
    sqs.passSeconds(25);

    assertThat(queue.receive().body()).isEqualTo("in time");
  }

  @Test
  @Slow
  void aShorterPeriodHoldsForStoredMessages(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("too late");

    queue.set("MessageRetentionPeriod", "60");
    // A new period takes up to 15 minutes to take effect.
    sqs.pass(Duration.ofMinutes(16));

    queue.eventuallyHas(0, 0, 0);
  }

  @Test
  @Slow
  void aLongerPeriodHoldsForStoredMessages(Sqs sqs) {
    Queue queue = sqs.queue("MessageRetentionPeriod", "960");
    queue.send("in time");

    queue.set("MessageRetentionPeriod", "3600");
    sqs.pass(Duration.ofMinutes(17));

    assertThat(queue.receive().body()).isEqualTo("in time");
  }
}
