package dev.tailback.server.scaling.group.request;

import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A structure as given in a request. Immutable. */
public final class Kept implements Result {
  private final Shape shape;
  private final Map<String, Object> values;

  Kept(Shape shape, Map<String, Object> values) {
    this.shape = shape;
    this.values = Map.copyOf(values);
  }

  /** Returns a restored structure. */
  public static Kept readFrom(StateInput in, Shape shape) {
    return new Kept(shape, KeptState.read(in, shape));
  }

  /** Writes its values, but not its shape. */
  public void writeTo(StateOutput out) {
    KeptState.write(values, out);
  }

  /** Returns a text, {@code null} if it is absent. */
  public @Nullable String text(String name) {
    return (String) values.get(name);
  }

  /** Returns a text, empty if it is absent. */
  public String textOrEmpty(String name) {
    return Objects.requireNonNullElse(text(name), "");
  }

  /** Returns a whole number, {@code null} if it is absent. */
  public @Nullable Integer integer(String name) {
    return (Integer) values.get(name);
  }

  /** Returns a boolean, false if it is absent. */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** Returns a list of texts, none if it is absent. */
  public List<String> texts(String name) {
    return values.get(name) instanceof List<?> texts
        ? texts.stream().map(String.class::cast).toList()
        : List.of();
  }

  /** Returns a structure, {@code null} if it is absent. */
  public @Nullable Kept structure(String name) {
    return (Kept) values.get(name);
  }

  /** Returns the structures of a list, none if it is absent. */
  public List<Kept> structures(String name) {
    return values.get(name) instanceof List<?> structures
        ? structures.stream().map(Kept.class::cast).toList()
        : List.of();
  }

  /** Returns whether a member is present. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns the same structure, with the members of another one taking precedence. */
  public Kept with(Kept changes) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.putAll(changes.values);
    return new Kept(shape, all);
  }

  /** Returns the same structure with a member. */
  public Kept with(String name, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put(name, value);
    return new Kept(shape, all);
  }

  /** Returns the same structure with a member, unless it has one of this name. */
  public Kept orElse(String name, Object value) {
    return has(name) ? this : with(name, value);
  }

  /** Returns the same structure without a member. */
  public Kept without(String name) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.remove(name);
    return new Kept(shape, all);
  }

  @Override
  public void write(Output output) {
    for (Member member : shape.members()) {
      Object value = values.get(member.name());
      if (value != null) {
        member.codec().write(output, member.name(), value);
      }
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Kept kept && values.equals(kept.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
