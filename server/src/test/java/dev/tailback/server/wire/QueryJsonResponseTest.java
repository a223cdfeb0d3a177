package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.sqs.request.SqsTraits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryJsonResponseTest {
  private static final Protocol PROTOCOL = new QueryProtocol(SqsTraits.MODEL, QueryFormat.JSON);
  private static final String METADATA =
      "\"ResponseMetadata\":{\"RequestId\":\"" + Responses.ID + "\"}";

  @Test
  void theTreeOfTheXmlBecomesJson() {
    WireResponse response =
        PROTOCOL.success("GetQueueUrl", output -> output.string("QueueUrl", "u"), Responses.ID);
    assertThat(response.contentType()).isEqualTo("application/json");
    assertThat(Responses.body(response))
        .isEqualTo(
            "{\"GetQueueUrlResponse\":{\"GetQueueUrlResult\":{\"QueueUrl\":\"u\"},"
                + METADATA
                + "}}");
  }

  @Test
  void anActionWithoutResultHasOnlyMetadata() {
    assertThat(Responses.body(PROTOCOL.success("DeleteQueue", Result.NOTHING, Responses.ID)))
        .isEqualTo("{\"DeleteQueueResponse\":{" + METADATA + "}}");
  }

  @Test
  void messagesAreLowerCaseAndMapsListsOfPairs() {
    assertThat(
            Responses.body(
                PROTOCOL.success("ReceiveMessage", Responses.received("b"), Responses.ID)))
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
          output.structures(ListMember.flattened("Messages", "Message"), List.of());
          output.strings(ListMember.flattened("QueueUrls", "QueueUrl"), List.of());
          output.map(new MapMember("Attributes", "Attribute", "Name", "Value"), Map.of());
        };
    assertThat(Responses.body(PROTOCOL.success("Any", result, Responses.ID)))
        .contains("{\"messages\":[],\"queueUrls\":[],\"Attributes\":[]}");
  }

  @Test
  void anErrorIsAtTheTopLevel() {
    WireResponse response = PROTOCOL.refusal(Input.missing("QueueName"), Responses.ID);
    assertThat(response.status()).isEqualTo(400);
    assertThat(Responses.body(response))
        .isEqualTo(
            "{\"Error\":{\"Code\":\"MissingParameter\",\"Message\":\"The request must contain the"
                + " parameter QueueName.\",\"Type\":\"Sender\"},\"RequestId\":\""
                + Responses.ID
                + "\"}");
  }
}
