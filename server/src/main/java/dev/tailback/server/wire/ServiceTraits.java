package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.RefusalReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The errors of one service, and where its API differs from others on the wire. The default methods
 * suit a service without peculiarities.
 */
public interface ServiceTraits {

  /** Returns how an error of this kind looks on the wire. */
  ErrorShape error(RefusalReason reason);

  /** Returns the text that a refusal has in Query. */
  default String queryText(Refusal refusal) {
    return refusal.text();
  }

  /** Returns the parameters that the path of a Query request implies. */
  default Map<String, String> queryParameters(String path) {
    return Map.of();
  }

  /** Returns whether an action exists at a path in Query. */
  default boolean hasQueryAction(String action, String path) {
    return true;
  }

  /** Returns the name of a result's member in JSON responses to Query requests. */
  default String queryJsonName(String member) {
    return member;
  }

  /** Returns the region in a host's name, {@code null} if it has none. */
  default @Nullable String region(String host) {
    return null;
  }

  /**
   * Returns the limit of the list or map with this name in either protocol, {@code null} if none.
   */
  default @Nullable ListLimit limit(String member) {
    return null;
  }
}
