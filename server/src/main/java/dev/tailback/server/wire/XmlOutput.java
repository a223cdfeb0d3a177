package dev.tailback.server.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes results as XML elements; lists and maps are flattened. */
final class XmlOutput implements Output {
  private final XmlText xml;

  XmlOutput(XmlText xml) {
    this.xml = xml;
  }

  /** Writes a structure as an element, an empty one if it has no members. */
  @Override
  public void structure(String name, @Nullable Result result) {
    if (result != null) {
      xml.start(name);
      result.write(this);
      xml.end(name);
    }
  }

  @Override
  public void string(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      xml.element(name, value);
    }
  }

  @Override
  public void number(String name, @Nullable Long value) {
    if (value != null) {
      xml.element(name, value.toString());
    }
  }

  @Override
  public void bool(String name, boolean value) {
    xml.element(name, Boolean.toString(value));
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
    if (value != null && value.length > 0) {
      xml.element(name, Base64Text.encode(value));
    }
  }

  @Override
  public void strings(ListMember member, List<String> values) {
    list(member, values, xml::element);
  }

  private <T> void list(ListMember member, List<? extends T> values, BiConsumer<String, T> write) {
    if (member.isFlattened()) {
      values.forEach(value -> write.accept(member.queryName(), value));
    } else {
      xml.start(member.queryName());
      values.forEach(value -> write.accept(ListMember.ELEMENT, value));
      xml.end(member.queryName());
    }
  }

  @Override
  public void requiredStrings(ListMember member, List<String> values) {
    strings(member, values);
  }

  @Override
  public void structures(ListMember member, List<? extends Result> values) {
    list(member, values, this::structure);
  }

  @Override
  public void map(MapMember member, Map<String, String> values) {
    for (Map.Entry<String, String> entry : values.entrySet()) {
      xml.start(member.queryName());
      xml.element(member.keyName(), entry.getKey()).element(member.valueName(), entry.getValue());
      xml.end(member.queryName());
    }
  }

  @Override
  public void structureMap(MapMember member, Map<String, ? extends Result> values) {
    for (Map.Entry<String, ? extends Result> entry : values.entrySet()) {
      xml.start(member.queryName()).element(member.keyName(), entry.getKey());
      structure(member.valueName(), entry.getValue());
      xml.end(member.queryName());
    }
  }
}
