package dev.tailback.conformance.rules;

import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.conformance.Queue;
import dev.tailback.conformance.RawAnswer;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Rules("AWS JSON")
@Source(guide = "sqs-making-api-requests-json")
final class JsonRules {

  @Test
  void anAnswerInJsonHasAnIdAndItsOwnContentType(Sqs sqs) {
    RawAnswer first = sqs.raw().json("ListQueues", Map.of("QueueNamePrefix", "x")).succeeded();
    RawAnswer second = sqs.raw().json("ListQueues", Map.of("QueueNamePrefix", "x")).succeeded();

    assertThat(first.header("Content-Type")).startsWith("application/x-amz-json-1.0");
    assertThat(first.header("x-amzn-RequestId"))
        .isNotEmpty()
        .isNotEqualTo(second.header("x-amzn-RequestId"));
  }

  @Test
  @Source(report = "https://github.com/awslabs/aws-sdk-rust/issues/957")
  void anUnknownActionInJsonIsAnsweredWithATypeOnly(Sqs sqs) {
    RawAnswer answer = sqs.raw().json("BrewTea", Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .isEqualTo("{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}");
  }

  @Test
  @Unsure("The pages show no empty answers; these were recorded.")
  void emptyListsAndMapsAreAbsentInJson(Sqs sqs) {
    String url = sqs.queue().url();

    assertThat(sqs.raw().json("ListQueueTags", Map.of("QueueUrl", url)).succeeded().json())
        .isEmpty();
    assertThat(sqs.raw().json("GetQueueAttributes", Map.of("QueueUrl", url)).succeeded().json())
        .isEmpty();
    JsonNode batch =
        sqs.raw()
            .json(
                "SendMessageBatch",
                Map.of(
                    "QueueUrl", url, "Entries", List.of(Map.of("Id", "one", "MessageBody", "x"))))
            .succeeded()
            .json();
    assertThat(batch.fieldNames()).toIterable().containsExactly("Successful");
  }

  @Test
  @Source(api = "ListDeadLetterSourceQueues")
  void theSourcesOfDeadLettersAreNamedInLowerCaseInJson(Sqs sqs) {
    Queue deadLetters = sqs.queue();
    Queue queue = sqs.queueWithDeadLetters(deadLetters, 3);

    sqs.eventually(
        () ->
            assertThat(
                    sqs.raw()
                        .json("ListDeadLetterSourceQueues", Map.of("QueueUrl", deadLetters.url()))
                        .succeeded()
                        .json()
                        .at("/queueUrls/0")
                        .asText())
                .isEqualTo(queue.url()));
  }

  @Test
  @Unsure("The pages post to the root; SDKs have posted JSON to a queue's path.")
  void jsonMayBePostedToAnyPath(Sqs sqs) {
    Queue queue = sqs.queue();

    RawAnswer answer =
        sqs.raw()
            .send(
                "POST",
                path(queue),
                Map.of(
                    "X-Amz-Target",
                    "AmazonSQS.GetQueueUrl",
                    "Content-Type",
                    "application/x-amz-json-1.0"),
                "{\"QueueName\":\"" + queue.name() + "\"}")
            .succeeded();

    assertThat(answer.json().path("QueueUrl").asText()).isEqualTo(queue.url());
  }

  @Test
  @Unsure("The pages do not speak of null; it is as good as absent in AWS's JSON.")
  void nullIsAsGoodAsAbsent(Sqs sqs) {
    Queue queue = sqs.queue();
    Map<String, Object> members = new HashMap<>();
    members.put("QueueUrl", queue.url());
    members.put("MessageBody", "null");
    members.put("DelaySeconds", null);
    members.put("MessageAttributes", null);

    sqs.raw().json("SendMessage", members).succeeded();

    assertThat(queue.receive().body()).isEqualTo("null");
  }

  private static String path(Queue queue) {
    return URI.create(queue.url()).getRawPath();
  }

  @Test
  @Unsure("Recorded for the value of a tag; other lists and maps are inferred.")
  void anElementOfAListOrMapIsNotNull(Sqs sqs) {
    String url = sqs.queue().url();
    Map<String, String> tags = new HashMap<>();
    tags.put("k", null);

    RawAnswer tag = sqs.raw().json("TagQueue", Map.of("QueueUrl", url, "Tags", tags));

    assertThat(tag.refusedInJson(INVALID_PARAMETER_VALUE).json().path("message").asText())
        .isEqualTo("the parameter 'value' may not be null");
    sqs.raw()
        .json("UntagQueue", Map.of("QueueUrl", url, "TagKeys", Collections.singletonList(null)))
        .refusedInJson(INVALID_PARAMETER_VALUE);
    sqs.raw()
        .json("SendMessage", Map.of("QueueUrl", url, "MessageBody", "x", "MessageAttributes", tags))
        .refusedInJson(INVALID_PARAMETER_VALUE);
    sqs.raw()
        .json(
            "DeleteMessageBatch",
            Map.of("QueueUrl", url, "Entries", Collections.singletonList(null)))
        .refusedInJson(INVALID_PARAMETER_VALUE);
  }

  @Test
  @Unsure("SQS's model has no CBOR; how a request in it is refused is not known.")
  void aRequestInCborIsRefused(Sqs sqs) {
    RawAnswer answer =
        sqs.raw()
            .send(
                "POST",
                "/service/AmazonSQS/operation/ListQueues",
                Map.of("Smithy-Protocol", "rpc-v2-cbor", "Content-Type", "application/cbor"),
                "");

    assertThat(answer.status()).isBetween(400, 499);
  }
}
