package dev.tailback.server.wire;

import java.util.Base64;

/** Converts binary values to and from base64, as all protocols carry them. */
final class Base64Text {
  private Base64Text() {}

  static byte[] decode(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw BadRequest.malformed("A binary value is not valid base64.");
    }
  }

  static String encode(byte[] value) {
    return Base64.getEncoder().encodeToString(value);
  }
}
