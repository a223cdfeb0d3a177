package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.INVALID_ATTRIBUTE_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The attributes by which a queue is encrypted. */
final class QueueEncryptionTest {
  private static final String ONE_TYPE =
      "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS"
          + " SSE or SQS SSE.";

  @AutoClose private final Emulator emulator = new Emulator();
  private final QueueAttributes attributes = new QueueAttributes(emulator);

  @Test
  void theReusePeriodOfAKeyHasItsRangeAndIsShownWithAKey() {
    String name = "KmsDataKeyReusePeriodSeconds";
    String url = emulator.queue("q");
    for (String beyond : List.of("59", "86401", "", "x")) {
      attributes.refusesValue(url, name, beyond);
    }
    attributes.set(url, name, "60");
    assertThat(attributes.value(url, name)).isNull();
    attributes.set(url, "KmsMasterKeyId", "alias/aws/sqs");
    assertThat(attributes.value(url, name)).isEqualTo("60");
    attributes.set(url, name, "86400");
    assertThat(attributes.value(url, name)).isEqualTo("86400");
    String other = emulator.queue("other", "KmsMasterKeyId", "k");
    assertThat(attributes.value(other, name)).isEqualTo("300");
  }

  @Test
  void aKeyEndsSqsOwnEncryption() {
    String url = emulator.queue("q");
    attributes.set(url, "KmsMasterKeyId", "alias/aws/sqs");
    assertThat(attributes.value(url, "SqsManagedSseEnabled")).isEqualTo("false");
    assertThat(attributes.value(url, "KmsMasterKeyId")).isEqualTo("alias/aws/sqs");
    attributes.set(url, "KmsMasterKeyId", "");
    assertThat(attributes.value(url, "SqsManagedSseEnabled")).isEqualTo("false");
    assertThat(attributes.value(url, "KmsMasterKeyId")).isNull();
    attributes.set(url, "SqsManagedSseEnabled", "true");
    assertThat(attributes.value(url, "SqsManagedSseEnabled")).isEqualTo("true");
  }

  @Test
  void onlyOneTypeOfEncryptionCanBeAskedFor() {
    String url = emulator.queue("q");
    attributes.refusesToSet(
        INVALID_ATTRIBUTE_NAME,
        ONE_TYPE,
        url,
        "KmsMasterKeyId",
        "k",
        "SqsManagedSseEnabled",
        "true");
    emulator.refuses(
        INVALID_ATTRIBUTE_NAME,
        ONE_TYPE,
        "CreateQueue",
        "QueueName",
        "new",
        "Attributes",
        Members.of("SqsManagedSseEnabled", "true", "KmsMasterKeyId", "k"));
    attributes.set(url, "KmsMasterKeyId", "k", "SqsManagedSseEnabled", "false");
    assertThat(attributes.value(url, "KmsMasterKeyId")).isEqualTo("k");
  }
}
