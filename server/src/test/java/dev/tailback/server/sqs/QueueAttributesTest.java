package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.INVALID_ATTRIBUTE_NAME;
import static dev.tailback.server.sqs.WireError.INVALID_ATTRIBUTE_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes of queues: defaults, ranges, and how they are set and shown. */
final class QueueAttributesTest {
  private static final Map<String, Object> STANDARD =
      Members.of(
          "ApproximateNumberOfMessages", "0",
          "ApproximateNumberOfMessagesDelayed", "0",
          "ApproximateNumberOfMessagesNotVisible", "0",
          "CreatedTimestamp", "1795300000",
          "DelaySeconds", "0",
          "LastModifiedTimestamp", "1795300000",
          "MaximumMessageSize", "1048576",
          "MessageRetentionPeriod", "345600",
          "QueueArn", Emulator.ARNS + "q",
          "ReceiveMessageWaitTimeSeconds", "0",
          "SqsManagedSseEnabled", "true",
          "VisibilityTimeout", "30");

  private static final String POLICY =
      "{\"Version\": \"2012-10-17\",\n \"Statement\":[{\"Sid\":\"é\",\"Effect\":\"Allow\","
          + "\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}]}";

  @AutoClose private final Emulator emulator = new Emulator();
  private final QueueAttributes attributes = new QueueAttributes(emulator);

  @Test
  void aStandardQueueHasTwelveAttributes() {
    String url = emulator.queue("q");
    for (Wire wire : Wire.values()) {
      assertThat(attributes.get(wire, url, "All")).hasSize(12).isEqualTo(STANDARD);
    }
  }

  @Test
  void aFifoQueueHasSixteenAttributes() {
    String url = emulator.fifoQueue("q.fifo");
    Map<String, Object> expected =
        Members.with(
            STANDARD,
            "QueueArn",
            Emulator.ARNS + "q.fifo",
            "ContentBasedDeduplication",
            "false",
            "DeduplicationScope",
            "queue",
            "FifoQueue",
            "true",
            "FifoThroughputLimit",
            "perQueue");
    for (Wire wire : Wire.values()) {
      assertThat(attributes.get(wire, url, "All")).hasSize(16).isEqualTo(expected);
    }
  }

