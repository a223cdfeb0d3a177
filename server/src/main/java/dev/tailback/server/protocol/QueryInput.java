package dev.tailback.server.protocol;

import dev.tailback.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of a Query request, or of one structure within it. */
final class QueryInput implements Input {
  private final Parameters parameters;

  private QueryInput(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Reads a URL's query string and a form; where they clash, the form wins. */
  static QueryInput of(String query, byte[] form) {
    Parameters parameters = new Parameters();
    if (!query.isEmpty()) {
      FormText.read(query.getBytes(StandardCharsets.ISO_8859_1), parameters);
    }
    FormText.read(form, parameters);
    return new QueryInput(parameters);
  }

  /** Sets a member that no parameter sets. */
  void setDefault(String name, String value) {
    if (string(name) == null) {
      parameters.put(name, value);
    }
  }

  @Override
  public @Nullable String string(String name) {
    Parameters member = parameters.child(name);
    return member == null ? null : member.value();
  }

  @Override
  public @Nullable Integer integer(String name) {
    String text = string(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException notInteger) {
      throw BadRequest.malformed("STRING_VALUE can not be converted to an Integer");
    }
  }

  @Override
  public byte @Nullable [] blob(String name) {
    String text = string(name);
    return text == null ? null : Base64Text.decode(text);
  }

  @Override
  public @Nullable List<String> strings(String name, String queryName) {
    List<String> strings = new ArrayList<>();
    for (Parameters element : elements(queryName)) {
      if (element.value() != null) {
        strings.add(element.value());
      }
    }
    return strings.isEmpty() ? null : strings;
  }

  @Override
  public @Nullable List<Input> structures(String name, String queryName) {
    List<Input> structures = new ArrayList<>();
    for (Parameters element : elements(queryName)) {
      if (element.hasChildren()) {
        structures.add(new QueryInput(element));
      }
    }
    return structures.isEmpty() ? null : structures;
  }

  @Override
  public @Nullable Map<String, String> map(
      String name, String queryName, String keyName, String valueName) {
    return map(queryName, keyName, entry -> entry.required(queryName, valueName));
  }

  @Override
  public @Nullable Map<String, Input> structureMap(
      String name, String queryName, String keyName, String valueName) {
    return map(queryName, keyName, entry -> entry.structure(valueName));
  }

  private <T> @Nullable Map<String, T> map(
      String queryName, String keyName, Function<QueryInput, T> value) {
    Map<String, T> map = new LinkedHashMap<>();
    for (Parameters element : elements(queryName)) {
      if (element.hasChildren()) {
        QueryInput entry = new QueryInput(element);
        map.put(entry.required(queryName, keyName), value.apply(entry));
      }
    }
    return map.isEmpty() ? null : map;
  }

  private String required(String queryName, String member) {
    String text = string(member);
    if (text == null) {
      throw Refusal.missing(queryName + "." + member);
    }
    return text;
  }

  private Input structure(String member) {
    Parameters structure = parameters.child(member);
    return new QueryInput(structure == null ? new Parameters() : structure);
  }

  private List<Parameters> elements(String queryName) {
    Parameters list = parameters.child(queryName);
    return list == null ? List.of() : list.elements();
  }
}
