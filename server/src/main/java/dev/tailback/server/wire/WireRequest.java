package dev.tailback.server.wire;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request for a protocol to read: complete, but not decoded.
 *
 * @param method the method, such as {@code POST}
 * @param path the path with its percent escapes, such as {@code /000000000000/orders}
 * @param query the query string with its percent escapes, without the question mark; may be empty
 * @param baseUrl see {@link Call#baseUrl()}
 * @param source the address it came from, {@code null} if unknown
 */
@SuppressWarnings("ArrayRecordComponent") // the body is handed over, requests are never compared
public record WireRequest(
    String method,
    String path,
    String query,
    Headers headers,
    byte[] body,
    String baseUrl,
    @Nullable InetAddress source) {

  private static final String ATTEMPT = "attempt=";
  private static final int MAX_ATTEMPT = 1_000;

  /** The request's headers; names are case-insensitive. */
  @FunctionalInterface
  public interface Headers {
    /** Returns the header's first value, {@code null} if the header is absent. */
    @Nullable String first(String name);

    /** Returns whether the content type begins with this one, ignoring case. */
    default boolean areOfType(String type) {
      String given = first("Content-Type");
      return given != null && given.regionMatches(true, 0, type, 0, type.length());
    }

    /** Returns whether the body is declared a form, which is read as AWS Query. */
    default boolean areOfForm() {
      return areOfType(QueryProtocol.FORM);
    }

    /** Returns the header's values in their order, none if the header is absent. */
    default List<String> all(String name) {
      String first = first(name);
      return first == null ? List.of() : List.of(first);
    }
  }

  /** Returns a header's first value, {@code null} if the header is absent. */
  public @Nullable String header(String name) {
    return headers.first(name);
  }

  /** Returns whether the query string or the body as a form has exactly this {@code name=value}. */
  public boolean hasParameter(byte[] pair) {
    return FormText.has(pair, query.getBytes(StandardCharsets.ISO_8859_1))
        || FormText.has(pair, body);
  }

  /** Returns the same request with another body. */
  public WireRequest withBody(byte[] newBody) {
    return new WireRequest(method, path, query, headers, newBody, baseUrl, source);
  }

  /** Returns whether the SDK says that this is a retry: {@code amz-sdk-request: attempt=2}. */
  boolean isRetry() {
    String header = headers.first("amz-sdk-request");
    int mark = header == null ? -1 : header.indexOf(ATTEMPT);
    if (header == null || mark < 0) {
      return false;
    }
    int attempt = 0;
    int digit = mark + ATTEMPT.length();
    while (digit < header.length() && Character.digit(header.charAt(digit), 10) >= 0) {
      attempt = Math.min(MAX_ATTEMPT, 10 * attempt + Character.digit(header.charAt(digit), 10));
      digit++;
    }
    return attempt > 1;
  }

  @Nullable String userAgent() {
    return headers.first("User-Agent");
  }
}
