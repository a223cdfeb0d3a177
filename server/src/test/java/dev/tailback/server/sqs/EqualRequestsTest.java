package dev.tailback.server.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.service.Action;
import dev.tailback.server.service.Services;
import dev.tailback.server.sqs.request.QueueUrls;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Caller;
import dev.tailback.server.wire.Protocols;
import dev.tailback.server.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An action gets equal requests from both protocols. */
final class EqualRequestsTest {
  /** The operations of the SQS API in AWS's service model. */
  private static final Set<String> OPERATIONS =
      Set.of(
          "AddPermission",
          "CancelMessageMoveTask",
          "ChangeMessageVisibility",
          "ChangeMessageVisibilityBatch",
          "CreateQueue",
          "DeleteMessage",
          "DeleteMessageBatch",
          "DeleteQueue",
          "GetQueueAttributes",
          "GetQueueUrl",
          "ListDeadLetterSourceQueues",
          "ListMessageMoveTasks",
          "ListQueueTags",
          "ListQueues",
          "PurgeQueue",
          "ReceiveMessage",
          "RemovePermission",
          "SendMessage",
          "SendMessageBatch",
          "SetQueueAttributes",
          "StartMessageMoveTask",
          "TagQueue",
          "UntagQueue");

  private static final Caller CALLER = new Caller("000000000000", "us-east-1", "");

  @AutoClose
  private final EngineGate gate = new EngineGate(EngineSettings.seeded(1), EngineClock.pausedAt(0));

  private final Actions actions = new Actions(gate, QueueUrls.AS_CALLED);
  private final Protocols protocols = new Services(actions.service()).protocols();

  static Stream<Arguments> requests() {
    return Stream.of(
            queueRequests(),
            attributeRequests(),
            messageRequests(),
            receiveRequests(),
            batchRequests(),
            taskRequests())
        .flatMap(requests -> requests);
  }

  private static Stream<Arguments> queueRequests() {
    return Stream.of(
        request("CreateQueue", "{'QueueName':'q'}", "QueueName=q"),
        request(
            "CreateQueue",
            "{'QueueName':'q','Attributes':{'DelaySeconds':'5','Policy':''},'tags':{'a b':'ü','k':''}}",
            "QueueName=q&Attribute.1.Name=DelaySeconds&Attribute.1.Value=5"
                + "&Attribute.2.Name=Policy&Attribute.2.Value="
                + "&Tag.1.Key=a+b&Tag.1.Value=%C3%BC&Tag.2.Key=k&Tag.2.Value="),
        request("DeleteQueue", "{'QueueUrl':'http://h/1/q'}", "QueueUrl=http%3A%2F%2Fh%2F1%2Fq"),
        request("GetQueueUrl", "{'QueueName':'q'}", "QueueName=q"),
        request(
            "GetQueueUrl",
            "{'QueueName':'q','QueueOwnerAWSAccountId':'111122223333'}",
            "QueueName=q&QueueOwnerAWSAccountId=111122223333"),
        request("ListQueues", "{}", ""),
        request(
            "ListQueues",
            "{'QueueNamePrefix':'p','MaxResults':7,'NextToken':'t=='}",
            "QueueNamePrefix=p&MaxResults=7&NextToken=t%3D%3D"),
        request(
            "ListDeadLetterSourceQueues",
            "{'QueueUrl':'u','MaxResults':7,'NextToken':'t'}",
            "QueueUrl=u&MaxResults=7&NextToken=t"),
        request("PurgeQueue", "{'QueueUrl':'u'}", "QueueUrl=u"));
  }

