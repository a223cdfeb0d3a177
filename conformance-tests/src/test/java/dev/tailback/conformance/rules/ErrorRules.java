package dev.tailback.conformance.rules;

import static dev.tailback.conformance.SqsError.BATCH_ENTRY_IDS_NOT_DISTINCT;
import static dev.tailback.conformance.SqsError.BATCH_REQUEST_TOO_LONG;
import static dev.tailback.conformance.SqsError.EMPTY_BATCH_REQUEST;
import static dev.tailback.conformance.SqsError.INVALID_ADDRESS;
import static dev.tailback.conformance.SqsError.INVALID_ATTRIBUTE_NAME;
import static dev.tailback.conformance.SqsError.INVALID_ATTRIBUTE_VALUE;
import static dev.tailback.conformance.SqsError.INVALID_BATCH_ENTRY_ID;
import static dev.tailback.conformance.SqsError.INVALID_MESSAGE_CONTENTS;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.MISSING_PARAMETER;
import static dev.tailback.conformance.SqsError.OVER_LIMIT;
import static dev.tailback.conformance.SqsError.PURGE_QUEUE_IN_PROGRESS;
import static dev.tailback.conformance.SqsError.QUEUE_DELETED_RECENTLY;
import static dev.tailback.conformance.SqsError.QUEUE_DOES_NOT_EXIST;
import static dev.tailback.conformance.SqsError.QUEUE_NAME_EXISTS;
import static dev.tailback.conformance.SqsError.RECEIPT_HANDLE_IS_INVALID;
import static dev.tailback.conformance.SqsError.RESOURCE_NOT_FOUND;
import static dev.tailback.conformance.SqsError.SERIALIZATION;
import static dev.tailback.conformance.SqsError.TOO_MANY_ENTRIES_IN_BATCH_REQUEST;
import static dev.tailback.conformance.SqsError.UNKNOWN_OPERATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.Queue;
import dev.tailback.conformance.RawAnswer;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.SqsError;
import dev.tailback.conformance.Unsure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What refusals look like in AWS JSON and in AWS Query, one rule for each error. */
@Rules("Errors on the wire")
@Source(api = "CommonErrors")
final class ErrorRules {
  private static final String MODEL_SAYS_OTHERWISE =
      "The pages print 400 for almost every error; the service's model has this status.";
  private static final String FRAMEWORK =
      "The pages do not show how errors of AWS's framework are named in JSON.";

  @Test
  @Source(guide = "sqs-making-api-requests-json")
  void anErrorInJsonHasATypeATextAndTheCodeOfQuery(Sqs sqs) {
    RawAnswer answer = sqs.raw().json("GetQueueUrl", Map.of("QueueName", sqs.newName()));

    assertThat(answer.header("Content-Type")).startsWith("application/x-amz-json-1.0");
    assertThat(answer.header("x-amzn-query-error"))
        .isEqualTo("AWS.SimpleQueueService.NonExistentQueue;Sender");
    assertThat(answer.json().path("__type").asText())
        .isEqualTo("com.amazonaws.sqs#QueueDoesNotExist");
    assertThat(answer.json().path("message").asText()).contains("does not exist");
  }

  @Test
  @Source(guide = "sqs-api-responses")
  void anErrorInXmlHasATypeACodeATextAndTheRequestsId(Sqs sqs) {
    RawAnswer answer = sqs.raw().query("GetQueueUrl", "QueueName", sqs.newName());

    assertThat(answer.header("Content-Type")).startsWith("text/xml");
    assertThat(answer.text()).contains("xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\"");
    assertThat(answer.xml("ErrorResponse/Error/Type")).isEqualTo("Sender");
    assertThat(answer.xml("ErrorResponse/Error/Message")).contains("does not exist");
    assertThat(answer.xml("ErrorResponse/RequestId"))
        .isNotEmpty()
        .isEqualTo(answer.header("x-amzn-RequestId"));
  }

  @Test
  @Source(api = "SendMessage")
  void aQueueThatDoesNotExistIsRefusedInBothProtocols(Sqs sqs) {
    String url = sqs.queue().url() + "-not";

    refused(sqs, QUEUE_DOES_NOT_EXIST, "SendMessage", url, Map.of("MessageBody", "lost"));
  }

