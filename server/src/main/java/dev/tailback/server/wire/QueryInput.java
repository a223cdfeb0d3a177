package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the members of a Query request, or of one structure within it. */
final class QueryInput implements Input {
  private static final String DOUBLE = "a Double";

  private final Parameters parameters;

  private QueryInput(Parameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads a URL's query string and a form. The form's parameters take precedence.
   *
   * @param path parameters that the URL's path implies; all others take precedence
   * @throws BadRequest if there are more parameters than any request needs
   * @throws Refusal if there are, and a list or map exceeds its {@link ListLimit}
   */
  static QueryInput of(ServiceModel service, Map<String, String> path, String query, byte[] form) {
    BodyLimits limits = service.traits().limits();
    Parameters parameters = new Parameters();
    path.forEach(parameters::put);
    QueryInput input = new QueryInput(parameters);
    byte[] url = query.getBytes(StandardCharsets.ISO_8859_1);
    if (!FormText.read(url, parameters, limits) || !FormText.read(form, parameters, limits)) {
      throw input.tooManyParameters(service);
    }
    return input;
  }

  private RuntimeException tooManyParameters(ServiceModel service) {
    Refusal excess = parameters.excess(this, service);
    return excess == null ? BadRequest.malformed("The request has too many parameters.") : excess;
  }

  @Override
  public @Nullable String string(String name) {
    Parameters member = parameters.child(name);
    return member == null ? null : text(member);
  }

  private static @Nullable String text(Parameters member) {
    if (member.hasChildren()) {
      throw BadRequest.listNotExpected();
    }
    return member.value();
  }

  @Override
  public @Nullable Integer integer(String name) {
    return converted(name, WholeNumber::of, "an Integer");
  }

  @Override
  public @Nullable Boolean bool(String name) {
    return converted(name, QueryInput::toBool, "a Boolean");
  }

  private static @Nullable Boolean toBool(String text) {
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  @Override
  public @Nullable Double decimal(String name) {
    return converted(name, DecimalText::of, DOUBLE);
  }

  @Override
  public double @Nullable [] decimals(ListMember member) {
    List<String> texts = strings(member);
    return texts == null
        ? null
        : texts.stream().mapToDouble(text -> convert(text, DecimalText::of, DOUBLE)).toArray();
  }

  @Override
  public @Nullable Instant time(String name) {
    return converted(name, QueryInput::toTime, "a Timestamp");
  }

  private static @Nullable Instant toTime(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException notIso8601) {
      return null;
    }
  }

  /** An empty value counts as absent. */
  private <T> @Nullable T converted(
      String name, Function<String, @Nullable T> conversion, String type) {
    String text = string(name);
    return text == null || text.isEmpty() ? null : convert(text, conversion, type);
  }

  private static <T> T convert(String text, Function<String, @Nullable T> conversion, String type) {
    T value = conversion.apply(text);
    if (value == null) {
      throw BadRequest.malformed("STRING_VALUE can not be converted to " + type);
    }
    return value;
  }

  @Override
  public byte @Nullable [] blob(String name) {
    String text = string(name);
    return text == null ? null : Base64Text.decode(text);
  }

  /**
   * A single string needs no number. An empty one is an empty list: old SDKs for JavaScript write
   * it so.
   */
  @Override
  public @Nullable List<String> strings(ListMember member) {
    Parameters list = list(member);
    if (list == null) {
      return null;
    }
    List<String> strings = new ArrayList<>();
    if (hasText(list)) {
      strings.add(list.value());
    }
    for (Parameters element : list.elements()) {
      strings.add(text(element));
    }
    return strings.isEmpty() ? null : strings;
  }

  private @Nullable Parameters list(ListMember member) {
    checkName(member.name(), member.queryName());
    Parameters list = parameters.child(member.queryName());
    return list == null || member.isFlattened() ? list : list.child(ListMember.ELEMENT);
  }

  @Override
  public @Nullable Input structure(String name) {
    Parameters member = parameters.child(name);
    return member == null ? null : structure(member);
  }

  /**
   * An empty value without a number is one structure without members. That is how old SDKs for
   * JavaScript write an empty list, and how SQS reads it.
   */
  @Override
  public @Nullable List<Input> structures(ListMember member) {
    Parameters list = list(member);
    if (list == null) {
      return null;
    }
    if (hasText(list)) {
      throw BadRequest.valueNotExpected();
    }
    List<Input> structures = new ArrayList<>();
    for (Parameters element : list.elements()) {
      structures.add(structure(element));
    }
    if (structures.isEmpty() && member.isFlattened() && list.value() != null) {
      structures.add(new QueryInput(new Parameters()));
    }
    return structures.isEmpty() ? null : structures;
  }

  @Override
  public @Nullable Map<String, String> map(MapMember member) {
    checkName(member.name(), member.queryName());
    Parameters map = parameters.child(member.queryName());
    if (map == null) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    if (map.value() != null) {
      throw BadRequest.valueNotExpected();
    }
    for (Parameters element : map.elements(member.keyName(), member.valueName())) {
      QueryInput entry = structure(element);
      values.put(
          entry.required(member, member.keyName()), entry.required(member, member.valueName()));
    }
    return values;
  }

  /** An element without a key gets an empty key, and so does a map in the wrong form. */
  @Override
  public @Nullable Map<String, Input> structureMap(MapMember member) {
    String keyName = member.keyName();
    String valueName = member.valueName();
    Parameters map = parameters.child(member.queryName());
    boolean hasWrongForm = isList(member.name()) || (map != null && map.value() != null);
    Map<String, Input> values = new LinkedHashMap<>();
    if (hasWrongForm) {
      values.put("", new QueryInput(new Parameters()));
    }
    List<Parameters> elements = map == null ? List.of() : map.elements(keyName, valueName);
    for (Parameters element : elements) {
      QueryInput entry = structure(element);
      String key = entry.string(keyName);
      values.put(key == null ? "" : key, entry.member(valueName));
    }
    return values.isEmpty() ? null : values;
  }

  private String required(MapMember map, String name) {
    String text = string(name);
    if (text == null) {
      throw Input.missing(map.queryName() + "." + name);
    }
    return text;
  }

  private Input member(String name) {
    Parameters member = parameters.child(name);
    return structure(member == null ? new Parameters() : member);
  }

  private static QueryInput structure(Parameters node) {
    if (node.value() != null) {
      throw BadRequest.valueNotExpected();
    }
    return new QueryInput(node);
  }

  /** Rejects a list or map under the name that it has in AWS JSON. */
  private void checkName(String name, String queryName) {
    if (!name.equals(queryName) && isList(name)) {
      throw BadRequest.malformed("Top level element may not be treated as a list");
    }
  }

  private boolean isList(String name) {
    Parameters member = parameters.child(name);
    return member != null && !member.elements().isEmpty();
  }

  private static boolean hasText(Parameters node) {
    return node.value() != null && !node.value().isEmpty();
  }
}
