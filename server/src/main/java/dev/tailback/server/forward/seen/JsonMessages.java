package dev.tailback.server.forward.seen;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages in a JSON answer, whether their attributes are members or a list of pairs.
 * Skips what is not needed, such as bodies.
 */
final class JsonMessages {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final String RECEIVE_COUNT = "ApproximateReceiveCount";

  private final JsonParser json;
  private final List<ReceivedMessage> messages = new ArrayList<>();
  private int depth;
  private int messageDepth = Integer.MAX_VALUE;
  private long id;
  private long handle;
  private int receiveCount;
  private @Nullable String pairName;

  private JsonMessages(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads an answer.
   *
   * @throws IOException if it is not JSON
   */
  static List<ReceivedMessage> read(byte[] answer) throws IOException {
    try (JsonParser json = FACTORY.createParser(answer)) {
      JsonMessages reader = new JsonMessages(json);
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        reader.take(token);
      }
      return reader.messages;
    }
  }

  private void take(JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT -> begin();
      case END_OBJECT -> end();
      case VALUE_STRING -> takeText(String.valueOf(json.currentName()));
      default -> {}
    }
  }

  /** A message is the outermost object in a list. */
  private void begin() {
    depth++;
    pairName = null;
    if (depth < messageDepth && json.getParsingContext().getParent().inArray()) {
      messageDepth = depth;
      id = 0;
      handle = 0;
      receiveCount = 0;
    }
  }

  private void end() {
    if (depth == messageDepth) {
      messages.add(new ReceivedMessage(id, handle, receiveCount));
      messageDepth = Integer.MAX_VALUE;
    }
    depth--;
  }

  private void takeText(String name) throws IOException {
    switch (name) {
      case "MessageId" -> id = TextHash.of(json.getText());
      case "ReceiptHandle" -> handle = TextHash.of(json.getText());
      case RECEIVE_COUNT -> receiveCount = json.getValueAsInt();
      case "Name" -> pairName = json.getText();
      case "Value" -> receiveCount = isCount() ? json.getValueAsInt() : receiveCount;
      default -> {}
    }
  }

  private boolean isCount() {
    return RECEIVE_COUNT.equals(pairName);
  }
}