  @Test
  @Source(api = "CreateQueue")
  void theNameOfAQueueWithOtherAttributesIsRefusedInBothProtocols(Sqs sqs) {
    String name = sqs.queue().name();

    sqs.raw()
        .json(
            "CreateQueue",
            Map.of("QueueName", name, "Attributes", Map.of("VisibilityTimeout", "7")))
        .refusedInJson(QUEUE_NAME_EXISTS);
    sqs.raw()
        .query(
            "CreateQueue",
            "QueueName",
            name,
            "Attribute.1.Name",
            "VisibilityTimeout",
            "Attribute.1.Value",
            "7")
        .refusedInXml(QUEUE_NAME_EXISTS);
  }

  @Test
  @Source(api = "CreateQueue")
  void theNameOfAQueueThatIsJustDeletedIsRefusedInBothProtocols(Sqs sqs) {
    Queue queue = sqs.queue();
    sqs.client().deleteQueue(q -> q.queueUrl(queue.url()));

    sqs.raw()
        .json("CreateQueue", Map.of("QueueName", queue.name()))
        .refusedInJson(QUEUE_DELETED_RECENTLY);
    sqs.raw().query("CreateQueue", "QueueName", queue.name()).refusedInXml(QUEUE_DELETED_RECENTLY);
  }

  @Test
  @Source(api = "PurgeQueue")
  @Unsure(MODEL_SAYS_OTHERWISE)
  void aPurgeDuringAnotherIsRefusedInBothProtocols(Sqs sqs) {
    Queue queue = sqs.queue();
    sqs.client().purgeQueue(q -> q.queueUrl(queue.url()));

    refused(sqs, PURGE_QUEUE_IN_PROGRESS, "PurgeQueue", queue.url(), Map.of());
  }

  @Test
  @Source(api = "GetQueueAttributes")
  @Unsure(MODEL_SAYS_OTHERWISE)
  void aUrlThatIsNoQueuesIsRefusedInBothProtocols(Sqs sqs) {
    String url = sqs.queue().url().replaceFirst("(?<=[^/:])/.*", "/");

    refused(sqs, INVALID_ADDRESS, "GetQueueAttributes", url, Map.of());
  }

  @Test
  @Source(api = "GetQueueAttributes")
  void anAttributeThatQueuesDoNotHaveIsRefusedInBothProtocols(Sqs sqs) {
    String url = sqs.queue().url();

    sqs.raw()
        .json("GetQueueAttributes", Map.of("QueueUrl", url, "AttributeNames", List.of("Colour")))
        .refusedInJson(INVALID_ATTRIBUTE_NAME);
    sqs.raw()
        .query("GetQueueAttributes", "QueueUrl", url, "AttributeName.1", "Colour")
        .refusedInXml(INVALID_ATTRIBUTE_NAME);
  }

  @Test
  @Source(api = "SetQueueAttributes")
  void aValueThatAnAttributeCannotHaveIsRefusedInBothProtocols(Sqs sqs) {
    String url = sqs.queue().url();

    sqs.raw()
        .json(
            "SetQueueAttributes",
            Map.of("QueueUrl", url, "Attributes", Map.of("DelaySeconds", "901")))
        .refusedInJson(INVALID_ATTRIBUTE_VALUE);
    sqs.raw()
        .query(
            "SetQueueAttributes",
            "QueueUrl",
            url,
            "Attribute.1.Name",
            "DelaySeconds",
            "Attribute.1.Value",
            "901")
        .refusedInXml(INVALID_ATTRIBUTE_VALUE);
  }

  @Test
  @Source(api = "SendMessage")
  void aBodyWithCharactersThatAreNotAllowedIsRefusedInBothProtocols(Sqs sqs) {
    String url = sqs.queue().url();

    refused(sqs, INVALID_MESSAGE_CONTENTS, "SendMessage", url, Map.of("MessageBody", "\u0007"));
  }

