package dev.tailback.server.scaling.group.request;

import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import dev.tailback.server.wire.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of a structure that is read, checked, kept and shown.
 *
 * @param name its name in the API
 * @param codec how its value is read and written
 * @param shape the shape of a structure, or of the structures of a list; otherwise {@code null}
 */
public record Member(String name, Codec codec, @Nullable Shape shape) {
  static final int MAX_TEXT = 255;

  /** Reads and writes the values of one type. */
  interface Codec {
    @Nullable Object read(Input input, String name, Checks checks, String path);

    void write(Output output, String name, Object value);
  }

  /** Returns a text with a length from 1 to 255. */
  public static Member text(String name) {
    return text(name, 1, MAX_TEXT);
  }

  /** Returns a text with a length within bounds. */
  public static Member text(String name, int min, int max) {
    return ofText(name, (checks, path, text) -> checks.length(path, text, min, max));
  }

  /** Returns a text that is one of some. */
  public static Member oneOf(String name, String... values) {
    List<String> known = List.of(values);
    return ofText(name, (checks, path, text) -> checks.oneOf(path, text, known));
  }

  private interface TextCheck {
    void check(Checks checks, String path, String text);
  }

  private static Member ofText(String name, TextCheck check) {
    return new Member(
        name,
        new Codec() {
          @Override
          public @Nullable Object read(Input input, String key, Checks checks, String path) {
            String text = input.string(key);
            if (text != null) {
              check.check(checks, path, text);
            }
            return text;
          }

          @Override
          public void write(Output output, String key, Object value) {
            output.requiredString(key, (String) value);
          }
        },
        null);
  }

  /** Returns a whole number within bounds. */
  public static Member integer(String name, int min, int max) {
    return new Member(
        name,
        new Codec() {
          @Override
          public @Nullable Object read(Input input, String key, Checks checks, String path) {
            Integer value = input.integer(key);
            if (value != null) {
              checks.range(path, value, min, max);
            }
            return value;
          }

          @Override
          public void write(Output output, String key, Object value) {
            output.number(key, ((Integer) value).longValue());
          }
        },
        null);
  }

  /** Returns a boolean. */
  public static Member bool(String name) {
    return new Member(
        name,
        new Codec() {
          @Override
          public @Nullable Object read(Input input, String key, Checks checks, String path) {
            return input.bool(key);
          }

          @Override
          public void write(Output output, String key, Object value) {
            output.bool(key, (Boolean) value);
          }
        },
        null);
  }

  /** Returns a list of texts with a length from 1. */
  public static Member texts(String name, int maxLength) {
    return new Member(
        name,
        new Codec() {
          @Override
          public @Nullable Object read(Input input, String key, Checks checks, String path) {
            List<String> texts = input.strings(ListMember.of(key));
            if (texts != null) {
              texts.forEach(text -> checks.length(path, text, 1, maxLength));
            }
            return texts == null ? null : List.copyOf(texts);
          }

          @Override
          public void write(Output output, String key, Object value) {
            List<String> texts = ((List<?>) value).stream().map(String.class::cast).toList();
            output.requiredStrings(ListMember.of(key), texts);
          }
        },
        null);
  }

  /** Returns a structure. */
  public static Member structure(String name, Shape shape) {
    return new Member(
        name,
        new Codec() {
          @Override
          public @Nullable Object read(Input input, String key, Checks checks, String path) {
            Input structure = input.structure(key);
            return structure == null ? null : shape.read(structure, checks, path + ".");
          }

          @Override
          public void write(Output output, String key, Object value) {
            output.structure(key, (Kept) value);
          }
        },
        shape);
  }

  /** Returns a list of structures. */
  public static Member structures(String name, Shape shape) {
    return new Member(
        name,
        new Codec() {
          @Override
          public @Nullable Object read(Input input, String key, Checks checks, String path) {
            List<Input> elements = input.structures(ListMember.of(key));
            if (elements == null) {
              return null;
            }
            List<Kept> kept = new ArrayList<>();
            for (Input element : elements) {
              String start = path + "." + (kept.size() + 1) + ".member.";
              kept.add(shape.read(element, checks, start));
            }
            return List.copyOf(kept);
          }

          @Override
          public void write(Output output, String key, Object value) {
            List<Kept> kept = ((List<?>) value).stream().map(Kept.class::cast).toList();
            output.requiredStructures(ListMember.of(key), kept);
          }
        },
        shape);
  }
}
