package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.INVALID_ADDRESS;
import static dev.tailback.server.sqs.WireError.MISSING_PARAMETER;
import static dev.tailback.server.sqs.WireError.QUEUE_DOES_NOT_EXIST;
import static dev.tailback.server.sqs.WireError.SERIALIZATION;
import static dev.tailback.server.sqs.WireError.UNKNOWN_OPERATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that all actions have in common. */
final class CommonErrorsTest {
  /** All members that any action on a queue requires, so that only the queue is missing. */
  private static final Object[] COMPLETE = {
    "Label", "l",
    "AWSAccountIds", List.of("111122223333"),
    "Actions", List.of("SendMessage"),
    "ReceiptHandle", "h",
    "VisibilityTimeout", 1,
    "MessageBody", "b",
    "Attributes", Map.of("DelaySeconds", "1"),
    "Tags", Map.of("a", "b"),
    "TagKeys", List.of("a"),
    "Entries", List.of()
  };

  @AutoClose private final Emulator emulator = new Emulator();

  @ParameterizedTest
  @CsvSource({
    "AddPermission, QueueUrl Label",
    "CancelMessageMoveTask, TaskHandle",
    "ChangeMessageVisibility, QueueUrl ReceiptHandle VisibilityTimeout",
    "ChangeMessageVisibilityBatch, QueueUrl",
    "CreateQueue, QueueName",
    "DeleteMessage, QueueUrl ReceiptHandle",
    "DeleteMessageBatch, QueueUrl",
    "DeleteQueue, QueueUrl",
    "GetQueueAttributes, QueueUrl",
    "GetQueueUrl, QueueName",
    "ListDeadLetterSourceQueues, QueueUrl",
    "ListMessageMoveTasks, SourceArn",
    "ListQueueTags, QueueUrl",
    "PurgeQueue, QueueUrl",
    "ReceiveMessage, QueueUrl",
    "RemovePermission, QueueUrl Label",
    "SendMessage, QueueUrl MessageBody",
    "SendMessageBatch, QueueUrl",
    "SetQueueAttributes, QueueUrl",
    "StartMessageMoveTask, SourceArn",
    "TagQueue, QueueUrl Tags",
    "UntagQueue, QueueUrl"
  })
  void aMissingParameterIsReportedBeforeAMissingQueue(String action, String required) {
    Map<String, Object> members =
        Members.of(
            "QueueUrl", "no-such-queue",
            "QueueName", "q",
            "SourceArn", "arn",
            "TaskHandle", "t",
            "Label", "l",
            "ReceiptHandle", "h",
            "VisibilityTimeout", 1,
            "MessageBody", "b",
            "Attributes", Map.of("DelaySeconds", "1"),
            "Tags", Map.of("a", "b"));
    for (String name : required.split(" ", -1)) {
      Object present = members.remove(name);
      refusesAsMissing(action, members, name);
      if (present instanceof String) {
        refusesAsMissing(action, Members.with(members, name, ""), name);
      }
      members.put(name, present);
    }
  }

  @Test
  void missingAttributesAreReportedUnderTheirNameInQuery() {
    Map<String, Object> members = Members.of("QueueUrl", "no-such-queue");
    refusesAsMissing("SetQueueAttributes", members, "Attribute.Name");
    refusesAsMissing(
        "SetQueueAttributes", Members.with(members, "Attributes", Map.of()), "Attribute.Name");
  }

  private void refusesAsMissing(String action, Map<String, Object> members, String name) {
    for (Wire wire : Wire.values()) {
      emulator.refuses(
          wire,
          MISSING_PARAMETER,
          "The request must contain the parameter " + name + ".",
          wire.request(action, members));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AddPermission",
        "ChangeMessageVisibility",
        "ChangeMessageVisibilityBatch",
        "DeleteMessage",
        "DeleteMessageBatch",
        "DeleteQueue",
        "GetQueueAttributes",
        "ListDeadLetterSourceQueues",
        "ListQueueTags",
        "PurgeQueue",
        "ReceiveMessage",
        "RemovePermission",
        "SendMessage",
        "SendMessageBatch",
        "SetQueueAttributes",
        "TagQueue",
        "UntagQueue"
      })
  void aMissingQueueIsReportedBeforeAnyOtherError(String action) {
    for (String url : List.of(Emulator.URLS + "none", "none", "foo://bar/baz", "a b?c=d#e")) {
      emulator.refuses(
          QUEUE_DOES_NOT_EXIST,
          Emulator.NO_QUEUE,
          action,
          Members.array(Members.with(Members.of(COMPLETE), "QueueUrl", url)));
    }
  }

