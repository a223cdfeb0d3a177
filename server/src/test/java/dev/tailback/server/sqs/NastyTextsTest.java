package dev.tailback.server.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hostile texts anywhere in a request get a response, and never fail the server. */
final class NastyTextsTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\ud83d",
          "\ude00\ud83d",
          "{\"a\":\"\ud83d\"}",
          "{\"deadLetterTargetArn\":{},\"maxReceiveCount\":[]}",
          "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[null,1,{}]}",
          "{\"Statement\":[null,1,{\"Sid\":null}]}",
          "{}",
          "[]",
          "null",
          "\u0000\ufffe",
          "]]>&<\"'",
          "//",
          "://",
          "http://",
          "http://h//",
          "/queue/r/a/",
          "arn:aws:sqs:::",
          "::::::::",
          "99999999999999999999",
          "-1",
          "1e2147483647",
          "====",
          "e30=",
          "AQEBAAAA",
          "a".repeat(300),
          "{".repeat(2000));

  @AutoClose private final Emulator emulator = new Emulator();

  @BeforeEach
  void createQueue() {
    emulator.queue("q");
  }

  private static Map<String, Object> request(String action) {
    Map<String, Object> attribute =
        Members.of("DataType", "String", "StringValue", "v", "BinaryValue", "AA==");
    Map<String, Object> message =
        Members.of(
            "MessageBody", "b",
            "MessageGroupId", "g",
            "MessageDeduplicationId", "d",
            "MessageAttributes", Members.of("a", attribute),
            "MessageSystemAttributes", Members.of("AWSTraceHeader", attribute));
    Map<String, Object> entry = Members.with(message, "Id", "1", "ReceiptHandle", "h");
    Map<String, Object> members =
        Members.of(
            "QueueUrl",
            "q",
            "QueueName",
            "q",
            "QueueOwnerAWSAccountId",
            "000000000000",
            "QueueNamePrefix",
            "q",
            "NextToken",
            "cQ",
            "Label",
            "l",
            "AWSAccountIds",
            List.of("111122223333"),
            "Actions",
            List.of("SendMessage"),
            "ReceiptHandle",
            "h",
            "VisibilityTimeout",
            1,
            "ReceiveRequestAttemptId",
            "r",
            "AttributeNames",
            List.of("All"),
            "MessageAttributeNames",
            List.of("All"),
            "TagKeys",
            List.of("k"),
            "SourceArn",
            Emulator.ARNS + "q",
            "DestinationArn",
            Emulator.ARNS + "q",
            "TaskHandle",
            "e30=",
            "Attributes",
            Members.of(
                "Policy",
                    "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
                "RedrivePolicy", "",
                "RedriveAllowPolicy", "",
                "KmsMasterKeyId", "k",
                "DelaySeconds", "1"),
            action.equals("CreateQueue") ? "tags" : "Tags",
            Members.of("k", "v"));
    return action.endsWith("Batch")
        ? Members.of("QueueUrl", "q", "Entries", List.of(entry))
        : Members.with(members, Members.array(message));
  }

  /**
   * Returns all trees that differ from the given one in one text: a value, or a key of a map of
   * names.
   */
  private static List<Object> variants(Object tree, String text, boolean isMapOfNames) {
    List<Object> variants = new ArrayList<>();
    if (tree instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = (String) entry.getKey();
        boolean names = key.endsWith("ttributes") || key.equalsIgnoreCase("tags");
        for (Object variant : variants(entry.getValue(), text, names)) {
          variants.add(changed(map, key, key, variant));
        }
        if (isMapOfNames) {
          variants.add(changed(map, key, text, entry.getValue()));
        }
      }
    } else if (tree instanceof List<?> list) {
      variants(list.get(0), text, false).forEach(variant -> variants.add(List.of(variant)));
    } else if (tree instanceof String) {
      variants.add(text);
    }
    return variants;
  }

  private static Map<String, Object> changed(
      Map<?, ?> map, String oldKey, String newKey, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>();
    map.forEach(
        (key, old) ->
            changed.put(
                key.equals(oldKey) ? newKey : (String) key, key.equals(oldKey) ? value : old));
    return changed;
  }

  @ParameterizedTest
  @CsvSource({
    "AddPermission, QueueUrl Label AWSAccountIds Actions",
    "CancelMessageMoveTask, TaskHandle",
    "ChangeMessageVisibility, QueueUrl ReceiptHandle VisibilityTimeout",
    "ChangeMessageVisibilityBatch, QueueUrl Entries",
    "CreateQueue, QueueName Attributes tags",
    "DeleteMessage, QueueUrl ReceiptHandle",
    "DeleteMessageBatch, QueueUrl Entries",
    "GetQueueAttributes, QueueUrl AttributeNames",
    "GetQueueUrl, QueueName QueueOwnerAWSAccountId",
    "ListDeadLetterSourceQueues, QueueUrl NextToken",
    "ListMessageMoveTasks, SourceArn",
    "ListQueues, QueueNamePrefix NextToken",
    "ReceiveMessage, QueueUrl AttributeNames MessageAttributeNames ReceiveRequestAttemptId",
    "RemovePermission, QueueUrl Label",
    "SendMessage, QueueUrl MessageBody MessageGroupId MessageDeduplicationId MessageAttributes"
        + " MessageSystemAttributes",
    "SendMessageBatch, QueueUrl Entries",
    "SetQueueAttributes, QueueUrl Attributes",
    "StartMessageMoveTask, SourceArn DestinationArn",
    "TagQueue, QueueUrl Tags",
    "UntagQueue, QueueUrl TagKeys"
  })
  @SuppressWarnings("unchecked")
  void noTextMakesAnActionFail(String action, String members) {
    Map<String, Object> request = request(action);
    request.keySet().retainAll(List.of(members.split(" ", -1)));
    for (Wire wire : Wire.values()) {
      for (String text : TEXTS) {
        for (Object variant : variants(request, text, false)) {
          answers(wire, action, (Map<String, Object>) variant);
        }
        tellsWhatItKnows(wire);
      }
    }
  }

  private void tellsWhatItKnows(Wire wire) {
    Map<String, Object> all =
        Members.of(
            "QueueUrl",
            "q",
            "MaxNumberOfMessages",
            10,
            "AttributeNames",
            List.of("All"),
            "MessageAttributeNames",
            List.of("All"));
    for (String action : List.of("GetQueueAttributes", "ListQueueTags", "ReceiveMessage")) {
      answers(wire, action, all);
    }
  }

  private void answers(Wire wire, String action, Map<String, Object> members) {
    HttpConnection.Request request = wire.request(action, members);
    String body = wire == Wire.JSON ? escaped(request.body()) : request.body();
    HttpConnection.Request sent = new HttpConnection.Request("POST", "/", request.headers(), body);
    assertThat(emulator.send(sent).status()).as(body).isLessThan(500);
  }

  /** Returns JSON in which unpaired surrogates are escaped, since UTF-8 can't represent them. */
  private static String escaped(String json) {
    StringBuilder escaped = new StringBuilder();
    json.chars()
        .forEach(
            c -> {
              boolean isHalf = Character.isSurrogate((char) c);
              escaped.append(isHalf ? "\\u%04x".formatted(c) : Character.toString(c));
            });
    return escaped.toString();
  }
}
