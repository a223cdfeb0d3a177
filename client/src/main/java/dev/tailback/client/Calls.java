package dev.tailback.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls the admin API, with unchecked exceptions. */
final class Calls {
  /** A jump of the clock over millions of messages takes seconds. */
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final AdminHttp http;

  Calls(AdminHttp http) {
    this.http = http;
  }

  boolean isTailback() {
    try {
      return http.send("GET", "clock", null, TIMEOUT).has("nowMillis");
    } catch (AdminClientException e) {
      if (e.isAnswered()) {
        return false;
      }
      throw new TailbackException(e);
    }
  }

  JsonNode get(String path) {
    return send("GET", path, null, Duration.ZERO);
  }

  <T> T get(String path, TypeReference<T> type) {
    return read(get(path), type);
  }

  JsonNode post(String path) {
    return send("POST", path, null, Duration.ZERO);
  }

  JsonNode post(String path, Object body) {
    return send("POST", path, body, Duration.ZERO);
  }

  JsonNode put(String path, Object body) {
    return send("PUT", path, body, Duration.ZERO);
  }

  void delete(String path) {
    send("DELETE", path, null, Duration.ZERO);
  }

  /**
   * Sends a request that waits.
   *
   * @param wait how long the server may wait before it answers
   */
  JsonNode send(String method, String path, @Nullable Object body, Duration wait) {
    try {
      return http.send(method, path, body, TIMEOUT.plus(wait));
    } catch (AdminClientException e) {
      throw new TailbackException(e);
    }
  }

  <T> T read(JsonNode answer, TypeReference<T> type) {
    try {
      return http.read(answer, type);
    } catch (AdminClientException e) {
      throw new TailbackException(e);
    }
  }
}
