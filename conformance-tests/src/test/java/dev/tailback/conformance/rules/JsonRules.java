package dev.tailback.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.conformance.Queue;
import dev.tailback.conformance.RawAnswer;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.net.URI;
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
}
