package dev.tailback.server.sqs;

import static dev.tailback.server.sqs.WireError.INVALID_PARAMETER_VALUE;
import static dev.tailback.server.sqs.WireError.SERIALIZATION;
import static dev.tailback.server.sqs.WireError.UNKNOWN_OPERATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose members, parameters or headers have the wrong form. */
final class WrongShapesTest {
  private static final String TRACE = "Root=dummy;Parent=53995c3f42cd8ad8;Sampled=0";

  @AutoClose private final Emulator emulator = new Emulator();

  @BeforeEach
  void createQueue() {
    emulator.queue("q");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TagQueue|'Tags':{'k':null}",
        "CreateQueue|'tags':{'k':'v','l':null}",
        "CreateQueue|'Attributes':{'DelaySeconds':null}",
        "SetQueueAttributes|'Attributes':{'DelaySeconds':null}",
        "SendMessage|'MessageBody':'b','MessageAttributes':{'a':null}",
        "SendMessage|'MessageBody':'b','MessageSystemAttributes':{'AWSTraceHeader':null}",
        "SendMessageBatch|'Entries':[null]",
        "SendMessageBatch|'Entries':[{'Id':'1','MessageBody':'b','MessageAttributes':{'a':null}}]",
        "DeleteMessageBatch|'Entries':[{'Id':'1','ReceiptHandle':'h'},null]",
        "ChangeMessageVisibilityBatch|'Entries':[null]",
        "GetQueueAttributes|'AttributeNames':[null]",
        "ReceiveMessage|'AttributeNames':['All',null]",
        "ReceiveMessage|'MessageAttributeNames':[null]",
        "ReceiveMessage|'MessageSystemAttributeNames':[null]",
        "UntagQueue|'TagKeys':['k',null]",
        "AddPermission|'Label':'l','AWSAccountIds':[null],'Actions':['SendMessage']",
        "AddPermission|'Label':'l','AWSAccountIds':['111122223333'],'Actions':[null]"
      },
      quoteCharacter = '`')
  void anElementOfAListOrMapIsNotNull(String action, String members) {
    String body = "{'QueueUrl':'q','QueueName':'q'," + members + "}";
    emulator.refuses(
        Wire.JSON,
        INVALID_PARAMETER_VALUE,
        "the parameter 'value' may not be null",
        json(action, body.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ReceiveMessage|AttributeNameList.0=All|0 is not a valid index",
        "ReceiveMessage|AttributeName.0=All|0 is not a valid index",
        "ReceiveMessage|AttributeName.x=All|Start of list found where not expected",
        "ReceiveMessage|MessageAttributeNames.member.1=All|Start of list found where not expected",
        "ReceiveMessage|MaxNumberOfMessages.1=1|Start of list found where not expected",
        "SendMessage|MessageBody.1=b|Start of list found where not expected",
        "SendMessageBatch|Entries.1.Id=a|Top level element may not be treated as a list",
        "SendMessageBatch|SendMessageBatchRequestEntry.1=a|End of list found where not expected",
        "SetQueueAttributes|Attribute=|End of list found where not expected",
        "TagQueue|Tag=|End of list found where not expected",
        "TagQueue|Tag.-1.Key=k|Start of list found where not expected",
        "UntagQueue|TagKeys.1=k|Top level element may not be treated as a list",
        "AddPermission|Label=l&AWSAccountIds.1=1|Top level element may not be treated as a list"
      })
  void aParameterHasTheFormOfItsMember(String action, String parameters, String text) {
    emulator.refuses(Wire.QUERY, SERIALIZATION, text, query(action, parameters));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MessageAttribute=",
        "MessageAttributes.1.key=x",
        "MessageAttribute.1.Value.DataType=String"
      })
  void aMessageAttributeInTheWrongPlaceHasNoName(String parameters) {
    emulator.refuses(
        Wire.QUERY,
        INVALID_PARAMETER_VALUE,
        "The request must contain non-empty message attribute name.",
        query("SendMessage", "MessageBody=b&" + parameters));
  }

  @ParameterizedTest
  @EnumSource
  void aMalformedTraceHeaderHasAnyActionRefused(Wire wire) {
    String text =
        "The request has a 'X-Amzn-Trace-Id' HTTP header which is reserved for AWS X-Ray trace"
            + " header and has an invalid value '"
            + TRACE
            + "'";
    for (String action : new String[] {"ListQueues", "SendMessage", "GetQueueUrl"}) {
      HttpConnection.Request request =
          wire.request(
              action, Members.of("QueueUrl", "q", "QueueName", "q", "MessageBody", "hello"));
      emulator.refuses(wire, INVALID_PARAMETER_VALUE, text, request.with("X-Amzn-Trace-Id", TRACE));
    }
  }

  @Test
  void theSystemAttributeForTheTraceMayBeAnyText() {
    for (Wire wire : Wire.values()) {
      Map<String, Object> trace = Map.of("AWSTraceHeader", Members.string("Root=1-abc-def"));
      assertThat(
              emulator.call(
                  wire,
                  "SendMessage",
                  Members.of(
                      "QueueUrl", "q", "MessageBody", "b", "MessageSystemAttributes", trace)))
          .containsKey("MD5OfMessageSystemAttributes");
    }
  }

  @Test
  void smithysCborIsRefusedInJson() {
    String text = "SQS does not support Smithy RPC v2 (CBOR). Use AWS JSON 1.0 or AWS Query.";
    Map<String, String> headers =
        Map.of("Host", Emulator.HOST, "Content-Type", "application/cbor", "Accept", "*/*");
    HttpConnection.Request atPath =
        new HttpConnection.Request(
            "POST", "/service/AmazonSQS/operation/ListQueues", headers, "\u0000");
    emulator.refuses(Wire.JSON, UNKNOWN_OPERATION, text, atPath);
    emulator.refuses(
        Wire.JSON, UNKNOWN_OPERATION, text, atPath.at("/").with("Smithy-Protocol", "rpc-v2-cbor"));
    emulator.refuses(
        Wire.JSON,
        UNKNOWN_OPERATION,
        text,
        json("ListQueues", "{}").with("Smithy-Protocol", "rpc-v2-cbor"));
  }

  private static HttpConnection.Request json(String action, String body) {
    Map<String, String> headers = Wire.JSON.request(action, Members.of()).headers();
    return new HttpConnection.Request("POST", "/", headers, body);
  }

  private static HttpConnection.Request query(String action, String parameters) {
    Map<String, String> headers = Wire.QUERY.request(action, Members.of()).headers();
    return new HttpConnection.Request(
        "POST", "/", headers, "Action=" + action + "&QueueUrl=q&" + parameters);
  }
}
