package dev.tailback.engine.alarm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a JSON text, member by member. It checks nothing: the caller closes what it opens. */
final class JsonText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  /** Returns a time as CloudWatch writes it in JSON texts. */
  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  /** Opens an object, as an element or at the top. */
  JsonText object() {
    comma();
    text.append('{');
    return this;
  }

  /** Opens an object as a member. */
  JsonText object(String name) {
    name(name);
    text.append('{');
    return this;
  }

  JsonText endObject() {
    text.append('}');
    return this;
  }

  /** Opens an array as a member. */
  JsonText array(String name) {
    name(name);
    text.append('[');
    return this;
  }

  JsonText endArray() {
    text.append(']');
    return this;
  }

  JsonText element(double value) {
    comma();
    text.append(value);
    return this;
  }

  JsonText element(String value) {
    comma();
    quote(value);
    return this;
  }

  JsonText member(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  /** Writes a text as a member, unless it is {@code null}. */
  JsonText optional(String name, @Nullable String value) {
    return value == null ? this : member(name, value);
  }

  JsonText member(String name, double value) {
    name(name);
    text.append(value);
    return this;
  }

  JsonText member(String name, int value) {
    name(name);
    text.append(value);
    return this;
  }

  JsonText member(String name, boolean value) {
    name(name);
    text.append(value);
    return this;
  }

  JsonText time(String name, long millis) {
    return member(name, time(millis));
  }

  /** Writes a JSON text as a member. */
  JsonText json(String name, String value) {
    name(name);
    text.append(value);
    return this;
  }

  private void name(String name) {
    comma();
    quote(name);
    text.append(':');
  }

  private void comma() {
    if (text.length() > 0 && "{[:".indexOf(text.charAt(text.length() - 1)) < 0) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
