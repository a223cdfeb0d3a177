package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.BATCH_ENTRY_IDS_NOT_DISTINCT;
import static dev.tailback.server.sqs.WireError.BATCH_REQUEST_TOO_LONG;
import static dev.tailback.server.sqs.WireError.EMPTY_BATCH_REQUEST;
import static dev.tailback.server.sqs.WireError.INVALID_BATCH_ENTRY_ID;
import static dev.tailback.server.sqs.WireError.INVALID_PARAMETER_VALUE;
import static dev.tailback.server.sqs.WireError.TOO_MANY_ENTRIES_IN_BATCH_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of the batch actions, for whole requests and single entries. */
final class BatchErrorsTest {
  private static final String NO_GROUP = "The request must contain the parameter MessageGroupId.";
  private static final String NO_DEDUPLICATION =
      "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId"
          + " provided explicitly";

  @AutoClose private final Emulator emulator = new Emulator();

  private void refuses(WireError error, String text, String action, List<?> entries) {
    emulator.refuses(error, text, action, "QueueUrl", emulator.queue("q"), "Entries", entries);
  }

  /** Returns an entry that is valid for all three actions. */
  private static Map<String, Object> entry(String id) {
    return Members.of("Id", id, "MessageBody", "b", "ReceiptHandle", "h", "VisibilityTimeout", 1);
  }

