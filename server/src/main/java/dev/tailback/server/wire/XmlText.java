package dev.tailback.server.wire;

import com.fasterxml.jackson.core.util.ByteArrayBuilder;

/** Builds an XML document in UTF-8, without whitespace between elements. */
final class XmlText {
  private static final String DECLARATION = "<?xml version=\"1.0\"?>";
  private static final char REPLACEMENT = '\uFFFD';

  /* Grows in chunks: a doubling array would need three times the memory of a large response. */
  private final ByteArrayBuilder xml = new ByteArrayBuilder(Json.factory()._getBufferRecycler());

  /** Whether the last start tag still lacks its closing bracket. */
  private boolean isTagOpen;

  /** Starts the document and its root element. */
  XmlText startDocument(String root, String namespace) {
    write(DECLARATION).write("<").write(root).write(" xmlns=\"").write(namespace).write("\"");
    isTagOpen = true;
    return this;
  }

  XmlText start(String name) {
    closeTag();
    write("<").write(name);
    isTagOpen = true;
    return this;
  }

  /** Ends an element. If nothing was written into it, it becomes an empty-element tag. */
  XmlText end(String name) {
    if (isTagOpen) {
      isTagOpen = false;
      return write("/>");
    }
    return write("</").write(name).write(">");
  }

  XmlText empty(String name) {
    return start(name).end(name);
  }

  /** Writes an element that contains only text. */
  XmlText element(String name, String text) {
    start(name);
    closeTag();
    text(text);
    return end(name);
  }

  /** Returns the finished document. Nothing can be written after this. */
  byte[] bytes() {
    return xml.getClearAndRelease();
  }

  private void closeTag() {
    if (isTagOpen) {
      isTagOpen = false;
      write(">");
    }
  }

  private XmlText write(String text) {
    for (int i = 0; i < text.length(); i++) {
      encode(text.charAt(i));
    }
    return this;
  }

  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        encode(c);
      } else if (isPair(text, i)) {
        encode(text.codePointAt(i));
        i++;
      } else {
        escape(c);
      }
    }
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
      case '&' -> write("&amp;");
      case '<' -> write("&lt;");
      case '>' -> write("&gt;");
      case '"' -> write("&quot;");
      case '\r' -> write("&#xD;");
      case '\n', '\t' -> encode(c);
      default -> encode(isInXml(c) ? c : REPLACEMENT);
    }
  }

  /** Returns whether XML 1.0 allows the character. It does not allow half of a surrogate pair. */
  private static boolean isInXml(char c) {
    return c >= ' ' && !Character.isSurrogate(c) && c < '\uFFFE';
  }

  private void encode(int codePoint) {
    if (codePoint < 0x80) {
      xml.append(codePoint);
    } else if (codePoint < 0x800) {
      xml.append(0xC0 | (codePoint >> 6));
      continuation(codePoint);
    } else if (codePoint < 0x10000) {
      xml.append(0xE0 | (codePoint >> 12));
      continuation(codePoint >> 6);
      continuation(codePoint);
    } else {
      xml.append(0xF0 | (codePoint >> 18));
      continuation(codePoint >> 12);
      continuation(codePoint >> 6);
      continuation(codePoint);
    }
  }

  private void continuation(int bits) {
    xml.append(0x80 | (bits & 0x3F));
  }
}
