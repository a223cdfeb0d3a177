package dev.tailback.server.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Error responses, byte by byte. */
final class ErrorRepliesTest {
  private static final String XML =
      "<?xml version=\"1.0\"?><ErrorResponse"
          + " xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\"><Error><Type>Sender</Type>"
          + "<Code>%s</Code><Message>%s</Message><Detail/></Error><RequestId>%s</RequestId>"
          + "</ErrorResponse>";

  @AutoClose private final Emulator emulator = new Emulator();

  private void replies(
      int status, String json, String code, String xmlText, String action, Object... members) {
    HttpConnection.Answer inJson = emulator.send(Wire.JSON.request(action, Members.of(members)));
    assertThat(inJson.status()).isEqualTo(status);
    assertThat(inJson.body()).isEqualTo(json);
    assertThat(inJson.header("Content-Type")).isEqualTo("application/x-amz-json-1.0");
    assertThat(inJson.header("x-amzn-query-error")).isEqualTo(code + ";Sender");
    HttpConnection.Answer inXml = emulator.send(Wire.QUERY.request(action, Members.of(members)));
    assertThat(inXml.status()).isEqualTo(status);
    assertThat(inXml.body()).isEqualTo(XML.formatted(code, xmlText, inXml.requestId()));
    assertThat(inXml.header("Content-Type")).isEqualTo("text/xml");
    assertThat(inXml.header("x-amzn-query-error")).isNull();
  }

  @Test
  void aQueueDoesNotExist() {
    replies(
        400,
        "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\","
            + "\"message\":\"The specified queue does not exist.\"}",
        "AWS.SimpleQueueService.NonExistentQueue",
        "The specified queue does not exist for this wsdl version.",
        "PurgeQueue",
        "QueueUrl",
        "q");
  }

  @Test
  void anAddressIsNotValid() {
    replies(
        404,
        "{\"__type\":\"com.amazonaws.sqs#InvalidAddress\","
            + "\"message\":\"The address https://queue.amazonaws.com/ is not valid for this"
            + " endpoint.\"}",
        "InvalidAddress",
        "The address https://queue.amazonaws.com/ is not valid for this endpoint.",
        "PurgeQueue",
        "QueueUrl",
        "https://queue.amazonaws.com/");
  }

  @Test
  void aParameterValueIsNotValid() {
    emulator.queue("q");
    replies(
        400,
        "{\"__type\":\"com.amazon.coral.service#InvalidParameterValueException\","
            + "\"message\":\"Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be"
            + " between 1 and 10, if provided.\"}",
        "InvalidParameterValue",
        "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10,"
            + " if provided.",
        "ReceiveMessage",
        "QueueUrl",
        "q",
        "MaxNumberOfMessages",
        11);
  }

  @Test
  void whatTheClientSentIsEscaped() {
    emulator.queue("q");
    replies(
        404,
        "{\"__type\":\"com.amazonaws.sqs#ReceiptHandleIsInvalid\","
            + "\"message\":\"The input receipt handle \\\"<a>&\\\\é\\\" is not a valid receipt"
            + " handle.\"}",
        "ReceiptHandleIsInvalid",
        "The input receipt handle &quot;&lt;a&gt;&amp;\\é&quot; is not a valid receipt handle.",
        "DeleteMessage",
        "QueueUrl",
        "q",
        "ReceiptHandle",
        "<a>&\\é");
  }

  @Test
  void anAttributeValueIsNotValid() {
    replies(
        400,
        "{\"__type\":\"com.amazonaws.sqs#InvalidAttributeValue\","
            + "\"message\":\"Invalid value for the parameter Policy.\"}",
        "InvalidAttributeValue",
        "Invalid value for the parameter Policy.",
        "CreateQueue",
        "QueueName",
        "q",
        "Attributes",
        Map.of("Policy", "x"));
  }
}
