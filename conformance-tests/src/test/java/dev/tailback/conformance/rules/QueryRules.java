package dev.tailback.conformance.rules;

import static dev.tailback.conformance.SqsError.INVALID_ATTRIBUTE_VALUE;
import static dev.tailback.conformance.SqsError.INVALID_PARAMETER_VALUE;
import static dev.tailback.conformance.SqsError.SERIALIZATION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.conformance.Queue;
import dev.tailback.conformance.RawAnswer;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Source;
import dev.tailback.conformance.Sqs;
import dev.tailback.conformance.Unsure;
import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

@Rules("AWS Query")
@Source(guide = "sqs-making-api-requests-xml")
final class QueryRules {
  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

  @Test
  @Source(guide = "sqs-api-responses")
  void anAnswerInXmlHasAResultAndTheRequestsId(Sqs sqs) {
    Queue queue = sqs.queue();

    RawAnswer answer = sqs.raw().query("GetQueueUrl", "QueueName", queue.name()).succeeded();

    assertThat(answer.header("Content-Type")).startsWith("text/xml");
    assertThat(answer.text()).contains("xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\"");
    assertThat(answer.xml("GetQueueUrlResponse/GetQueueUrlResult/QueueUrl")).isEqualTo(queue.url());
    assertThat(answer.xml("GetQueueUrlResponse/ResponseMetadata/RequestId"))
        .isNotEmpty()
        .isEqualTo(answer.header("x-amzn-RequestId"));
  }

  @Test
  void aQueueIsFoundByThePathOfARequest(Sqs sqs) {
    Queue queue = sqs.queue();

    sqs.raw().queryAt(path(queue), "SendMessage", "MessageBody", "by path").succeeded();

    assertThat(queue.receive().body()).isEqualTo("by path");
  }

  @Test
  void aRequestMayBeAGet(Sqs sqs) {
    Queue queue = sqs.queue();

    sqs.raw().get(path(queue), "SendMessage", "MessageBody", "a GET, with spaces").succeeded();

    assertThat(queue.receive().body()).isEqualTo("a GET, with spaces");
  }

  @Test
  @Unsure("The pages show one or the other; clients send both.")
  void aQueueThatIsNamedByAParameterIsUsedWhateverThePath(Sqs sqs) {
    Queue queue = sqs.queue();
    Queue other = sqs.queue();

    sqs.raw()
        .queryAt(path(other), "SendMessage", "QueueUrl", queue.url(), "MessageBody", "here")
        .succeeded();

    assertThat(queue.receive().body()).isEqualTo("here");
    other.givesNothing();
  }

  @Test
  void textsOfQueryAreUtf8AndAPlusIsASpace(Sqs sqs) {
    Queue queue = sqs.queue();
    String body = URLEncoder.encode("Zürich € + \uD83D\uDE00", UTF_8);

    sqs.raw()
        .send(
            "POST", path(queue), FORM, "Action=SendMessage&Version=2012-11-05&MessageBody=" + body)
        .succeeded();

    assertThat(queue.receive().body()).isEqualTo("Zürich € + \uD83D\uDE00");
  }

  @Test
  @Source(api = "SendMessage")
  void messageAttributesOfQueryAreSpelledWithTheirValues(Sqs sqs) {
    Queue queue = sqs.queue();

    RawAnswer answer =
        sqs.raw()
            .queryAt(
                path(queue),
                "SendMessage",
                "MessageBody",
                "attributes",
                "MessageAttribute.1.Name",
                "Foo",
                "MessageAttribute.1.Value.DataType",
                "String",
                "MessageAttribute.1.Value.StringValue",
                "Bar",
                "MessageAttribute.2.Name",
                "Count",
                "MessageAttribute.2.Value.DataType",
                "Number",
                "MessageAttribute.2.Value.StringValue",
                "1")
            .succeeded();

    assertThat(answer.xml("SendMessageResponse/SendMessageResult/MD5OfMessageAttributes"))
        .isEqualTo("324758f82d026ac6ec5b31a3b192d1e3");
    Message message = queue.receive(r -> r.messageAttributeNames("All"));
    assertThat(message.messageAttributes()).containsOnlyKeys("Foo", "Count");
  }

  @Test
  @Source(api = "SendMessageBatch")
  void theResultsOfABatchInXmlAreElementsOfTwoKinds(Sqs sqs) {
    Queue queue = sqs.queue();

    RawAnswer answer =
        sqs.raw()
            .queryAt(
                path(queue),
                "SendMessageBatch",
                "SendMessageBatchRequestEntry.1.Id",
                "good",
                "SendMessageBatchRequestEntry.1.MessageBody",
                "hello",
                "SendMessageBatchRequestEntry.2.Id",
                "bad",
                "SendMessageBatchRequestEntry.2.MessageBody",
                "late",
                "SendMessageBatchRequestEntry.2.DelaySeconds",
                "901")
            .succeeded();

    String result = "SendMessageBatchResponse/SendMessageBatchResult/";
    assertThat(answer.xmlAll(result + "SendMessageBatchResultEntry/Id")).containsExactly("good");
    assertThat(answer.xml(result + "SendMessageBatchResultEntry/MD5OfMessageBody"))
        .isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(answer.xmlAll(result + "BatchResultErrorEntry/Id")).containsExactly("bad");
    assertThat(answer.xml(result + "BatchResultErrorEntry/Code"))
        .isEqualTo(INVALID_PARAMETER_VALUE.code());
    assertThat(answer.xml(result + "BatchResultErrorEntry/SenderFault")).isEqualTo("true");
  }

