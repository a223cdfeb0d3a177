package dev.tailback.server.protocol;

import java.nio.charset.StandardCharsets;

/** An XML document under construction, without white space between its elements. */
final class XmlText {
  private static final String DECLARATION = "<?xml version=\"1.0\"?>";
  private static final String NAMESPACE = " xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\"";
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder xml = new StringBuilder(512);

  /** Starts the document with its root element. */
  XmlText startDocument(String root) {
    xml.append(DECLARATION).append('<').append(root).append(NAMESPACE).append('>');
    return this;
  }

  XmlText start(String name) {
    xml.append('<').append(name).append('>');
    return this;
  }

  XmlText end(String name) {
    xml.append("</").append(name).append('>');
    return this;
  }

  XmlText empty(String name) {
    xml.append('<').append(name).append("/>");
    return this;
  }

  /** An element that holds nothing but a text. */
  XmlText element(String name, String text) {
    start(name);
    text(text);
    return end(name);
  }

  /** A place in the document, to ask later whether anything was written since. */
  int length() {
    return xml.length();
  }

  /** Makes the start tag just written, {@code <name>}, an empty element {@code <name/>}. */
  XmlText emptyInstead() {
    xml.setLength(xml.length() - 1);
    xml.append("/>");
    return this;
  }

  byte[] bytes() {
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void text(String text) {
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        continue;
      }
      if (isPair(text, i)) {
        i++;
        continue;
      }
      xml.append(text, copied, i);
      escape(c);
      copied = i + 1;
    }
    xml.append(text, copied, text.length());
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < Character.MIN_SURROGATE && c != '&' && c != '<' && c != '>' && c != '"';
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  private void escape(char c) {
    switch (c) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '"' -> xml.append("&quot;");
      case '\r' -> xml.append("&#xD;");
      case '\n', '\t' -> xml.append(c);
      default -> xml.append(isInXml(c) ? c : REPLACEMENT);
    }
  }

  /** Whether XML 1.0 has the character; half a surrogate pair it has not. */
  private static boolean isInXml(char c) {
    return c >= ' ' && !Character.isSurrogate(c) && c < '\uFFFE';
  }
}