  @Test
  @Source(api = "DeleteMessage")
  @Unsure(MODEL_SAYS_OTHERWISE)
  void aReceiptHandleThatIsNoneIsRefusedInBothProtocols(Sqs sqs) {
    String url = sqs.queue().url();

    refused(
        sqs, RECEIPT_HANDLE_IS_INVALID, "DeleteMessage", url, Map.of("ReceiptHandle", "garbage"));
  }

  @Test
  @Source(api = "StartMessageMoveTask")
  @Unsure(MODEL_SAYS_OTHERWISE)
  void aSourceOfAMoveTaskThatDoesNotExistIsRefusedInBothProtocols(Sqs sqs) {
    String arn = sqs.queue().arn() + "-not";

    sqs.raw()
        .json("StartMessageMoveTask", Map.of("SourceArn", arn))
        .refusedInJson(RESOURCE_NOT_FOUND);
    sqs.raw().query("StartMessageMoveTask", "SourceArn", arn).refusedInXml(RESOURCE_NOT_FOUND);
  }

  @Test
  @Source(api = "AddPermission")
  @Unsure(MODEL_SAYS_OTHERWISE)
  void moreThanThereMayBeIsRefusedInBothProtocols(Sqs sqs) {
    Queue queue = sqs.queue();
    List<String> eight =
        List.of(
            "ChangeMessageVisibility",
            "DeleteMessage",
            "GetQueueAttributes",
            "GetQueueUrl",
            "ListDeadLetterSourceQueues",
            "PurgeQueue",
            "ReceiveMessage",
            "SendMessage");

    sqs.raw()
        .json(
            "AddPermission",
            Map.of(
                "QueueUrl",
                queue.url(),
                "Label",
                "eight",
                "AWSAccountIds",
                List.of(queue.account()),
                "Actions",
                eight))
        .refusedInJson(OVER_LIMIT);
    Stream<String> actions =
        IntStream.range(0, 8)
            .boxed()
            .flatMap(i -> Stream.of("ActionName." + (i + 1), eight.get(i)));
    Stream<String> others =
        Stream.of("QueueUrl", queue.url(), "Label", "eight", "AWSAccountId.1", queue.account());
    sqs.raw()
        .query("AddPermission", Stream.concat(others, actions).toArray(String[]::new))
        .refusedInXml(OVER_LIMIT);
  }

  @Test
  @Source(api = "SendMessageBatch")
  void aBatchWithoutEntriesIsRefusedInBothProtocols(Sqs sqs) {
    refusedBatch(sqs, EMPTY_BATCH_REQUEST, "x");
  }

  @Test
  @Source(api = "SendMessageBatch")
  void aBatchOfElevenEntriesIsRefusedInBothProtocols(Sqs sqs) {
    refusedBatch(
        sqs,
        TOO_MANY_ENTRIES_IN_BATCH_REQUEST,
        "x",
        IntStream.rangeClosed(1, 11).mapToObj(i -> "id" + i).toArray(String[]::new));
  }

  @Test
  @Source(api = "SendMessageBatch")
  void aBatchWithAnIdTwiceIsRefusedInBothProtocols(Sqs sqs) {
    refusedBatch(sqs, BATCH_ENTRY_IDS_NOT_DISTINCT, "x", "twice", "twice");
  }

  @Test
  @Source(api = "SendMessageBatch")
  void aBatchWithAnIdOfOtherCharactersIsRefusedInBothProtocols(Sqs sqs) {
    refusedBatch(sqs, INVALID_BATCH_ENTRY_ID, "x", "two words");
  }

  @Test
  @Source(api = "SendMessageBatch")
  void aBatchOfMoreThanOneMebibyteIsRefusedInBothProtocols(Sqs sqs) {
    refusedBatch(sqs, BATCH_REQUEST_TOO_LONG, "x".repeat(524_289), "one", "two");
  }

  @Test
  @Unsure(FRAMEWORK)
  void aValueThatAParameterCannotHaveIsRefusedInBothProtocols(Sqs sqs) {
    String url = sqs.queue().url();

    refused(sqs, INVALID_PARAMETER_VALUE, "ReceiveMessage", url, Map.of("MaxNumberOfMessages", 11));
  }

