package dev.tailback.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The SDK's exceptions for refusals. Other tests check the texts in both protocols. */
class ErrorsTest {
  @RegisterExtension static final Emulator EMULATOR = Emulator.start();

  private final SqsClient sqs = EMULATOR.sqs();

  @Test
  void aRefusedRequestIsNotTriedAgain() {
    long before = EMULATOR.calls();
    assertThatThrownBy(() -> sqs.purgeQueue(r -> r.queueUrl("missing")))
        .isInstanceOf(QueueDoesNotExistException.class);
    assertThat(EMULATOR.calls()).isEqualTo(before + 1);
  }
}
