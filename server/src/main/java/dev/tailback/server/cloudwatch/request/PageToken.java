package dev.tailback.server.cloudwatch.request;

import dev.tailback.server.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes where the next page of a listing begins, in an opaque form that clients hand back. */
public final class PageToken {
  private PageToken() {}

  /** Returns a token that carries texts. */
  public static String of(List<String> content) {
    byte[] json = Json.write(content).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  /**
   * Returns the texts that a token carries, {@code null} if there is no token.
   *
   * @param size how many texts a token of this kind carries at least
   * @throws dev.tailback.engine.queue.Refusal InvalidNextToken, if it is not a token
   */
  public static @Nullable List<String> read(@Nullable String token, int size) {
    if (token == null || token.isEmpty()) {
      return null;
    }
    if (Json.parse(decoded(token)) instanceof List<?> content
        && content.size() >= size
        && content.stream().allMatch(String.class::isInstance)) {
      return content.stream().map(String.class::cast).toList();
    }
    throw CloudWatchErrors.invalidNextToken();
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw CloudWatchErrors.invalidNextToken();
    }
  }
}