  @Test
  void aQueueNameThatDoesNotExistHasNoUrl() {
    emulator.refuses(QUEUE_DOES_NOT_EXIST, Emulator.NO_QUEUE, "GetQueueUrl", "QueueName", "none");
    emulator.queue("q");
    emulator.refuses(
        QUEUE_DOES_NOT_EXIST,
        Emulator.NO_QUEUE,
        "GetQueueUrl",
        "QueueName",
        "q",
        "QueueOwnerAWSAccountId",
        "111122223333");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://queue.amazonaws.com/", "http://localhost:9324/", "http://localhost", "/"})
  void anAddressWithoutAPathIsNotValid(String url) {
    emulator.refuses(
        INVALID_ADDRESS,
        "The address " + url + " is not valid for this endpoint.",
        "ReceiveMessage",
        "QueueUrl",
        url);
  }

  @Test
  void anUnknownActionIsRefused() {
    emulator.refuses(Wire.JSON, UNKNOWN_OPERATION, "", Wire.JSON.request("MakeTea", Members.of()));
    emulator.refuses(
        Wire.QUERY,
        UNKNOWN_OPERATION,
        "The action MakeTea is not valid for this endpoint.",
        Wire.QUERY.request("MakeTea", Members.of()));
  }

  @Test
  void theTargetOfAnotherServiceIsAnUnknownAction() {
    HttpConnection.Request request = Wire.JSON.request("ListQueues", Members.of());
    emulator.refuses(
        Wire.JSON, UNKNOWN_OPERATION, "", request.with("X-Amz-Target", "AmazonSNS.ListQueues"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CreateQueue", "ListQueues"})
  void whatIsNotDoneToAQueueIsNoActionOfItsPath(String action) {
    emulator.queue("q");
    emulator.refuses(
        Wire.QUERY,
        UNKNOWN_OPERATION,
        "The action " + action + " is not valid for this endpoint.",
        Wire.QUERY.request(action, Members.of("QueueName", "q")).at("/000000000000/q"));
  }

  @Test
  void aQueryRequestWithoutAnActionFindsNothing() {
    HttpConnection.Answer answer =
        emulator.send(new HttpConnection.Request("GET", "/", Map.of("Host", Emulator.HOST), ""));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("<UnknownOperationException/>");
    assertThat(answer.requestId()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"QueueUrl\":1} | NUMBER_VALUE can not be converted to a String",
        "{\"QueueUrl\":true} | TRUE_VALUE can not be converted to a String",
        "{\"QueueUrl\":[]} | Start of list found where not expected",
        "{\"QueueUrl\":{}} | Start of structure or map found where not expected",
        "{\"QueueUrl\":\"u\",\"MaxNumberOfMessages\":\"5\"}"
            + " | STRING_VALUE can not be converted to an Integer",
        "{\"QueueUrl\":\"u\",\"MaxNumberOfMessages\":1.5}"
            + " | DECIMAL_VALUE can not be converted to an Integer",
        "{\"QueueUrl\":\"u\",\"AttributeNames\":[1]}"
            + " | NUMBER_VALUE can not be converted to a String",
        "{\"QueueUrl\":\"u\",\"AttributeNames\":\"All\"} | Expected list or null",
        "{\"QueueUrl\" | The request's body is not valid JSON.",
        "[] | The request's body is not a JSON object."
      })
  void jsonOfTheWrongTypeIsNotRead(String body, String text) {
    HttpConnection.Request request = Wire.JSON.request("ReceiveMessage", Members.of());
    emulator.refuses(
        Wire.JSON,
        SERIALIZATION,
        text,
        new HttpConnection.Request("POST", "/", request.headers(), body));
  }

  @Test
  void aQueryParameterThatIsNoNumberIsNotRead() {
    emulator.refuses(
        Wire.QUERY,
        SERIALIZATION,
        "STRING_VALUE can not be converted to an Integer",
        Wire.QUERY.request(
            "ReceiveMessage", Members.of("QueueUrl", "u", "MaxNumberOfMessages", "many")));
  }

  @Test
  void aBinaryValueThatIsNotBase64IsNotRead() {
    emulator.refuses(
        SERIALIZATION,
        "A binary value is not valid base64.",
        "SendMessage",
        "QueueUrl",
        "u",
        "MessageBody",
        "b",
        "MessageAttributes",
        Map.of("a", Members.binary("?")));
  }

  @Test
  void unknownParametersAreIgnored() {
    emulator.queue("q");
    for (Wire wire : Wire.values()) {
      assertThat(
              emulator.call(
                  wire, "GetQueueUrl", Members.of("QueueName", "q", "Colour", "blue", "X.1", "y")))
          .containsEntry("QueueUrl", Emulator.URLS + "q");
    }
  }

  @Test
  void aJsonBodyMayBeEmptyAndItsNullsCountAsAbsent() {
    emulator.queue("q");
    HttpConnection.Request request = Wire.JSON.request("ListQueues", Members.of());
    for (String body : List.of("", "null", "{\"QueueNamePrefix\":null,\"MaxResults\":null}")) {
      HttpConnection.Answer answer =
          emulator.send(new HttpConnection.Request("POST", "/", request.headers(), body));
      assertThat(answer.body()).isEqualTo("{\"QueueUrls\":[\"" + Emulator.URLS + "q\"]}");
    }
  }
}
