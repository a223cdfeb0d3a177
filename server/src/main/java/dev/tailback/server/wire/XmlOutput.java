package dev.tailback.server.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes results as XML elements; lists and maps are flattened. */
final class XmlOutput implements Output {
  private final XmlText xml;

  XmlOutput(XmlText xml) {
    this.xml = xml;
  }

  /** Writes a structure as an element, an empty one if it has no members. */
  void structure(String name, Result result) {
    xml.start(name);
    result.write(this);
    xml.end(name);
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
  public void blob(String name, byte @Nullable [] value) {
    if (value != null && value.length > 0) {
      xml.element(name, Base64Text.encode(value));
    }
  }

  @Override
  public void strings(String name, String queryName, List<String> values) {
    for (String value : values) {
      xml.element(queryName, value);
    }
  }

  @Override
  public void requiredStrings(String name, String queryName, List<String> values) {
    strings(name, queryName, values);
  }

  @Override
  public void structures(String name, String queryName, List<? extends Result> values) {
    for (Result value : values) {
      structure(queryName, value);
    }
  }

  @Override
  public void map(
      String name, String queryName, String keyName, String valueName, Map<String, String> values) {
    for (Map.Entry<String, String> entry : values.entrySet()) {
      xml.start(queryName);
      xml.element(keyName, entry.getKey()).element(valueName, entry.getValue());
      xml.end(queryName);
    }
  }

  @Override
  public void structureMap(
      String name,
      String queryName,
      String keyName,
      String valueName,
      Map<String, ? extends Result> values) {
    for (Map.Entry<String, ? extends Result> entry : values.entrySet()) {
      xml.start(queryName).element(keyName, entry.getKey());
      structure(valueName, entry.getValue());
      xml.end(queryName);
    }
  }
}
