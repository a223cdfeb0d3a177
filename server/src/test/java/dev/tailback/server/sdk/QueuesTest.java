package dev.tailback.server.sdk;

import static dev.tailback.server.sdk.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class QueuesTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();

  @Test
  void theOwnerOfAQueueCanBeNamed() {
    TestQueue queue = EMULATOR.newQueue();
    assertThat(url(queue.name(), Emulator.ACCOUNT)).isEqualTo(queue.url());
    assertNoSuchQueue(() -> url(queue.name(), "111111111111"));
  }

  private String url(String name, String owner) {
    return sqs.getQueueUrl(r -> r.queueName(name).queueOwnerAWSAccountId(owner)).queueUrl();
  }

  @Test
  void atMostAThousandQueuesAreListedAtOnce() {
    List<CompletableFuture<?>> created = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      String name = "many-" + i;
      created.add(EMULATOR.async().createQueue(r -> r.queueName(name)));
    }
    created.forEach(CompletableFuture::join);
    ListQueuesResponse list = sqs.listQueues(r -> r.queueNamePrefix("many-"));
    assertThat(list.queueUrls()).hasSize(1000);
    assertThat(list.nextToken()).isNull();
  }

  private static void assertNoSuchQueue(ThrowingCallable call) {
    assertRefused(
        call,
        QueueDoesNotExistException.class,
        400,
        "AWS.SimpleQueueService.NonExistentQueue",
        "The specified queue does not exist.");
  }
}
