package dev.tailback.server.forward.seen;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the messages in an answer in XML, as SQS writes it: without attributes and comments. */
final class XmlMessages {
  private static final String START = "<Message>";
  private static final String END = "</Message>";
  private static final String RECEIVE_COUNT =
      "<Attribute><Name>ApproximateReceiveCount</Name><Value>";

  private XmlMessages() {}

  /** Reads an answer. */
  static List<ReceivedMessage> read(byte[] answer) {
    String xml = new String(answer, StandardCharsets.UTF_8);
    List<ReceivedMessage> messages = new ArrayList<>();
    int end = 0;
    for (int at = xml.indexOf(START); at >= 0; at = xml.indexOf(START, end)) {
      end = xml.indexOf(END, at);
      if (end < 0) {
        break;
      }
      messages.add(message(xml.substring(at, end)));
    }
    return messages;
  }

  private static ReceivedMessage message(String xml) {
    return new ReceivedMessage(
        TextHash.of(after("<MessageId>", xml)),
        TextHash.of(after("<ReceiptHandle>", xml)),
        number(after(RECEIVE_COUNT, xml)));
  }

  /** Returns the text after a tag, up to the next one; empty if there is none. */
  static String after(String tag, String xml) {
    int at = xml.indexOf(tag);
    if (at < 0) {
      return "";
    }
    int end = xml.indexOf('<', at + tag.length());
    return xml.substring(at + tag.length(), end < 0 ? xml.length() : end);
  }

  private static int number(String digits) {
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
  }
}
