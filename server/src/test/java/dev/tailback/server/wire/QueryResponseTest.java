package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.SqsErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryResponseTest {

  @Test
  void aResultIsADocument() {
    WireResponse response = Responses.QUERY.success("SendMessage", Responses.SENT, Responses.ID);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("text/xml");
    assertThat(response.requestId()).isEqualTo(Responses.ID);
    assertThat(response.queryError()).isNull();
    assertThat(Responses.body(response))
        .isEqualTo(
            "<?xml version=\"1.0\"?>"
                + "<SendMessageResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">"
                + "<SendMessageResult>"
                + "<MessageId>0c2ab5f0-5d0e-4c22-8b0e-2f4a5b8f5c11</MessageId>"
                + "<MD5OfMessageBody>5eb63bbbe01eeed093cb22bb8f5acdc3</MD5OfMessageBody>"
                + "<MD5OfMessageAttributes>bd53d2859e52d0cd45995052cbcaa9ed</MD5OfMessageAttributes>"
                + "</SendMessageResult>"
                + "<ResponseMetadata><RequestId>27daac76-34dd-47df-bd01-1f6e873584a0</RequestId>"
                + "</ResponseMetadata></SendMessageResponse>");
  }

  @Test
  void listsAndMapsAreFlattened() {
    assertThat(Responses.xml(Responses.received("a\r\nb")))
        .isEqualTo(
            "<AnyResult><Message><MessageId>m</MessageId><Body>a&#xD;\nb</Body>"
                + "<Attribute><Name>SentTimestamp</Name><Value>1</Value></Attribute>"
                + "<MessageAttribute><Name>blob</Name><Value><BinaryValue>AAEC/w==</BinaryValue>"
                + "<DataType>Binary.png</DataType></Value></MessageAttribute></Message></AnyResult>");
  }

  @Test
  void batchResultsRepeatTheirElements() {
    assertThat(Responses.xml(Responses.batch()))
        .isEqualTo(
            "<AnyResult><SendMessageBatchResultEntry><Id>m1</Id></SendMessageBatchResultEntry>"
                + "<BatchResultErrorEntry><Id>m2</Id><Code>InvalidParameterValue</Code>"
                + "<Message>must be &gt;= 0 and &lt;= 900.</Message><SenderFault>true</SenderFault>"
                + "</BatchResultErrorEntry></AnyResult>");
  }

  @Test
  void stringsRepeatTheirElement() {
    assertThat(
            Responses.xml(
                output ->
                    output.requiredStrings(
                        ListMember.flattened("queueUrls", "QueueUrl"), List.of("a", "b"))))
        .isEqualTo("<AnyResult><QueueUrl>a</QueueUrl><QueueUrl>b</QueueUrl></AnyResult>");
  }

  @Test
  void noResultHasNoElementAndAnEmptyResultAnEmptyElement() {
    assertThat(Responses.xml(Result.NOTHING)).isEmpty();
    assertThat(
            Responses.xml(
                output -> output.strings(ListMember.flattened("QueueUrls", "QueueUrl"), List.of())))
        .isEqualTo("<AnyResult/>");
  }

  @Test
  void textIsEscaped() {
    assertThat(text("<a b=\"c\">&'\r\n\t</a>"))
        .isEqualTo("&lt;a b=&quot;c&quot;&gt;&amp;'&#xD;\n\t&lt;/a&gt;");
    assertThat(text("Zürich € 日本 ﬀ \uD83D\uDE00")).isEqualTo("Zürich € 日本 ﬀ \uD83D\uDE00");
  }

  @Test
  void whatXmlDoesNotHaveIsReplaced() {
    assertThat(text("a\u0000b\u001Fc\uFFFEd\uFFFFe\uD800f\uDC00"))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFD");
  }

  @Test
  void anErrorIsADocumentOfItsOwn() {
    Refusal refusal =
        new Refusal(
            SqsErrors.INVALID_ADDRESS,
            "The address https://queue.amazonaws.com/ is not valid for this endpoint.");
    WireResponse response = Responses.QUERY.refusal(refusal, Responses.ID);
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.contentType()).isEqualTo("text/xml");
    assertThat(response.queryError()).isNull();
    assertThat(Responses.body(response))
        .isEqualTo(
            "<?xml version=\"1.0\"?>"
                + "<ErrorResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">"
                + "<Error><Type>Sender</Type><Code>InvalidAddress</Code>"
                + "<Message>The address https://queue.amazonaws.com/ is not valid for this endpoint."
                + "</Message><Detail/></Error>"
                + "<RequestId>27daac76-34dd-47df-bd01-1f6e873584a0</RequestId></ErrorResponse>");
  }

  @Test
  void aMissingQueueHasAnotherTextThanInJson() {
    assertThat(Responses.body(Responses.QUERY.refusal(Refusal.noSuchQueue(), Responses.ID)))
        .contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>")
        .contains("<Message>The specified queue does not exist for this wsdl version.</Message>");
  }

  @Test
  void anUnknownActionIsNamed() {
    assertThat(
            Responses.body(
                Responses.QUERY.refusal(Responses.QUERY.unknownAction("<X>"), Responses.ID)))
        .contains("<Code>InvalidAction</Code>")
        .contains("<Message>The action &lt;X&gt; is not valid for this endpoint.</Message>");
  }

  @Test
  void aBugIsTheReceiversFault() {
    WireResponse response = Responses.QUERY.failure(Responses.ID);
    assertThat(response.status()).isEqualTo(500);
    assertThat(Responses.body(response))
        .contains("<Type>Receiver</Type><Code>InternalError</Code>");
  }

  private static String text(String text) {
    String xml = Responses.xml(output -> output.string("T", text));
    return xml.substring("<AnyResult><T>".length(), xml.length() - "</T></AnyResult>".length());
  }
}
