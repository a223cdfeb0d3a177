package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.QUEUE_NAME_EXISTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creating a queue that already exists: it returns the same queue or is refused. */
final class QueueCreatedAgainTest {
  private static final String POLICY =
      "{\"Version\": \"2012-10-17\",\n \"Statement\":[{\"Sid\":\"é\",\"Effect\":\"Allow\","
          + "\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}]}";

  @AutoClose private final Emulator emulator = new Emulator();

  private Map<String, Object> all(String url) {
    return emulator.call("GetQueueAttributes", "QueueUrl", url, "AttributeNames", List.of("All"));
  }

  @Test
  void creatingAQueueThatHasTheGivenAttributesChangesNothing() {
    emulator.queue("dlq");
    String redrive = "{\"deadLetterTargetArn\":\"" + Emulator.ARNS + "dlq\",\"maxReceiveCount\":3}";
    Object[] attributes = {
      "VisibilityTimeout", "45", "Policy", POLICY, "RedrivePolicy", redrive, "DelaySeconds", "1"
    };
    String url = emulator.queue("q", attributes);
    Map<String, Object> before = all(url);
    emulator.advanceSeconds(5);
    assertThat(emulator.queue("q", attributes)).isEqualTo(url);
    assertThat(emulator.queue("q")).isEqualTo(url);
    assertThat(emulator.queue("q", "VisibilityTimeout", "045")).isEqualTo(url);
    assertThat(
            emulator.queue(
                "q", "RedrivePolicy", redrive.replace(":3", ": \"3\"").replace(",", " ,")))
        .isEqualTo(url);
    for (String equal : List.of(POLICY.replaceAll("\\s", ""), " " + POLICY, POLICY + "\n")) {
      assertThat(emulator.queue("q", "Policy", equal)).isEqualTo(url);
    }
    assertThat(all(url)).isEqualTo(before);
  }

  @Test
  void switchesAreComparedWhateverTheirCase() {
    String url = emulator.fifoQueue("q.fifo", "ContentBasedDeduplication", "true");
    assertThat(emulator.fifoQueue("q.fifo", "ContentBasedDeduplication", "True")).isEqualTo(url);
    assertThat(emulator.queue("q.fifo", "FifoQueue", "TRUE")).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DelaySeconds | 1",
        "VisibilityTimeout | 31",
        "Policy | {\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}",
        "KmsMasterKeyId | k",
        "SqsManagedSseEnabled | false",
        "RedriveAllowPolicy | {\"redrivePermission\":\"denyAll\"}",
        "RedrivePolicy | {\"deadLetterTargetArn\":\"" + Emulator.ARNS + "q\",\"maxReceiveCount\":3}"
      })
  void creatingAQueueThatHasAnotherValueIsRefused(String name, String value) {
    emulator.queue("q");
    emulator.refuses(
        QUEUE_NAME_EXISTS,
        "A queue already exists with the same name and a different value for attribute " + name,
        "CreateQueue",
        "QueueName",
        "q",
        "Attributes",
        Map.of(name, value));
  }

  @Test
  void creatingAQueueThatHasOtherTagsIsRefused() {
    emulator.call("CreateQueue", "QueueName", "q", "tags", Map.of("a", "1", "b", "2"));
    for (Map<String, String> others :
        List.of(Map.of("a", "2", "b", "2"), Map.of("a", "1"), Map.of("a", "1", "c", "2"))) {
      refusesTags("q", others);
    }
    emulator.queue("untagged");
    refusesTags("untagged", Map.of("a", "1"));
    for (Wire wire : Wire.values()) {
      assertThat(emulator.call(wire, "ListQueueTags", Members.of("QueueUrl", Emulator.URLS + "q")))
          .isEqualTo(Map.of("Tags", Map.of("a", "1", "b", "2")));
    }
  }

  private void refusesTags(String name, Map<String, String> tags) {
    emulator.refuses(
        QUEUE_NAME_EXISTS,
        "A queue already exists with the same name and a different value for attribute tags",
        "CreateQueue",
        "QueueName",
        name,
        "tags",
        tags);
  }

  @Test
  void aQueueMayBeCreatedAgainWithItsTagsOrWithoutAny() {
    for (Map<String, String> tags :
        List.of(Map.of("a", "1", "b", "2"), Map.of("b", "2", "a", "1"), Map.<String, String>of())) {
      emulator.call("CreateQueue", "QueueName", "q", "tags", tags);
    }
    emulator.call("CreateQueue", "QueueName", "q");
  }
}