  private static Stream<Arguments> attributeRequests() {
    return Stream.of(
        request("GetQueueAttributes", "{'QueueUrl':'u'}", "QueueUrl=u"),
        request("GetQueueAttributes", "{'QueueUrl':'u','AttributeNames':[]}", "QueueUrl=u"),
        request(
            "GetQueueAttributes",
            "{'QueueUrl':'u','AttributeNames':['All']}",
            "QueueUrl=u&AttributeName=All"),
        request(
            "GetQueueAttributes",
            "{'QueueUrl':'u','AttributeNames':['Policy','QueueArn','']}",
            "QueueUrl=u&AttributeName.10=QueueArn&AttributeName.2=Policy&AttributeName.11="),
        request(
            "SetQueueAttributes",
            "{'QueueUrl':'u','Attributes':{'VisibilityTimeout':'0','Policy':'{\\'a\\':1}'}}",
            "QueueUrl=u&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=0"
                + "&Attribute.2.Value=%7B%22a%22%3A1%7D&Attribute.2.Name=Policy"),
        request(
            "SetQueueAttributes",
            "{'QueueUrl':'u','Attributes':{'VisibilityTimeout':'0'}}",
            "QueueUrl=u&Attribute.Name=VisibilityTimeout&Attribute.Value=0"),
        request(
            "TagQueue",
            "{'QueueUrl':'u','Tags':{'a':'1','b':''}}",
            "QueueUrl=u&Tag.1.Key=a&Tag.1.Value=1&Tag.2.Key=b&Tag.2.Value="),
        request(
            "UntagQueue",
            "{'QueueUrl':'u','TagKeys':['b','a']}",
            "QueueUrl=u&TagKey.1=b&TagKey.2=a"),
        request("ListQueueTags", "{'QueueUrl':'u'}", "QueueUrl=u"),
        request(
            "AddPermission",
            "{'QueueUrl':'u','Label':'l','AWSAccountIds':['111122223333','444455556666'],"
                + "'Actions':['SendMessage','*']}",
            "QueueUrl=u&Label=l&AWSAccountId.1=111122223333&AWSAccountId.2=444455556666"
                + "&ActionName.1=SendMessage&ActionName.2=*"),
        request("AddPermission", "{'QueueUrl':'u','Label':'l'}", "QueueUrl=u&Label=l"),
        request("RemovePermission", "{'QueueUrl':'u','Label':'l'}", "QueueUrl=u&Label=l"));
  }

  private static Stream<Arguments> messageRequests() {
    return Stream.of(
        request("SendMessage", "{'QueueUrl':'u','MessageBody':'hi'}", "QueueUrl=u&MessageBody=hi"),
        request(
            "SendMessage",
            "{'QueueUrl':'u','MessageBody':'a\\r\\nb \\ud83d\\ude00+','DelaySeconds':0,"
                + "'MessageDeduplicationId':'d.1','MessageGroupId':'g/1'}",
            "QueueUrl=u&MessageBody=a%0D%0Ab+%F0%9F%98%80%2B&DelaySeconds=0"
                + "&MessageDeduplicationId=d.1&MessageGroupId=g%2F1"),
        request(
            "SendMessage",
            "{'QueueUrl':'u','MessageBody':'b','MessageAttributes':{"
                + "'color':{'DataType':'String','StringValue':'blue'},"
                + "'size':{'DataType':'Number.int','StringValue':'42'},"
                + "'blob':{'DataType':'Binary.png','BinaryValue':'AAEC/w=='}}}",
            "QueueUrl=u&MessageBody=b"
                + "&MessageAttribute.1.Name=color&MessageAttribute.1.Value.DataType=String"
                + "&MessageAttribute.1.Value.StringValue=blue"
                + "&MessageAttribute.2.Name=size&MessageAttribute.2.Value.DataType=Number.int"
                + "&MessageAttribute.2.Value.StringValue=42"
                + "&MessageAttribute.7.Name=blob&MessageAttribute.7.Value.DataType=Binary.png"
                + "&MessageAttribute.7.Value.BinaryValue=AAEC%2Fw%3D%3D"),
        request(
            "SendMessage",
            "{'QueueUrl':'u','MessageBody':'b','MessageSystemAttributes':{"
                + "'AWSTraceHeader':{'DataType':'String','StringValue':'Root=1;Sampled=1'}}}",
            "QueueUrl=u&MessageBody=b&MessageSystemAttribute.1.Name=AWSTraceHeader"
                + "&MessageSystemAttribute.1.Value.DataType=String"
                + "&MessageSystemAttribute.1.Value.StringValue=Root%3D1%3BSampled%3D1"),
        request(
            "DeleteMessage",
            "{'QueueUrl':'u','ReceiptHandle':'AQEB+/='}",
            "QueueUrl=u&ReceiptHandle=AQEB%2B%2F%3D"),
        request(
            "ChangeMessageVisibility",
            "{'QueueUrl':'u','ReceiptHandle':'h','VisibilityTimeout':43200}",
            "QueueUrl=u&ReceiptHandle=h&VisibilityTimeout=43200"));
  }