  private static List<Object> entries(int count) {
    List<Object> entries = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      entries.add(entry("e" + i));
    }
    return entries;
  }

  @ParameterizedTest
  @ValueSource(strings = {"SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch"})
  void aBatchHasOneToTenEntriesWithDistinctIds(String action) {
    refuses(
        EMPTY_BATCH_REQUEST,
        "There should be at least one " + action + "RequestEntry in the request.",
        action,
        List.of());
    refuses(
        TOO_MANY_ENTRIES_IN_BATCH_REQUEST,
        "Maximum number of entries per request are 10. You have sent 11.",
        action,
        entries(11));
    refuses(
        BATCH_ENTRY_IDS_NOT_DISTINCT,
        "Id e1 repeated.",
        action,
        List.of(entry("e1"), entry("e2"), entry("e1")));
    for (String id : List.of("a b", "ü", "a.b", "i".repeat(81))) {
      refuses(
          INVALID_BATCH_ENTRY_ID,
          "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It"
              + " can be at most 80 letters long.",
          action,
          List.of(entry("ok"), entry(id)));
    }
  }

  @Test
  void aBatchIsNoLongerThanOneMebibyteWhateverItsQueueAllows() {
    String url = emulator.queue("small", "MaximumMessageSize", "1024");
    Map<String, Object> attributes = Map.of("ab", Members.string("1234")); // 2 + 6 + 4
    List<Object> entries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      entries.add(
          Members.of(
              "Id", "" + i, "MessageBody", "a".repeat(262_132), "MessageAttributes", attributes));
    }
    assertThat(emulator.call("SendMessageBatch", "QueueUrl", url, "Entries", entries))
        .containsOnlyKeys("Failed");
    entries.add(Members.of("Id", "last", "MessageBody", "b"));
    refuses(
        BATCH_REQUEST_TOO_LONG,
        "Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.",
        "SendMessageBatch",
        entries);
  }

  @Test
  void theNumberOfEntriesIsCheckedBeforeTheirIdsAndTheseBeforeTheSize() {
    List<Object> entries = entries(10);
    Map<String, Object> large = Members.with(entry("e1"), "MessageBody", "a".repeat(1_048_577));
    entries.set(9, large);
    refuses(BATCH_ENTRY_IDS_NOT_DISTINCT, "Id e1 repeated.", "SendMessageBatch", entries);
    entries.add(large);
    refuses(
        TOO_MANY_ENTRIES_IN_BATCH_REQUEST,
        "Maximum number of entries per request are 10. You have sent 11.",
        "SendMessageBatch",
        entries);
  }

  @Test
  void theSameMessageTwiceInAFifoBatchIsSentOnce() {
    String url = emulator.fifoQueue("q.fifo", "ContentBasedDeduplication", "true");
    Map<String, Object> entry = Members.of("MessageBody", "b", "MessageGroupId", "g");
    Object sent =
        emulator.call(
            "SendMessageBatch",
            "QueueUrl",
            url,
            "Entries",
            List.of(Members.with(entry, "Id", "1"), Members.with(entry, "Id", "2")));
    assertThat(Members.at(sent, "Successful.1.MessageId"))
        .isEqualTo(Members.at(sent, "Successful.0.MessageId"));
    assertThat(Members.at(sent, "Successful.1.Id")).isEqualTo("2");
  }

  @Test
  void theSameReceiptHandleMayBeDeletedUnderTwoIds() {
    String url = emulator.queue("q");
    emulator.call("SendMessage", "QueueUrl", url, "MessageBody", "b");
    Object received = emulator.call("ReceiveMessage", "QueueUrl", url);
    Object handle = Members.at(received, "Messages.0.ReceiptHandle");
    List<Object> entries =
        List.of(
            Members.of("Id", "1", "ReceiptHandle", handle),
            Members.of("Id", "2", "ReceiptHandle", handle));
    assertThat(emulator.call("DeleteMessageBatch", "QueueUrl", url, "Entries", entries))
        .isEqualTo(Map.of("Successful", List.of(Map.of("Id", "1"), Map.of("Id", "2"))));
  }

  @Test
  void aFifoBatchWithAnEntryWithoutAnIdIsRefusedAsAWhole() {
    String url = emulator.fifoQueue("q.fifo");
    Map<String, Object> good =
        Members.with(entry("1"), "MessageGroupId", "g", "MessageDeduplicationId", "d");
    Map<String, Object> noGroup = Members.with(entry("2"), "MessageDeduplicationId", "d");
    Map<String, Object> noDeduplication = Members.with(entry("2"), "MessageGroupId", "g");
    emulator.refuses(
        INVALID_PARAMETER_VALUE,
        NO_GROUP,
        "SendMessageBatch",
        "QueueUrl",
        url,
        "Entries",
        List.of(good, noGroup));
    emulator.refuses(
        INVALID_PARAMETER_VALUE,
        NO_DEDUPLICATION,
        "SendMessageBatch",
        "QueueUrl",
        url,
        "Entries",
        List.of(good, noDeduplication));
    assertThat(emulator.call("ReceiveMessage", "QueueUrl", url)).isEmpty();
  }

  private void fails(
      String url, String action, Map<String, Object> entry, String code, String text) {
    for (Wire wire : Wire.values()) {
      Map<String, Object> members =
          Members.of("QueueUrl", url, "Entries", List.of(Members.with(entry, "Id", "bad")));
      assertThat(emulator.call(wire, action, members))
          .as(wire.name())
          .isEqualTo(
              Map.of(
                  "Failed",
                  List.of(
                      Map.of("Id", "bad", "Code", code, "Message", text, "SenderFault", "true"))));
    }
  }

  @Test
  void anEntryFailsAsItsMessageWould() {
    String url = emulator.queue("q", "MaximumMessageSize", "1024");
    String action = "SendMessageBatch";
    fails(
        url,
        action,
        Members.of("DelaySeconds", 1),
        "MissingParameter",
        "The request must contain the parameter MessageBody.");
    fails(
        url,
        action,
        Members.of("MessageBody", ""),
        "EmptyValue",
        "No Value Found for SendMessageBatchRequestEntry.1.MessageBody.");
    fails(
        url,
        action,
        Members.of("MessageBody", "a".repeat(1025)),
        "InvalidParameterValue",
        "One or more parameters cannot be validated. Reason: Message must be shorter than 1024"
            + " bytes.");
    fails(
        url,
        action,
        Members.of("MessageBody", "\u0000"),
        "InvalidMessageContents",
        "Invalid binary character '#x0' was found in the message body, the set of allowed"
            + " characters is #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] |"
            + " [#x10000-#x10FFFF]");
    fails(
        url,
        action,
        Members.of("MessageBody", "b", "DelaySeconds", 901),
        "InvalidParameterValue",
        "Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <="
            + " 900.");
    fails(
        url,
        action,
        Members.of("MessageBody", "b", "MessageDeduplicationId", "d"),
        "InvalidParameterValue",
        "The request include parameter that is not valid for this queue type");
    fails(
        url,
        action,
        Members.of("MessageBody", "b", "MessageAttributes", Map.of("a", Members.number("x"))),
        "InvalidParameterValue",
        "Can't cast the value of message (user) attribute 'a' to a number.");
  }

  @Test
  void aFifoEntryFailsForADelayOfItsOwn() {
    fails(
        emulator.fifoQueue("q.fifo", "ContentBasedDeduplication", "true"),
        "SendMessageBatch",
        Members.of("MessageBody", "b", "MessageGroupId", "g", "DelaySeconds", 1),
        "InvalidParameterValue",
        "The request include parameter that is not valid for this queue type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DeleteMessageBatch", "ChangeMessageVisibilityBatch"})
  void anEntryFailsForItsReceiptHandle(String action) {
    String url = emulator.queue("q");
    fails(
        url,
        action,
        Members.of("ReceiptHandle", "nonsense", "VisibilityTimeout", 1),
        "ReceiptHandleIsInvalid",
        "The input receipt handle \"nonsense\" is not a valid receipt handle.");
    fails(
        url,
        action,
        Members.of("VisibilityTimeout", 1),
        "MissingParameter",
        "The request must contain the parameter ReceiptHandle.");
  }

  @Test
  void anEntryFailsForItsVisibilityTimeout() {
    String url = emulator.queue("q");
    for (int timeout : new int[] {-1, 43_201}) {
      fails(
          url,
          "ChangeMessageVisibilityBatch",
          Members.of("ReceiptHandle", "h", "VisibilityTimeout", timeout),
          "InvalidParameterValue",
          "Value "
              + timeout
              + " for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an"
              + " integer between 0 and 43200");
    }
    fails(
        url,
        "ChangeMessageVisibilityBatch",
        Members.of("ReceiptHandle", "h"),
        "MissingParameter",
        "The request must contain the parameter VisibilityTimeout.");
  }
}
