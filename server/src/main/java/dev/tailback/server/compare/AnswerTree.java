package dev.tailback.server.compare;

import dev.tailback.server.wire.Json;
import dev.tailback.server.wire.WireResponse;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as plain values: maps, lists, texts, numbers. In XML each member is a list,
 * since one element looks like a list of one.
 */
final class AnswerTree {
  private static final XMLInputFactory XML = factory();

  private AnswerTree() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Returns a body's values; the body itself, as a text, if it is neither JSON nor XML. */
  static @Nullable Object of(WireResponse answer) {
    return of(answer.contentType(), body(answer));
  }

  /** Returns the body as a text. */
  static String body(WireResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Returns the values of a body of this type; see {@link #of(WireResponse)}. */
  static @Nullable Object of(String contentType, String body) {
    if (body.isEmpty()) {
      return null;
    }
    if (contentType.contains("json")) {
      Object json = Json.parse(body);
      return json == null ? body : json;
    }
    try {
      return xml(body);
    } catch (XMLStreamException notXml) {
      return body;
    }
  }

  private static Object xml(String body) throws XMLStreamException {
    XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(body));
    try {
      reader.nextTag();
      Map<String, Object> root = new LinkedHashMap<>();
      root.put("xmlns", String.valueOf(reader.getNamespaceURI()));
      root.put(reader.getLocalName(), element(reader));
      return root;
    } finally {
      reader.close();
    }
  }

  /** Reads an element up to its end: a text, or the lists of its children by name. */
  private static Object element(XMLStreamReader reader) throws XMLStreamException {
    Map<String, List<Object>> children = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = reader.getLocalName();
        Object child = element(reader);
        children.computeIfAbsent(name, any -> new ArrayList<>()).add(child);
      } else if (event == XMLStreamConstants.CHARACTERS) {
        text.append(reader.getText());
      }
    }
    return children.isEmpty() ? text.toString() : children;
  }

  /** Returns the text of a member, {@code null} if it is absent. */
  static @Nullable String text(Map<?, ?> structure, String name) {
    Object value = structure.get(name);
    if (value instanceof List<?> list && list.size() == 1) {
      return text(list.get(0));
    }
    return text(value);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String string ? string : null;
  }
}
