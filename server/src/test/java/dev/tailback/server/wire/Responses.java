package dev.tailback.server.wire;

import dev.tailback.server.sqs.request.SqsTraits;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sample results, and how they look on the wire. */
final class Responses {
  static final String ID = "27daac76-34dd-47df-bd01-1f6e873584a0";
  static final Protocol JSON = new JsonProtocol(SqsTraits.MODEL, false);
  static final Protocol QUERY = new QueryProtocol(SqsTraits.MODEL, QueryFormat.XML);

  static final Result SENT =
      output -> {
        output.string("MessageId", "0c2ab5f0-5d0e-4c22-8b0e-2f4a5b8f5c11");
        output.string("MD5OfMessageBody", "5eb63bbbe01eeed093cb22bb8f5acdc3");
        output.string("MD5OfMessageAttributes", "bd53d2859e52d0cd45995052cbcaa9ed");
        output.string("SequenceNumber", null);
      };

  private Responses() {}

  static Result received(String body) {
    Result blob =
        output -> {
          output.blob("BinaryValue", new byte[] {0, 1, 2, -1});
          output.string("DataType", "Binary.png");
        };
    Result message =
        output -> {
          output.string("MessageId", "m");
          output.string("Body", body);
          output.map(
              new MapMember("Attributes", "Attribute", "Name", "Value"),
              ordered("SentTimestamp", "1"));
          output.structureMap(
              new MapMember("MessageAttributes", "MessageAttribute", "Name", "Value"),
              Map.of("blob", blob));
        };
    return output ->
        output.structures(ListMember.flattened("Messages", "Message"), List.of(message));
  }

  static Result batch() {
    Result sent = output -> output.string("Id", "m1");
    Result failed =
        output -> {
          output.string("Id", "m2");
          output.string("Code", "InvalidParameterValue");
          output.string("Message", "must be >= 0 and <= 900.");
          output.bool("SenderFault", true);
        };
    return output -> {
      output.structures(
          ListMember.flattened("Successful", "SendMessageBatchResultEntry"), List.of(sent));
      output.structures(ListMember.flattened("Failed", "BatchResultErrorEntry"), List.of(failed));
    };
  }

  static Map<String, String> ordered(String... keysAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  static String body(WireResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static String json(Result result) {
    return body(JSON.success("Any", result, ID));
  }

  /** Returns the XML between the document's start and its metadata. */
  static String xml(Result result) {
    String document = body(QUERY.success("Any", result, ID));
    String start =
        "<?xml version=\"1.0\"?><AnyResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">";
    String end =
        "<ResponseMetadata><RequestId>" + ID + "</RequestId></ResponseMetadata></AnyResponse>";
    if (!document.startsWith(start) || !document.endsWith(end)) {
      throw new AssertionError(document);
    }
    return document.substring(start.length(), document.length() - end.length());
  }
}
