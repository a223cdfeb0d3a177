package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.sqs.request.SqsModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryJsonAnswerTest {
  private static final Protocol PROTOCOL = new QueryProtocol(SqsModel.INSTANCE, QueryAnswer.JSON);
  private static final String METADATA =
      "\"ResponseMetadata\":{\"RequestId\":\"" + Answers.ID + "\"}";

  @Test
  void theTreeOfTheXmlBecomesJson() {
    WireResponse response =
        PROTOCOL.success("GetQueueUrl", output -> output.string("QueueUrl", "u"), Answers.ID);
    assertThat(response.contentType()).isEqualTo("application/json");
    assertThat(Answers.body(response))
        .isEqualTo(
            "{\"GetQueueUrlResponse\":{\"GetQueueUrlResult\":{\"QueueUrl\":\"u\"},"
                + METADATA
                + "}}");
  }

  @Test
  void anActionWithoutResultHasOnlyMetadata() {
    assertThat(Answers.body(PROTOCOL.success("DeleteQueue", Result.NOTHING, Answers.ID)))
        .isEqualTo("{\"DeleteQueueResponse\":{" + METADATA + "}}");
  }

  @Test
  void messagesAreLowerCaseAndMapsListsOfPairs() {
    assertThat(Answers.body(PROTOCOL.success("ReceiveMessage", Answers.received("b"), Answers.ID)))
        .contains("{\"ReceiveMessageResult\":{\"messages\":[{\"MessageId\":\"m\",\"Body\":\"b\",")
        .contains("\"Attributes\":[{\"Name\":\"SentTimestamp\",\"Value\":\"1\"}]")
        .contains(
            "\"MessageAttributes\":[{\"Name\":\"blob\",\"Value\":"
                + "{\"BinaryValue\":\"AAEC/w==\",\"DataType\":\"Binary.png\"}}]");
  }

  @Test
  void collectionsAreThereEvenWhenTheyAreEmpty() {
    Result result =
        output -> {
          output.structures("Messages", "Message", List.of());
          output.strings("QueueUrls", "QueueUrl", List.of());
          output.map("Attributes", "Attribute", "Name", "Value", Map.of());
        };
    assertThat(Answers.body(PROTOCOL.success("Any", result, Answers.ID)))
        .contains("{\"messages\":[],\"queueUrls\":[],\"Attributes\":[]}");
  }

  @Test
  void anErrorIsAtTheTopLevel() {
    WireResponse response = PROTOCOL.refusal(Input.missing("QueueName"), Answers.ID);
    assertThat(response.status()).isEqualTo(400);
    assertThat(Answers.body(response))
        .isEqualTo(
            "{\"Error\":{\"Code\":\"MissingParameter\",\"Message\":\"The request must contain the"
                + " parameter QueueName.\",\"Type\":\"Sender\"},\"RequestId\":\""
                + Answers.ID
                + "\"}");
  }
}
