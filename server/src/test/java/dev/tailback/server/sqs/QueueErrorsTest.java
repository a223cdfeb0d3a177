package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.INVALID_ATTRIBUTE_NAME;
import static dev.tailback.server.sqs.WireError.INVALID_ATTRIBUTE_VALUE;
import static dev.tailback.server.sqs.WireError.INVALID_PARAMETER_VALUE;
import static dev.tailback.server.sqs.WireError.MISSING_PARAMETER;
import static dev.tailback.server.sqs.WireError.OVER_LIMIT;
import static dev.tailback.server.sqs.WireError.PURGE_QUEUE_IN_PROGRESS;
import static dev.tailback.server.sqs.WireError.QUEUE_DELETED_RECENTLY;
import static dev.tailback.server.sqs.WireError.QUEUE_NAME_EXISTS;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of the actions on queues, their tags and permissions. */
final class QueueErrorsTest {
  private static final String BAD_NAME =
      "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length";
  private static final String BAD_FIFO_NAME =
      "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
          + " underscores, must end with .fifo suffix and be 1 to 80 in length";
  private static final String ACCOUNT = "111122223333";

  @AutoClose private final Emulator emulator = new Emulator();

  private void refusesQueue(WireError error, String text, String name, Object... attributes) {
    emulator.refuses(
        error, text, "CreateQueue", "QueueName", name, "Attributes", Members.of(attributes));
  }

  @Test
  void aQueueNameHasOneToEightyCharactersOfItsAlphabet() {
    for (String name : List.of("a b", "a.b", "ü", "a/b", "q.fifo", "a".repeat(81))) {
      refusesQueue(INVALID_PARAMETER_VALUE, BAD_NAME, name);
    }
    emulator.queue("a".repeat(80));
    emulator.queue("-_09azAZ");
  }

  @Test
  void aFifoQueueNameHasItsSuffix() {
    for (String name : List.of("q", "q.FIFO", ".fifo", "a b.fifo", "a".repeat(76) + ".fifo")) {
      refusesQueue(INVALID_PARAMETER_VALUE, BAD_FIFO_NAME, name, "FifoQueue", "true");
    }
    emulator.fifoQueue("a".repeat(75) + ".fifo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Colour",
        "All",
        "",
        "delaySeconds",
        "QueueArn",
        "CreatedTimestamp",
        "LastModifiedTimestamp",
        "ApproximateNumberOfMessages",
        "ApproximateNumberOfMessagesDelayed",
        "ApproximateNumberOfMessagesNotVisible"
      })
  void anUnknownOrReadOnlyAttributeCannotBeSet(String name) {
    String text = "Unknown Attribute " + name + ".";
    refusesQueue(INVALID_ATTRIBUTE_NAME, text, "new", name, "1");
    emulator.refuses(
        INVALID_ATTRIBUTE_NAME,
        text,
        "SetQueueAttributes",
        "QueueUrl",
        emulator.queue("q"),
        "Attributes",
        Map.of(name, "1"));
  }

  @Test
  void anUnknownAttributeCannotBeAskedFor() {
    String url = emulator.queue("q");
    for (String name : List.of("Colour", "", "all")) {
      emulator.refuses(
          INVALID_ATTRIBUTE_NAME,
          "Unknown Attribute " + name + ".",
          "GetQueueAttributes",
          "QueueUrl",
          url,
          "AttributeNames",
          List.of("QueueArn", name));
    }
  }

  @ParameterizedTest
  @CsvSource({"FifoQueue, false", "ContentBasedDeduplication, true"})
  void aStandardQueueDoesNotKnowWhatFifoQueuesHave(String name, String value) {
    refusesQueue(INVALID_ATTRIBUTE_NAME, "Unknown Attribute " + name + ".", "q", name, value);
  }

  @ParameterizedTest
  @CsvSource({"DeduplicationScope, queue", "FifoThroughputLimit, perQueue"})
  void highThroughputIsForFifoQueues(String name, String value) {
    String text = "You can specify the " + name + " only when FifoQueue is set to true.";
    refusesQueue(INVALID_ATTRIBUTE_NAME, text, "q", name, value);
  }

  @Test
  void aQueueThatExistsWithOtherAttributesIsNotCreatedAgain() {
    emulator.queue("q", "DelaySeconds", "5");
    refusesQueue(
        QUEUE_NAME_EXISTS,
        "A queue already exists with the same name and a different value for attribute"
            + " VisibilityTimeout",
        "q",
        "DelaySeconds",
        "5",
        "VisibilityTimeout",
        "31");
  }

