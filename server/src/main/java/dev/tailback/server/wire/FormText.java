package dev.tailback.server.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads {@code application/x-www-form-urlencoded}: {@code name=value&name=value}. */
final class FormText {
  private final byte[] form;
  private final Parameters parameters;
  private final BodyLimits limits;
  private byte[] decoded = {};

  private FormText(byte[] form, Parameters parameters, BodyLimits limits) {
    this.form = form;
    this.parameters = parameters;
    this.limits = limits;
  }

  /**
   * Adds the parameters of a form; later ones replace earlier ones of the same name. Stops after
   * more parameters than any request needs.
   *
   * @return whether the whole form was read
   * @throws BadRequest if a percent escape is malformed or the decoded text is not UTF-8
   */
  static boolean read(byte[] form, Parameters parameters, BodyLimits limits) {
    return new FormText(form, parameters, limits).read();
  }

  /** Returns whether a form contains exactly this {@code name=value} pair. */
  static boolean has(byte[] pair, byte[] form) {
    int start = 0;
    while (start < form.length) {
      int end = start;
      while (end < form.length && form[end] != '&') {
        end++;
      }
      if (Arrays.equals(form, start, end, pair, 0, pair.length)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private boolean read() {
    int pairs = 0;
    int start = 0;
    while (start < form.length) {
      int end = find('&', start, form.length);
      if (end > start) {
        if (++pairs > limits.maxParameters() || parameters.levels() > limits.maxParameterLevels()) {
          return false;
        }
        pair(start, end);
      }
      start = end + 1;
    }
    return true;
  }

  private void pair(int start, int end) {
    int equals = find('=', start, end);
    String value = equals < end ? text(equals + 1, end) : "";
    parameters.put(text(start, equals), value);
  }

  private int find(char wanted, int start, int end) {
    int at = start;
    while (at < end && form[at] != wanted) {
      at++;
    }
    return at;
  }

  private String text(int start, int end) {
    for (int at = start; at < end; at++) {
      if (form[at] == '%' || form[at] == '+' || form[at] < 0) {
        return decode(start, end);
      }
    }
    return new String(form, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private String decode(int start, int end) {
    if (decoded.length < end - start) {
      decoded = new byte[end - start];
    }
    int length = 0;
    int at = start;
    while (at < end) {
      byte b = form[at];
      if (b == '%') {
        decoded[length++] = (byte) (hex(at + 1, end) << 4 | hex(at + 2, end));
        at += 3;
      } else {
        decoded[length++] = b == '+' ? (byte) ' ' : b;
        at++;
      }
    }
    return utf8(length);
  }

  private int hex(int at, int end) {
    int digit = at < end ? Character.digit(form[at], 16) : -1;
    if (digit < 0) {
      throw BadRequest.malformed("A percent escape in the request is malformed.");
    }
    return digit;
  }

  private String utf8(int length) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(decoded, 0, length);
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notUtf8) {
      throw BadRequest.malformed("The request is not encoded in UTF-8.");
    }
  }
}