  private static Stream<Arguments> receiveRequests() {
    return Stream.of(
        request("ReceiveMessage", "{'QueueUrl':'u'}", "QueueUrl=u"),
        request(
            "ReceiveMessage",
            "{'QueueUrl':'u','MaxNumberOfMessages':10,'VisibilityTimeout':0,'WaitTimeSeconds':0,"
                + "'AttributeNames':['SenderId','All'],'MessageAttributeNames':['a.*','b'],"
                + "'ReceiveRequestAttemptId':'r'}",
            "QueueUrl=u&MaxNumberOfMessages=10&VisibilityTimeout=0&WaitTimeSeconds=0"
                + "&AttributeName.1=SenderId&AttributeName.2=All"
                + "&MessageAttributeName.1=a.*&MessageAttributeName.2=b&ReceiveRequestAttemptId=r"),
        request(
            "ReceiveMessage",
            "{'QueueUrl':'u','MessageSystemAttributeNames':['SenderId','SentTimestamp']}",
            "QueueUrl=u&AttributeName.1=SenderId&AttributeName.2=SentTimestamp"),
        request(
            "ReceiveMessage",
            "{'QueueUrl':'u','MessageSystemAttributeNames':['SenderId']}",
            "QueueUrl=u&MessageSystemAttributeName.1=SenderId"),
        request(
            "ReceiveMessage",
            "{'QueueUrl':'u','AttributeNames':['SenderId'],"
                + "'MessageSystemAttributeNames':['SenderId','SentTimestamp']}",
            "QueueUrl=u&AttributeName.1=SenderId&MessageSystemAttributeName.1=SentTimestamp"));
  }

  private static Stream<Arguments> batchRequests() {
    String send = "SendMessageBatchRequestEntry.";
    String delete = "DeleteMessageBatchRequestEntry.";
    String change = "ChangeMessageVisibilityBatchRequestEntry.";
    return Stream.of(
        request("SendMessageBatch", "{'QueueUrl':'u','Entries':[]}", "QueueUrl=u"),
        request(
            "SendMessageBatch",
            "{'QueueUrl':'u','Entries':[{'Id':'1','MessageBody':'a','DelaySeconds':900,"
                + "'MessageDeduplicationId':'d','MessageGroupId':'g','MessageAttributes':{"
                + "'s':{'DataType':'String','StringValue':'v'},"
                + "'b':{'DataType':'Binary','BinaryValue':'/w=='}},"
                + "'MessageSystemAttributes':{"
                + "'AWSTraceHeader':{'DataType':'String','StringValue':'t'}}},"
                + "{'Id':'2','MessageBody':'b'}]}",
            ("QueueUrl=u&#2.Id=2&#2.MessageBody=b&#1.Id=1&#1.MessageBody=a&#1.DelaySeconds=900"
                    + "&#1.MessageDeduplicationId=d&#1.MessageGroupId=g"
                    + "&#1.MessageAttribute.1.Name=s&#1.MessageAttribute.1.Value.DataType=String"
                    + "&#1.MessageAttribute.1.Value.StringValue=v"
                    + "&#1.MessageAttribute.2.Name=b&#1.MessageAttribute.2.Value.DataType=Binary"
                    + "&#1.MessageAttribute.2.Value.BinaryValue=%2Fw=="
                    + "&#1.MessageSystemAttribute.1.Name=AWSTraceHeader"
                    + "&#1.MessageSystemAttribute.1.Value.DataType=String"
                    + "&#1.MessageSystemAttribute.1.Value.StringValue=t")
                .replace("#", send)),
        request(
            "DeleteMessageBatch",
            "{'QueueUrl':'u','Entries':[{'Id':'1','ReceiptHandle':'h'},{'Id':'2'}]}",
            "QueueUrl=u&#1.Id=1&#1.ReceiptHandle=h&#2.Id=2".replace("#", delete)),
        request(
            "ChangeMessageVisibilityBatch",
            "{'QueueUrl':'u','Entries':["
                + "{'Id':'1','ReceiptHandle':'h','VisibilityTimeout':0},"
                + "{'Id':'2','ReceiptHandle':'i'}]}",
            "QueueUrl=u&#1.Id=1&#1.ReceiptHandle=h&#1.VisibilityTimeout=0&#2.Id=2&#2.ReceiptHandle=i"
                .replace("#", change)));
  }

