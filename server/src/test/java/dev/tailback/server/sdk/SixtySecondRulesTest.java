package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException;

class SixtySecondRulesTest {
  @RegisterExtension
  static final Emulator EMULATOR = Emulator.start(Emulator.settings().withSixtySecondRules(true));

  private final SqsClient sqs = EMULATOR.sqs();
  private final TestQueue queue = EMULATOR.newQueue();

  @Test
  void aQueueCanBePurgedOnceInSixtySeconds() {
    purge();
    EMULATOR.advanceMillis(59_999);
    assertRefused(
        this::purge,
        PurgeQueueInProgressException.class,
        403,
        "AWS.SimpleQueueService.PurgeQueueInProgress",
        "Only one PurgeQueue operation on " + queue.name() + " is allowed every 60 seconds.");
    EMULATOR.advanceMillis(1);
    purge();
  }

  private void purge() {
    sqs.purgeQueue(r -> r.queueUrl(queue.url()));
  }

  @Test
  void theNameOfADeletedQueueIsFreeAfterSixtySeconds() {
    sqs.deleteQueue(r -> r.queueUrl(queue.url()));
    EMULATOR.advanceMillis(59_999);
    assertRefused(
        this::createAgain,
        QueueDeletedRecentlyException.class,
        400,
        "AWS.SimpleQueueService.QueueDeletedRecently",
        "You must wait 60 seconds after deleting a queue before you can create another with the"
            + " same name.");
    EMULATOR.advanceMillis(1);
    createAgain();
    queue.send("b");
  }

  private void createAgain() {
    sqs.createQueue(r -> r.queueName(queue.name()));
  }
}
