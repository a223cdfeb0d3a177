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

  /** Returns how much of a request is read. */
  default BodyLimits limits() {
    return BodyLimits.DEFAULT;
  }

  /**
   * Returns whether calls may take so long that a worker thread carries them out, so that they
   * delay no other connection.
   */
  default boolean needsWorker() {
    return false;
  }

  /** Returns whether requests may be compressed by gzip. */
  default boolean acceptsGzip() {
    return false;
  }

  /**
   * Returns the status that an error has in JSON and CBOR for clients that do not ask for the
   * status it has in Query, by {@code x-amzn-query-mode}.
   */
  default int statusOutsideQueryMode(ErrorShape error) {
    return error.status();
  }

  /** Returns whether errors in JSON and CBOR say in a header which code they have in Query. */
  default boolean isQueryCompatible() {
    return true;
  }

  /** Returns the name of the member with an error's text in JSON and CBOR. */
  default String errorTextName() {
    return "message";
  }

  /**
   * Returns whether an error in Query always has a message, which may be empty, and an empty {@code
   * Detail}. Otherwise it has no detail, and a message only if there is one.
   */
  default boolean hasErrorDetail() {
    return true;
  }

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