  @Test
  void aQueueTypeDoesNotChange() {
    String text =
        "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.";
    String fifo = emulator.fifoQueue("q.fifo");
    emulator.call(
        "SetQueueAttributes", "QueueUrl", fifo, "Attributes", Map.of("FifoQueue", "true"));
    refusesType(INVALID_ATTRIBUTE_VALUE, text, fifo, "false");
    refusesType(
        INVALID_ATTRIBUTE_VALUE, "Invalid value for the parameter FifoQueue.", fifo, "maybe");
    String standard = emulator.queue("q");
    for (String value : List.of("true", "false", "maybe")) {
      refusesType(INVALID_ATTRIBUTE_NAME, "Unknown Attribute FifoQueue.", standard, value);
    }
  }

  private void refusesType(WireError error, String text, String url, String fifoQueue) {
    emulator.refuses(
        error,
        text,
        "SetQueueAttributes",
        "QueueUrl",
        url,
        "Attributes",
        Map.of("FifoQueue", fifoQueue));
  }

  @Test
  void aNameCanBeUsedAgainSixtySecondsAfterItsQueueWasDeleted() {
    try (Emulator strict = Emulator.withSixtySecondRules()) {
      strict.call("DeleteQueue", "QueueUrl", strict.queue("q"));
      strict.advanceSeconds(59);
      strict.refuses(
          QUEUE_DELETED_RECENTLY,
          "You must wait 60 seconds after deleting a queue before you can create another with the"
              + " same name.",
          "CreateQueue",
          "QueueName",
          "q");
      strict.advanceSeconds(1);
      strict.queue("q");
    }
  }

  @Test
  void aQueueCanBePurgedOncePerSixtySeconds() {
    try (Emulator strict = Emulator.withSixtySecondRules()) {
      String url = strict.queue("q");
      strict.call("PurgeQueue", "QueueUrl", url);
      strict.refuses(
          PURGE_QUEUE_IN_PROGRESS,
          "Only one PurgeQueue operation on q is allowed every 60 seconds.",
          "PurgeQueue",
          "QueueUrl",
          url);
      strict.advanceSeconds(60);
      strict.call("PurgeQueue", "QueueUrl", url);
    }
  }

  @Test
  void aPageOfQueuesHasOneToAThousand() {
    for (int size : new int[] {-1, 0, 1001}) {
      String text =
          "Value "
              + size
              + " for parameter MaxResults is invalid. Reason: MaxResults must be an integer"
              + " between 1 and 1000";
      emulator.refuses(INVALID_PARAMETER_VALUE, text, "ListQueues", "MaxResults", size);
      emulator.refuses(
          INVALID_PARAMETER_VALUE,
          text,
          "ListDeadLetterSourceQueues",
          "QueueUrl",
          emulator.queue("q"),
          "MaxResults",
          size);
    }
    emulator.refuses(
        INVALID_PARAMETER_VALUE, "Invalid or expired next token.", "ListQueues", "NextToken", "?");
  }

  @Test
  void tagsHaveTheirLimits() {
    String url = emulator.queue("q");
    String keys = "Tag keys must be between 1 and 128 characters in length.";
    refusesTags(url, keys, Map.of("", "v"));
    refusesTags(url, keys, Map.of("k".repeat(129), "v"));
    emulator.refuses(INVALID_PARAMETER_VALUE, keys, "UntagQueue", "QueueUrl", url);
    emulator.refuses(
        MISSING_PARAMETER,
        "The request must contain the parameter Tags.",
        "TagQueue",
        "QueueUrl",
        url,
        "Tags",
        Map.of());
    emulator.call(
        "TagQueue", "QueueUrl", url, "Tags", Map.of("k".repeat(128), "v".repeat(256), "ü 1", ""));
  }

  @Test
  void aQueueHasAtMostFiftyTags() {
    String url = emulator.queue("q");
    emulator.call("TagQueue", "QueueUrl", url, "Tags", tags(1, 50));
    refusesTags(url, "Too many tags added for queue q.", tags(50, 51));
    emulator.call("TagQueue", "QueueUrl", url, "Tags", tags(50, 50));
  }

  @Test
  void aQueueIsCreatedWithAtMostFiftyTags() {
    emulator.refuses(
        INVALID_PARAMETER_VALUE,
        "Too many tags added for queue q.",
        "CreateQueue",
        "QueueName",
        "q",
        "tags",
        tags(1, 51));
    emulator.call("CreateQueue", "QueueName", "q", "tags", tags(1, 50));
  }

