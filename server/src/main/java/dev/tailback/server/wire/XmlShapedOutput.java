package dev.tailback.server.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes results as JSON in the shape of their XML: only repeated elements become lists, an empty element becomes {@code null}, and all values are strings.
 */
final class XmlShapedOutput implements Output {
  private final ObjectNode element = JsonNodeFactory.instance.objectNode();

  /** Returns a document with one root element. */
  static byte[] document(String root, Consumer<XmlShapedOutput> content) {
    XmlShapedOutput document = new XmlShapedOutput();
    document.add(root, of(content));
    return document.element.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode of(Consumer<XmlShapedOutput> content) {
    XmlShapedOutput output = new XmlShapedOutput();
    content.accept(output);
    return output.element.isEmpty() ? JsonNodeFactory.instance.nullNode() : output.element;
  }

  private void add(String name, JsonNode value) {
    JsonNode before = element.get(name);
    if (before == null) {
      element.set(name, value);
    } else if (before instanceof ArrayNode list) {
      list.add(value);
    } else {
      element.putArray(name).add(before).add(value);
    }
  }

  /** Writes a structure as an element. */
  void structure(String name, Result result) {
    add(name, of(result::write));
  }

  @Override
  public void string(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      add(name, JsonNodeFactory.instance.textNode(value));
    }
  }

  @Override
  public void number(String name, @Nullable Long value) {
    string(name, value == null ? null : value.toString());
  }

  @Override
  public void bool(String name, boolean value) {
    string(name, Boolean.toString(value));
  }

  @Override
  public void blob(String name, byte @Nullable [] value) {
    string(name, value == null ? null : Base64Text.encode(value));
  }

  @Override
  public void strings(String name, String queryName, List<String> values) {
    values.forEach(value -> string(queryName, value));
  }

  @Override
  public void requiredStrings(String name, String queryName, List<String> values) {
    strings(name, queryName, values);
  }

  @Override
  public void structures(String name, String queryName, List<? extends Result> values) {
    values.forEach(value -> structure(queryName, value));
  }

  @Override
  public void map(
      String name, String queryName, String keyName, String valueName, Map<String, String> values) {
    values.forEach(
        (key, value) ->
            structure(
                queryName,
                output -> {
                  output.string(keyName, key);
                  output.string(valueName, value);
                }));
  }

  @Override
  public void structureMap(
      String name,
      String queryName,
      String keyName,
      String valueName,
      Map<String, ? extends Result> values) {
    values.forEach(
        (key, value) ->
            add(
                queryName,
                of(
                    entry -> {
                      entry.string(keyName, key);
                      entry.structure(valueName, value);
                    })));
  }
}