  @Test
  void noNamesSelectNothingAndEveryNameSelectsItself() {
    String url = emulator.queue("q");
    for (Wire wire : Wire.values()) {
      assertThat(attributes.get(wire, url)).isEmpty();
      STANDARD.forEach(
          (name, value) ->
              assertThat(attributes.get(wire, url, name)).isEqualTo(Map.of(name, value)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Policy",
        "RedrivePolicy",
        "RedriveAllowPolicy",
        "KmsMasterKeyId",
        "KmsDataKeyReusePeriodSeconds",
        "FifoQueue",
        "ContentBasedDeduplication",
        "DeduplicationScope",
        "FifoThroughputLimit"
      })
  void whatIsNotSetOrDoesNotApplyIsLeftOut(String name) {
    assertThat(attributes.get(Wire.JSON, emulator.queue("q"), name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DelaySeconds, 0, 900",
    "MaximumMessageSize, 1024, 1048576",
    "MessageRetentionPeriod, 60, 1209600",
    "ReceiveMessageWaitTimeSeconds, 0, 20",
    "VisibilityTimeout, 0, 43200"
  })
  void aNumberHasItsRange(String name, int from, int to) {
    String url = emulator.queue("q");
    for (int bound : new int[] {from, to}) {
      attributes.set(url, name, "" + bound);
      assertThat(attributes.value(url, name)).isEqualTo("" + bound);
      assertThat(attributes.value(emulator.queue("at" + bound, name, "" + bound), name))
          .isEqualTo("" + bound);
    }
    for (String beyond : List.of("" + (from - 1), "" + (to + 1), "", "x", "1.5", "99999999999")) {
      attributes.refusesValue(url, name, beyond);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" 45", "45 ", "+45", "\u0664\u0665", "4\u0665", "--45", "-", "4e1", "abc"})
  void aNumberIsWrittenInDecimalDigitsAlone(String value) {
    String url = emulator.queue("q");
    emulator.refuses(
        WireError.INVALID_ATTRIBUTE_VALUE,
        "Invalid value for the parameter VisibilityTimeout.",
        "SetQueueAttributes",
        "QueueUrl",
        url,
        "Attributes",
        Map.of("VisibilityTimeout", value));
  }

  @Test
  void leadingZerosOfANumberAreNotShown() {
    assertThat(
            attributes.value(emulator.queue("q", "VisibilityTimeout", "045"), "VisibilityTimeout"))
        .isEqualTo("45");
  }

  @Test
  void aNumberInJsonIsNoText() {
    emulator.refuses(
        Wire.JSON,
        WireError.SERIALIZATION,
        "NUMBER_VALUE can not be converted to a String",
        Wire.JSON.request(
            "CreateQueue", Members.of("QueueName", "q", "Attributes", Map.of("DelaySeconds", 1))));
  }

  @Test
  void switchesAreShownInLowerCase() {
    String url = emulator.fifoQueue("q.fifo", "ContentBasedDeduplication", "TRUE");
    assertThat(attributes.value(url, "ContentBasedDeduplication")).isEqualTo("true");
    attributes.set(url, "ContentBasedDeduplication", "False", "SqsManagedSseEnabled", "FALSE");
    assertThat(attributes.value(url, "ContentBasedDeduplication")).isEqualTo("false");
    assertThat(attributes.value(url, "SqsManagedSseEnabled")).isEqualTo("false");
    for (String name : List.of("ContentBasedDeduplication", "SqsManagedSseEnabled")) {
      attributes.refusesValue(url, name, "yes");
      attributes.refusesValue(url, name, "");
    }
  }

  @Test
  void highThroughputNeedsGroupsAsTheScopeOfDeduplication() {
    String url = emulator.fifoQueue("q.fifo");
    String text =
        "Invalid value for the parameter FifoThroughputLimit. Reason: To set FifoThroughputLimit to"
            + " perMessageGroupId, the DeduplicationScope must be messageGroup.";
    attributes.refusesToSet(
        INVALID_ATTRIBUTE_VALUE, text, url, "FifoThroughputLimit", "perMessageGroupId");
    attributes.set(
        url, "FifoThroughputLimit", "perMessageGroupId", "DeduplicationScope", "messageGroup");
    assertThat(attributes.value(url, "DeduplicationScope")).isEqualTo("messageGroup");
    assertThat(attributes.value(url, "FifoThroughputLimit")).isEqualTo("perMessageGroupId");
    attributes.refusesToSet(INVALID_ATTRIBUTE_VALUE, text, url, "DeduplicationScope", "queue");
    attributes.refusesValue(url, "DeduplicationScope", "group");
    attributes.refusesValue(url, "FifoThroughputLimit", "PERQUEUE");
  }

  @Test
  void aStandardQueueCannotBeGivenWhatFifoQueuesHave() {
    String url = emulator.queue("q");
    String only = "You can specify the %s only when FifoQueue is set to true.";
    attributes.refusesToSet(
        INVALID_ATTRIBUTE_NAME,
        "Unknown Attribute ContentBasedDeduplication.",
        url,
        "ContentBasedDeduplication",
        "true");
    for (String name : List.of("DeduplicationScope", "FifoThroughputLimit")) {
      attributes.refusesToSet(INVALID_ATTRIBUTE_NAME, only.formatted(name), url, name, "x");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"redrivePermission\" : \"denyAll\" } | {\"redrivePermission\":\"denyAll\"}",
        "{\"sourceQueueArns\":null,\"redrivePermission\":\"denyAll\"} | {\"redrivePermission\":\"denyAll\"}",
        "{\"redrivePermission\":\"allowAll\",\"sourceQueueArns\":[]} | {\"redrivePermission\":\"allowAll\"}",
        "{\"sourceQueueArns\":[\"arn:aws:sqs:us-east-1:1:b\", \"arn:aws:sqs:us-east-1:1:a\"],\"redrivePermission\":\"byQueue\"} |"
            + "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"arn:aws:sqs:us-east-1:1:b\",\"arn:aws:sqs:us-east-1:1:a\"]}"
      })
  void aRedriveAllowPolicyComesBackTidy(String set, String shown) {
    String url = emulator.queue("q", "RedriveAllowPolicy", set);
    assertThat(attributes.value(url, "RedriveAllowPolicy")).isEqualTo(shown);
    attributes.set(url, "RedriveAllowPolicy", set);
    assertThat(attributes.value(url, "RedriveAllowPolicy")).isEqualTo(shown);
    assertThat(emulator.queue("q", "RedriveAllowPolicy", shown)).isEqualTo(url);
  }

  @Test
  void aRedrivePolicyComesBackTidy() {
    emulator.queue("dlq");
    String arn = Emulator.ARNS + "dlq";
    String url =
        emulator.queue(
            "q",
            "RedrivePolicy",
            "{ \"maxReceiveCount\":\"3\", \"deadLetterTargetArn\":\"" + arn + "\" }");
    assertThat(attributes.value(url, "RedrivePolicy"))
        .isEqualTo("{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":3}");
  }

  @Test
  void aQueueMayBeItsOwnDeadLetterQueue() {
    String policy = "{\"deadLetterTargetArn\":\"" + Emulator.ARNS + "q\",\"maxReceiveCount\":3}";
    assertThat(attributes.value(emulator.queue("q", "RedrivePolicy", policy), "RedrivePolicy"))
        .isEqualTo(policy);
  }

  @Test
  void anEmptyTextRemovesAnAttribute() {
    String dlq = "{\"deadLetterTargetArn\":\"" + Emulator.ARNS + "q\",\"maxReceiveCount\":1}";
    String url = emulator.queue("q");
    Map<String, Object> before = new LinkedHashMap<>(STANDARD);
    before.put("SqsManagedSseEnabled", "false");
    attributes.set(
        url,
        "Policy",
        POLICY,
        "RedrivePolicy",
        dlq,
        "RedriveAllowPolicy",
        "{\"redrivePermission\":\"allowAll\"}",
        "KmsMasterKeyId",
        "k");
    assertThat(attributes.all(url)).hasSize(17);
    attributes.set(
        url, "Policy", "", "RedrivePolicy", "", "RedriveAllowPolicy", "", "KmsMasterKeyId", "");
    assertThat(attributes.all(url)).isEqualTo(before);
  }

  @Test
  void attributesAreSetAllOrNone() {
    String url = emulator.queue("q");
    emulator.advanceSeconds(5);
    for (Object[] bad :
        List.of(
            new Object[] {"VisibilityTimeout", "x"},
            new Object[] {"Policy", "x"},
            new Object[] {"QueueArn", "x"},
            new Object[] {"RedrivePolicy", "x"})) {
      for (Wire wire : Wire.values()) {
        Map<String, Object> attributes = Members.of("DelaySeconds", "7", bad[0], bad[1]);
        emulator.send(
            wire.request(
                "SetQueueAttributes", Members.of("QueueUrl", url, "Attributes", attributes)));
      }
    }
    assertThat(attributes.all(url)).isEqualTo(STANDARD);
  }

  @Test
  void settingOneAttributeLeavesTheOthersAndIsAModification() {
    String url = emulator.queue("q", "DelaySeconds", "7");
    emulator.advanceSeconds(5);
    attributes.set(url, "VisibilityTimeout", "31");
    assertThat(attributes.all(url))
        .isEqualTo(
            Members.with(
                STANDARD,
                "DelaySeconds",
                "7",
                "VisibilityTimeout",
                "31",
                "LastModifiedTimestamp",
                "1795300005"));
  }

  @Test
  void messagesAreCountedByTheirStates() {
    String url = emulator.queue("q");
    for (int delay : new int[] {0, 0, 0, 10}) {
      emulator.call("SendMessage", "QueueUrl", url, "MessageBody", "b", "DelaySeconds", delay);
    }
    emulator.call("ReceiveMessage", "QueueUrl", url);
    for (Wire wire : Wire.values()) {
      assertThat(
              attributes.get(
                  wire,
                  url,
                  "ApproximateNumberOfMessages",
                  "ApproximateNumberOfMessagesDelayed",
                  "ApproximateNumberOfMessagesNotVisible"))
          .isEqualTo(
              Map.of(
                  "ApproximateNumberOfMessages", "2",
                  "ApproximateNumberOfMessagesDelayed", "1",
                  "ApproximateNumberOfMessagesNotVisible", "1"));
    }
  }
}