  private static Stream<Arguments> taskRequests() {
    return Stream.of(
        request("StartMessageMoveTask", "{'SourceArn':'arn:s'}", "SourceArn=arn%3As"),
        request(
            "StartMessageMoveTask",
            "{'SourceArn':'arn:s','DestinationArn':'arn:d','MaxNumberOfMessagesPerSecond':500}",
            "SourceArn=arn:s&DestinationArn=arn:d&MaxNumberOfMessagesPerSecond=500"),
        request("CancelMessageMoveTask", "{'TaskHandle':'e30='}", "TaskHandle=e30%3D"),
        request(
            "ListMessageMoveTasks",
            "{'SourceArn':'a','MaxResults':10}",
            "SourceArn=a&MaxResults=10"));
  }

  /** Returns a call in both protocols. Its JSON has single quotes. */
  private static Arguments request(String action, String json, String form) {
    return arguments(action, json.replace('\'', '"'), form);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void bothProtocolsGiveEqualRequests(String action, String json, String form) {
    assertThat(read(action, formRequest("POST", action, form)))
        .isEqualTo(read(action, jsonRequest(action, json)));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aUrlSaysTheSameAsAForm(String action, String json, String form) {
    assertThat(read(action, formRequest("GET", action, form)))
        .isEqualTo(read(action, formRequest("POST", action, form)));
  }

  @Test
  void theRegisterHasExactlyTheOperationsOfTheServiceModel() {
    assertThat(OPERATIONS).hasSize(23);
    assertThat(actions).extracting("byName", MAP).containsOnlyKeys(OPERATIONS.toArray());
  }

  @Test
  void everyActionIsInTheTableOfRequests() {
    Set<Object> asked = requests().map(request -> request.get()[0]).collect(Collectors.toSet());
    assertThat(asked).isEqualTo(OPERATIONS);
  }

  private Object read(String action, WireRequest request) {
    Call call = protocols.of(request).read(request, CALLER);
    assertThat(call.action()).isEqualTo(action);
    Action<?> named = actions.named(action);
    return List.of(named.name(), named.read(call.input()));
  }

  private static WireRequest jsonRequest(String action, String json) {
    return request(
        "POST",
        "",
        Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AmazonSQS." + action),
        json);
  }

  private static WireRequest formRequest(String method, String action, String form) {
    String text = "Action=" + action + (form.isEmpty() ? "" : "&" + form);
    return method.equals("GET")
        ? request(method, text, Map.of(), "")
        : request(method, "", Map.of("Content-Type", "application/x-www-form-urlencoded"), text);
  }

  private static WireRequest request(
      String method, String query, Map<String, String> headers, String body) {
    TreeMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new WireRequest(method, "/", query, byName::get, bytes, "http://localhost", null);
  }
}