  @Test
  @Unsure(FRAMEWORK)
  void theLackOfAParameterIsRefusedInBothProtocols(Sqs sqs) {
    String url = sqs.queue().url();

    refused(sqs, MISSING_PARAMETER, "SendMessage", url, Map.of());
    refused(sqs, MISSING_PARAMETER, "DeleteMessage", url, Map.of());
  }

  @Test
  @Unsure("The pages have InvalidAction with status 400; its name in JSON is the framework's.")
  void anActionThatSqsDoesNotHaveIsRefusedInBothProtocols(Sqs sqs) {
    RawAnswer json = sqs.raw().json("BrewCoffee", Map.of());
    assertThat(json.status()).isEqualTo(400);
    assertThat(json.json().path("__type").asText()).endsWith(UNKNOWN_OPERATION.shape());

    sqs.raw().query("BrewCoffee").refusedInXml(UNKNOWN_OPERATION);
  }

  @Test
  @Unsure("The pages have MissingAction with status 400; the service was seen to answer 404.")
  void aQueryWithoutAnActionIsNotFound(Sqs sqs) {
    RawAnswer answer = sqs.raw().send("GET", "/", Map.of(), "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("UnknownOperationException");
  }

  @Test
  @Unsure(FRAMEWORK)
  void aBodyThatIsNotJsonIsRefused(Sqs sqs) {
    for (String body : List.of("{\"QueueName\":", "two coffees", "[]")) {
      assertThat(sqs.raw().jsonText("CreateQueue", body).status()).as(body).isEqualTo(400);
    }
    assertThat(type(sqs.raw().jsonText("CreateQueue", "{"))).endsWith(SERIALIZATION.shape());
  }

  @Test
  @Unsure(FRAMEWORK)
  void aMemberOfTheWrongTypeIsRefused(Sqs sqs) {
    String url = sqs.queue().url();

    for (Map<String, ?> wrong :
        List.of(
            Map.of("QueueUrl", url, "MessageBody", 5),
            Map.of("QueueUrl", url, "MessageBody", List.of("a list")),
            Map.of("QueueUrl", url, "MessageBody", "x", "DelaySeconds", "soon"),
            Map.of("QueueUrl", url, "MessageBody", "x", "MessageAttributes", "none"))) {
      RawAnswer answer = sqs.raw().json("SendMessage", wrong);
      assertThat(answer.status()).as("%s: %s", wrong, answer.text()).isEqualTo(400);
      assertThat(type(answer)).endsWith(SERIALIZATION.shape());
    }
  }

  private static String type(RawAnswer answer) {
    return answer.json().path("__type").asText();
  }

  /**
   * Expects a call on a queue to be refused in both protocols. Its parameters have the same names
   * in both.
   */
  private static void refused(
      Sqs sqs, SqsError error, String action, String url, Map<String, ?> parameters) {
    Map<String, Object> members = new HashMap<>(parameters);
    members.put("QueueUrl", url);
    sqs.raw().json(action, members).refusedInJson(error);
    sqs.raw()
        .query(
            action,
            members.entrySet().stream()
                .flatMap(e -> Stream.of(e.getKey(), e.getValue().toString()))
                .toArray(String[]::new))
        .refusedInXml(error);
  }

  private static void refusedBatch(Sqs sqs, SqsError error, String body, String... ids) {
    String url = sqs.queue().url();
    sqs.raw()
        .json(
            "SendMessageBatch",
            Map.of(
                "QueueUrl",
                url,
                "Entries",
                Stream.of(ids).map(id -> Map.of("Id", id, "MessageBody", body)).toList()))
        .refusedInJson(error);
    sqs.raw()
        .query(
            "SendMessageBatch",
            Stream.concat(
                    Stream.of("QueueUrl", url),
                    IntStream.range(0, ids.length).boxed().flatMap(i -> entry(i + 1, ids[i], body)))
                .toArray(String[]::new))
        .refusedInXml(error);
  }

  private static Stream<String> entry(int number, String id, String body) {
    String prefix = "SendMessageBatchRequestEntry." + number;
    return Stream.of(prefix + ".Id", id, prefix + ".MessageBody", body);
  }
}
