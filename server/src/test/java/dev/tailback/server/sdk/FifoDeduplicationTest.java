package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.DEDUPLICATION_SCOPE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FifoDeduplicationTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  @Test
  void anotherScopeIsShownButDoesNotMatterAfterCreation() {
    TestQueue queue = EMULATOR.newFifoQueue();
    queue.set(DEDUPLICATION_SCOPE, "messageGroup");
    assertThat(queue.attribute(DEDUPLICATION_SCOPE)).isEqualTo("messageGroup");
    queue.sendTo("a", "a1", "id");
    queue.sendTo("b", "b1", "id");
    assertThat(queue.receiveBodies()).containsExactly("a1");
  }
}
