package dev.tailback.fuzz;

import dev.tailback.server.wire.WireRequest;
import java.util.Map;
import java.util.TreeMap;

/** Requests as clients send them. */
final class Requests {
  private static final String BASE_URL = "http://localhost:9324";

  private Requests() {}

  static WireRequest json(String target, byte[] body) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", target);
    return of("POST", "/", "", headers, body);
  }

  static WireRequest form(String path, byte[] body) {
    Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
    return of("POST", path, "", headers, body);
  }

  static WireRequest cbor(String path, byte[] body) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor");
    return of("POST", path, "", headers, body);
  }

  static WireRequest of(
      String method, String path, String query, Map<String, String> headers, byte[] body) {
    TreeMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    return new WireRequest(method, path, query, byName::get, body, BASE_URL, null);
  }
}
