package dev.tailback.server.wire;

import dev.tailback.server.sqs.request.SqsTraits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests as clients send them. */
final class Requests {
  static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
  static final Caller ANONYMOUS = new Caller("000000000000", "us-east-1", "");

  private static final Protocols PROTOCOLS = new Protocols(List.of(SqsTraits.MODEL));

  private Requests() {}

  static WireRequest json(String action, String body) {
    return json(action, body.getBytes(StandardCharsets.UTF_8));
  }

  static WireRequest json(String action, byte[] body) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AmazonSQS." + action);
    return request("POST", "/", "", headers, body);
  }

  static WireRequest form(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return request("POST", path, "", Map.of("Content-Type", FORM), bytes);
  }

  static WireRequest get(String path, String query) {
    return request("GET", path, query, Map.of(), new byte[0]);
  }

  static WireRequest request(
      String method, String path, String query, Map<String, String> headers, byte[] body) {
    TreeMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    return new WireRequest(method, path, query, byName::get, body, "http://localhost:9324", null);
  }

  static Call read(WireRequest request) {
    return PROTOCOLS.of(request).read(request, ANONYMOUS);
  }

  static Input input(WireRequest request) {
    return read(request).input();
  }
}
