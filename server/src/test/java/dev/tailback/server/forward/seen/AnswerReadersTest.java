package dev.tailback.server.forward.seen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.server.wire.WireResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values read from answers in each protocol. */
class AnswerReadersTest {
  private static final ReceivedMessage FIRST =
      new ReceivedMessage(TextHash.of("id-1"), TextHash.of("handle-1"), 3);
  private static final ReceivedMessage SECOND =
      new ReceivedMessage(TextHash.of("id-2"), TextHash.of("handle-2"), 0);

  private static List<ReceivedMessage> json(String text) throws IOException {
    return JsonMessages.read(text.getBytes(UTF_8));
  }

  private static WireResponse response(String type, String body) {
    return new WireResponse(200, type, "id", null, null, null, body.getBytes(UTF_8));
  }

  @Test
  void messagesInJson() throws IOException {
    assertThat(
            json(
                """
                {"Messages":[
                  {"MessageId":"id-1","ReceiptHandle":"handle-1","Body":"{\\"MessageId\\":\\"no\\"}",
                   "Attributes":{"ApproximateReceiveCount":"3","SenderId":"x"},
                   "MessageAttributes":{"ReceiptHandle":{"StringValue":"no","DataType":"String"}}},
                  {"MessageId":"id-2","ReceiptHandle":"handle-2","Body":"b"}]}
                """))
        .containsExactly(FIRST, SECOND);
    assertThat(json("{}")).isEmpty();
    assertThat(json("{\"Messages\":[]}")).isEmpty();
    assertThatThrownBy(() -> json("<html>")).isInstanceOf(IOException.class);
  }

  @Test
  void messagesInTheJsonOfQuery() throws IOException {
    assertThat(
            json(
                """
                {"ReceiveMessageResponse":{"ReceiveMessageResult":{"messages":[
                  {"MessageId":"id-1","ReceiptHandle":"handle-1","Body":"b",
                   "Attributes":[{"Name":"SenderId","Value":"9"},
                     {"Name":"ApproximateReceiveCount","Value":"3"}],
                   "MessageAttributes":[
                     {"Name":"ApproximateReceiveCount","Value":{"StringValue":"9"}}]},
                  {"MessageId":"id-2","ReceiptHandle":"handle-2","Body":"b"}]},
                 "ResponseMetadata":{"RequestId":"r"}}}
                """))
        .containsExactly(FIRST, SECOND);
  }

  @Test
  void messagesInXml() {
    assertThat(
            XmlMessages.read(
                """
                <ReceiveMessageResponse><ReceiveMessageResult>
                <Message><MessageId>id-1</MessageId><ReceiptHandle>handle-1</ReceiptHandle>
                <Body>&lt;MessageId&gt;</Body>
                <Attribute><Name>ApproximateReceiveCount</Name><Value>3</Value></Attribute></Message>
                <Message><MessageId>id-2</MessageId><ReceiptHandle>handle-2</ReceiptHandle>
                <MessageAttribute><Name>ApproximateReceiveCount</Name><Value><StringValue>9</StringValue>
                </Value></MessageAttribute></Message>
                </ReceiveMessageResult></ReceiveMessageResponse>
                """
                    .getBytes(UTF_8)))
        .containsExactly(FIRST, SECOND);
    assertThat(XmlMessages.read("<ReceiveMessageResponse/>".getBytes(UTF_8))).isEmpty();
  }

  @Test
  void entriesThatHaveFailed() {
    String json = "application/x-amz-json-1.0";
    assertThat(FailedEntries.of(response(json, "{\"Successful\":[{\"Id\":\"a\"}]}"))).isEmpty();
    assertThat(
            FailedEntries.of(
                response(
                    json,
                    "{\"Successful\":[{\"Id\":\"Failed\"}],\"Failed\":[{\"Id\":\"b\",\"Code\":\"x\"}]}")))
        .containsExactly("b");
    assertThat(
            FailedEntries.of(
                response(
                    "text/xml",
                    "<R><DeleteMessageBatchResultEntry><Id>a</Id></DeleteMessageBatchResultEntry>"
                        + "<BatchResultErrorEntry><Id>b</Id></BatchResultErrorEntry>"
                        + "<BatchResultErrorEntry><Id>c</Id></BatchResultErrorEntry></R>")))
        .containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void whatIsOldestIsForgottenFirst() {
    RecentTimes times = new RecentTimes(2);
    assertThat(times.add(1, 10)).isFalse();
    assertThat(times.add(2, 20)).isFalse();
    assertThat(times.add(2, 25)).isTrue();
    assertThat(times.add(3, 30)).isFalse();
    assertThat(times.take(1)).isNull();
    assertThat(times.take(2)).isEqualTo(20);
    assertThat(times.take(2)).isNull();
    assertThat(times.take(3)).isEqualTo(30);
  }
}
