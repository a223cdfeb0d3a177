package dev.tailback.server.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.engine.queue.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of an object in JSON or CBOR. Types are strict: only numbers are converted to
 * each other.
 */
final class JsonInput implements Input {
  private final JsonNode members;

  JsonInput(JsonNode object) {
    members = object;
  }

  @Override
  public @Nullable String string(String name) {
    JsonNode value = member(name);
    return value == null ? null : text(value);
  }

  @Override
  public @Nullable Integer integer(String name) {
    JsonNode value = member(name);
    return value == null ? null : JsonTypes.integer(value);
  }

  @Override
  public byte @Nullable [] blob(String name) {
    JsonNode value = member(name);
    return value == null ? null : JsonTypes.blob(value);
  }

  @Override
  public @Nullable Boolean bool(String name) {
    JsonNode value = member(name);
    return value == null ? null : JsonTypes.bool(value);
  }

  @Override
  public @Nullable Double decimal(String name) {
    JsonNode value = member(name);
    return value == null ? null : JsonTypes.decimal(value);
  }

  @Override
  public @Nullable Instant time(String name) {
    JsonNode value = member(name);
    return value == null ? null : JsonTypes.time(value);
  }

  @Override
  public @Nullable Input structure(String name) {
    JsonNode value = member(name);
    return value == null ? null : structure(value);
  }

  @Override
  public @Nullable List<String> strings(ListMember member) {
    return list(member.name(), JsonTypes::text);
  }

  @Override
  public double @Nullable [] decimals(ListMember member) {
    List<Double> decimals = list(member.name(), JsonTypes::decimal);
    return decimals == null ? null : decimals.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public @Nullable List<Input> structures(ListMember member) {
    return list(member.name(), JsonInput::structure);
  }

  @Override
  public @Nullable Map<String, String> map(MapMember member) {
    return map(member.name(), JsonTypes::text);
  }

  @Override
  public @Nullable Map<String, Input> structureMap(MapMember member) {
    return map(member.name(), JsonInput::structure);
  }

  private static String text(JsonNode value) {
    return JsonTypes.text(value);
  }

  private static Input structure(JsonNode value) {
    return new JsonInput(JsonTypes.object(value));
  }

  private <T> @Nullable List<T> list(String name, Function<JsonNode, T> element) {
    JsonNode value = member(name);
    if (value == null) {
      return null;
    }
    List<T> list = new ArrayList<>(value.size());
    for (JsonNode item : JsonTypes.array(value)) {
      list.add(element.apply(present(item)));
    }
    return list;
  }

  private <T> @Nullable Map<String, T> map(String name, Function<JsonNode, T> element) {
    JsonNode value = member(name);
    if (value == null) {
      return null;
    }
    Map<String, T> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : JsonTypes.object(value).properties()) {
      map.put(entry.getKey(), element.apply(present(entry.getValue())));
    }
    return map;
  }

  /**
   * Rejects {@code null}, which for a member means absent but is invalid as an element of a list or
   * map.
   */
  private static JsonNode present(JsonNode element) {
    if (element.isNull()) {
      throw Refusal.invalidParameter("the parameter 'value' may not be null");
    }
    return element;
  }

  private @Nullable JsonNode member(String name) {
    JsonNode value = members.get(name);
    return value == null || value.isNull() ? null : value;
  }
}
