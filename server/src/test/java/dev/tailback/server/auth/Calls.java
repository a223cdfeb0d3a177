package dev.tailback.server.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** Unsigned requests to SQS. */
final class Calls {
  private Calls() {}

  static HttpText json(String action, String body) {
    return new HttpText(
        "POST",
        "/",
        List.of("Content-Type: application/x-amz-json-1.0", "X-Amz-Target: AmazonSQS." + action),
        body.getBytes(ISO_8859_1));
  }

  static HttpText form(String path, String body) {
    return new HttpText(
        "POST",
        path,
        List.of("Content-Type: application/x-www-form-urlencoded"),
        body.getBytes(ISO_8859_1));
  }

  static HttpText get(String target) {
    return new HttpText("GET", target, List.of(), new byte[0]);
  }
}