  @Test
  @Source(api = "ReceiveMessage")
  @Unsure("The page shows no such text; a line end that is not escaped would come out changed.")
  void xmlKeepsMarkupAndLineEndsOfABody(Sqs sqs) {
    Queue queue = sqs.queue();
    String body = "<a href=\"b\">&amp;</a>]]>\r\nnext\rlast\n";
    queue.send(body);

    RawAnswer answer =
        sqs.raw().queryAt(path(queue), "ReceiveMessage", "WaitTimeSeconds", "5").succeeded();

    assertThat(answer.xml("ReceiveMessageResponse/ReceiveMessageResult/Message/Body"))
        .isEqualTo(body);
  }

  @Test
  @Source(api = "ReceiveMessage")
  void aMessageInXmlHasItsAttributesAsPairs(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("hello");

    RawAnswer answer =
        sqs.raw()
            .queryAt(
                path(queue),
                "ReceiveMessage",
                "WaitTimeSeconds",
                "5",
                "AttributeName.1",
                "ApproximateReceiveCount")
            .succeeded();

    String message = "ReceiveMessageResponse/ReceiveMessageResult/Message/";
    assertThat(answer.xml(message + "MD5OfBody")).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(answer.xml(message + "Attribute/Name")).isEqualTo("ApproximateReceiveCount");
    assertThat(answer.xml(message + "Attribute/Value")).isEqualTo("1");
  }

  @Test
  @Source(api = "ReceiveMessage")
  @Unsure("The pages show no empty answers; these were recorded.")
  void anEmptyReceiveHasNoMessagesAtAll(Sqs sqs) {
    Queue queue = sqs.queue();

    assertThat(
            sqs.raw()
                .json("ReceiveMessage", Map.of("QueueUrl", queue.url()))
                .succeeded()
                .json()
                .has("Messages"))
        .isFalse();
    RawAnswer xml = sqs.raw().queryAt(path(queue), "ReceiveMessage").succeeded();
    assertThat(xml.xmlAll("ReceiveMessageResponse/ReceiveMessageResult")).hasSize(1);
    assertThat(xml.xmlAll("ReceiveMessageResponse/ReceiveMessageResult/Message")).isEmpty();
  }

  @Test
  @Unsure("The pages do not speak of parameters nobody knows; clients that are too new send them.")
  void unknownParametersAreIgnored(Sqs sqs) {
    Queue queue = sqs.queue();

    sqs.raw().query("GetQueueUrl", "QueueName", queue.name(), "Colour", "blue").succeeded();
    sqs.raw()
        .json("GetQueueUrl", Map.of("QueueName", queue.name(), "Colour", Map.of("of", "blue")))
        .succeeded();
  }

  @Test
  @Unsure("No page has it; API Gateway's users rely on it, and the answers were recorded.")
  void queryAnswersInJsonIfThatIsAccepted(Sqs sqs) {
    Queue queue = sqs.queue();
    queue.send("hello");
    Map<String, String> headers = new HashMap<>(FORM);
    headers.put("Accept", "application/json");

    RawAnswer answer =
        sqs.raw()
            .send(
                "POST",
                path(queue),
                headers,
                "Action=ReceiveMessage&Version=2012-11-05&WaitTimeSeconds=5")
            .succeeded();

    assertThat(answer.header("Content-Type")).startsWith("application/json");
    JsonNode response = answer.json().path("ReceiveMessageResponse");
    assertThat(response.at("/ReceiveMessageResult/messages/0/Body").asText()).isEqualTo("hello");
    assertThat(response.at("/ResponseMetadata/RequestId").asText()).isNotEmpty();
  }

  private static String path(Queue queue) {
    return URI.create(queue.url()).getRawPath();
  }

  @Test
  @Unsure("The pages say 'integer'; that signs and other scripts are refused is inferred.")
  void aNumberIsWrittenInDecimalDigitsAlone(Sqs sqs) {
    String url = sqs.queue().url();

    for (String number : new String[] {"abc", "+5", "\u0665"}) {
      sqs.raw()
          .query("ReceiveMessage", "QueueUrl", url, "MaxNumberOfMessages", number)
          .refusedInXml(SERIALIZATION);
      sqs.raw()
          .query(
              "SetQueueAttributes",
              "QueueUrl",
              url,
              "Attribute.1.Name",
              "DelaySeconds",
              "Attribute.1.Value",
              number)
          .refusedInXml(INVALID_ATTRIBUTE_VALUE);
    }
  }
}
