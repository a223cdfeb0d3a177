package dev.tailback.server.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes results as JSON in the shape of their XML: only repeated elements become lists, an empty
 * element becomes {@code null}, and all values are strings.
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
  @Override
  public void structure(String name, @Nullable Result result) {
    if (result != null) {
      add(name, of(result::write));
    }
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
  public void decimal(String name, @Nullable Double value) {
    string(name, value == null ? null : value.toString());
  }

  @Override
  public void time(String name, @Nullable Instant value) {
    string(name, value == null ? null : value.toString());
  }

  @Override
  public void blob(String name, byte @Nullable [] value) {
    string(name, value == null ? null : Base64Text.encode(value));
  }

  @Override
  public void strings(ListMember member, List<String> values) {
    list(member, values, XmlShapedOutput::string);
  }

  private <T> void list(ListMember member, List<? extends T> values, Writing<T> writing) {
    if (member.isFlattened()) {
      values.forEach(value -> writing.write(this, member.queryName(), value));
    } else {
      add(
          member.queryName(),
          of(list -> values.forEach(value -> writing.write(list, ListMember.ELEMENT, value))));
    }
  }

  private interface Writing<T> {
    void write(XmlShapedOutput output, String name, T value);
  }

  @Override
  public void requiredStrings(ListMember member, List<String> values) {
    strings(member, values);
  }

  @Override
  public void structures(ListMember member, List<? extends Result> values) {
    list(member, values, XmlShapedOutput::structure);
  }

  @Override
  public void map(MapMember member, Map<String, String> values) {
    values.forEach(
        (key, value) ->
            structure(
                member.queryName(),
                output -> {
                  output.string(member.keyName(), key);
                  output.string(member.valueName(), value);
                }));
  }

  @Override
  public void structureMap(MapMember member, Map<String, ? extends Result> values) {
    values.forEach(
        (key, value) ->
            add(
                member.queryName(),
                of(
                    entry -> {
                      entry.string(member.keyName(), key);
                      entry.structure(member.valueName(), value);
                    })));
  }
}
