package dev.tailback.server.forward;

import java.util.function.UnaryOperator;

/**
 * Edits texts in XML that SQS writes: elements without attributes, comments and sections. The texts
 * searched for contain no character that needs escaping.
 */
final class XmlEdit {
  private XmlEdit() {}

  /**
   * Returns a document in which the text between each {@code opening} and the next tag is edited.
   */
  static String edit(String xml, String opening, UnaryOperator<String> edit) {
    StringBuilder edited = new StringBuilder(xml.length() + 64);
    int copied = 0;
    for (int at = xml.indexOf(opening); at >= 0; at = xml.indexOf(opening, copied)) {
      int start = at + opening.length();
      int end = xml.indexOf('<', start);
      if (end < 0) {
        break;
      }
      edited.append(xml, copied, start).append(edit.apply(xml.substring(start, end)));
      copied = end;
    }
    return edited.append(xml, copied, xml.length()).toString();
  }
}
