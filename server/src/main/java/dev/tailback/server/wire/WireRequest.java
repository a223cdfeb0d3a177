package dev.tailback.server.wire;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as the protocols need it: read completely, nothing decoded yet.
 *
 * @param method in capitals, such as {@code POST}
 * @param path the path, percent escapes and all, such as {@code /000000000000/orders}
 * @param query the query string without its question mark, percent escapes and all; may be empty
 * @param endpoint see {@link Call#endpoint()}
 */
@SuppressWarnings("ArrayRecordComponent") // the body is handed over, requests are never compared
public record WireRequest(
    String method, String path, String query, Headers headers, byte[] body, String endpoint) {

  /** The request's headers; names are case-insensitive. */
  @FunctionalInterface
  public interface Headers {
    /** The header's first value. */
    @Nullable String first(String name);
  }

  @Nullable String header(String name) {
    return headers.first(name);
  }

  @Nullable String userAgent() {
    return headers.first("User-Agent");
  }
}
