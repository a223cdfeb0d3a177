package dev.tailback.server.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Writes results as named elements, as in XML. Flattened lists and maps repeat an element. */
abstract sealed class ElementOutput implements Output permits XmlOutput, XmlShapedOutput {

  /** The element names in a map that is not flattened. */
  private static final MapMember ENTRY = new MapMember("entry", "entry", "key", "value");

  /** Writes an element that contains only text. */
  abstract void text(String name, String value);

  /** Writes an element that contains other elements, or nothing. */
  abstract void parent(String name, Consumer<ElementOutput> content);

  @Override
  public void structure(String name, @Nullable Result result) {
    if (result != null) {
      parent(name, result::write);
    }
  }

  @Override
  public void string(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      text(name, value);
    }
  }

  @Override
  public void requiredString(String name, String value) {
    text(name, value);
  }

  @Override
  public void number(String name, @Nullable Long value) {
    value(name, value);
  }

  @Override
  public void bool(String name, boolean value) {
    value(name, value);
  }

  @Override
  public void decimal(String name, @Nullable Double value) {
    value(name, value);
  }

  @Override
  public void time(String name, @Nullable Instant value) {
    value(name, value == null ? null : value.truncatedTo(ChronoUnit.SECONDS));
  }

  private void value(String name, @Nullable Object value) {
    if (value != null) {
      text(name, value.toString());
    }
  }

  @Override
  public void blob(String name, byte @Nullable [] value) {
    string(name, value == null ? null : Base64Text.encode(value));
  }

  @Override
  public void strings(ListMember member, List<String> values) {
    list(member, values, ElementOutput::text);
  }

  @Override
  public void requiredStrings(ListMember member, List<String> values) {
    strings(member, values);
  }

  @Override
  public void structures(ListMember member, List<? extends Result> values) {
    list(member, values, ElementOutput::structure);
  }

  @Override
  public void requiredStructures(ListMember member, List<? extends Result> values) {
    structures(member, values);
  }

  @Override
  public void decimals(ListMember member, double[] values) {
    list(member, DoubleStream.of(values).boxed().toList(), ElementOutput::value);
  }

  @Override
  public void times(ListMember member, long[] millis) {
    List<Instant> times = LongStream.of(millis).mapToObj(Instant::ofEpochMilli).toList();
    list(member, times, ElementOutput::time);
  }

  private <T> void list(ListMember member, List<? extends T> values, Element<T> element) {
    if (member.isFlattened()) {
      values.forEach(value -> element.write(this, member.queryName(), value));
    } else {
      parent(
          member.queryName(),
          list -> values.forEach(value -> element.write(list, ListMember.ELEMENT, value)));
    }
  }

  @Override
  public void map(MapMember member, Map<String, String> values) {
    entries(member, values, ElementOutput::text);
  }

  @Override
  public void structureMap(MapMember member, Map<String, ? extends Result> values) {
    entries(member, values, ElementOutput::structure);
  }

  @Override
  public void decimalMap(String name, Map<String, Double> values) {
    if (!values.isEmpty()) {
      parent(name, map -> map.entries(ENTRY, values, ElementOutput::value));
    }
  }

  private <T> void entries(MapMember member, Map<String, ? extends T> values, Element<T> element) {
    values.forEach(
        (key, value) ->
            parent(
                member.queryName(),
                entry -> {
                  entry.text(member.keyName(), key);
                  element.write(entry, member.valueName(), value);
                }));
  }

  private interface Element<T> {
    void write(ElementOutput output, String name, T value);
  }
}