  private void refusesTags(String url, String text, Map<String, String> tags) {
    emulator.refuses(INVALID_PARAMETER_VALUE, text, "TagQueue", "QueueUrl", url, "Tags", tags);
  }

  private static Map<String, String> tags(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .boxed()
        .collect(Collectors.toMap(number -> "k" + number, number -> "v"));
  }

  private void refusesPermission(
      WireError error, String text, String label, List<String> accounts, List<String> actions) {
    emulator.refuses(
        error,
        text,
        "AddPermission",
        "QueueUrl",
        emulator.queue("q"),
        "Label",
        label,
        "AWSAccountIds",
        accounts,
        "Actions",
        actions);
  }

  @Test
  void aPermissionNamesUpToSevenActionsAndAnAccount() {
    refusesPermission(
        OVER_LIMIT,
        "8 Actions were found, maximum allowed is 7.",
        "l",
        List.of(ACCOUNT),
        List.of("*", "*", "*", "*", "*", "*", "*", "*"));
    refusesPermission(
        MISSING_PARAMETER,
        "The request must contain the parameter Actions.",
        "l",
        List.of(ACCOUNT),
        List.of());
    refusesPermission(
        INVALID_PARAMETER_VALUE,
        "Value [] for parameter PrincipalId is invalid. Reason: Unable to verify.",
        "l",
        List.of(),
        List.of("*"));
  }

  @ParameterizedTest
  @CsvSource({
    "*, Unable to verify.",
    "1234, Unable to verify.",
    "arn:aws:iam::111122223333:user/me, Unable to verify principal.",
    "AIDACKCEVSQ6C2EXAMPLE, Unable to verify principal."
  })
  void aPermissionIsForAccounts(String account, String reason) {
    refusesPermission(
        INVALID_PARAMETER_VALUE,
        "Value [" + account + "] for parameter PrincipalId is invalid. Reason: " + reason,
        "l",
        List.of(account),
        List.of("SendMessage"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AddPermission",
        "CancelMessageMoveTask",
        "ChangeMessageVisibilityBatch",
        "CreateQueue",
        "DeleteMessageBatch",
        "DeleteQueue",
        "ListMessageMoveTasks",
        "ListQueueTags",
        "ListQueues",
        "RemovePermission",
        "SendMessageBatch",
        "SetQueueAttributes",
        "StartMessageMoveTask",
        "TagQueue",
        "UntagQueue"
      })
  void actionsReservedForTheOwnerAreNotGrantedToOthers(String action) {
    refusesPermission(
        INVALID_PARAMETER_VALUE,
        "Value SQS:"
            + action
            + " for parameter ActionName is invalid. Reason: Only the queue owner is allowed to"
            + " invoke this action.",
        "l",
        List.of(ACCOUNT),
        List.of("SendMessage", action));
  }

  @Test
  void anUnknownActionIsNotPermitted() {
    refusesPermission(
        INVALID_PARAMETER_VALUE,
        "Value SQS:MakeTea for parameter ActionName is invalid. Reason: Please refer to the"
            + " appropriate WSDL for a list of valid actions. ",
        "l",
        List.of(ACCOUNT),
        List.of("MakeTea"));
  }

  @Test
  void aLabelIsUsedOnceAndMustBeThereToBeRemoved() {
    String url = emulator.queue("q");
    emulator.refuses(
        INVALID_PARAMETER_VALUE,
        "Value l for parameter Label is invalid. Reason: can't find label.",
        "RemovePermission",
        "QueueUrl",
        url,
        "Label",
        "l");
    emulator.call(
        "AddPermission",
        "QueueUrl",
        url,
        "Label",
        "l",
        "AWSAccountIds",
        List.of(ACCOUNT),
        "Actions",
        List.of("*"));
    refusesPermission(
        INVALID_PARAMETER_VALUE,
        "Value l for parameter Label is invalid. Reason: Already exists.",
        "l",
        List.of(ACCOUNT),
        List.of("SendMessage"));
  }

  @Test
  void aLabelHasTheAlphabetOfNames() {
    for (String label : List.of("a b", "ü", "l".repeat(81))) {
      refusesPermission(
          INVALID_PARAMETER_VALUE,
          "Value " + label + " for parameter Label is invalid. Reason: " + BAD_NAME,
          label,
          List.of(ACCOUNT),
          List.of("*"));
    }
  }
}
