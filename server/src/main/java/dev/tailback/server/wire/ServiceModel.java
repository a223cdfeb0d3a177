package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.RefusalReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the API of one AWS service looks on the wire: the names its requests are recognized by, the
 * names in its responses, and its errors. The default methods suit a service without peculiarities.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/index.html">AWS protocols</a>
 */
public interface ServiceModel {

  /** Returns the service's name for people, such as {@code SQS}. */
  String name();

  /** Returns the service's name in a credential scope, such as {@code sqs}. */
  String signingName();

  /** Returns what precedes the dot in {@code X-Amz-Target}, such as {@code AmazonSQS}. */
  String targetPrefix();

  /** Returns the version of AWS JSON that the service speaks, {@code 1.0} or {@code 1.1}. */
  String jsonVersion();

  /** Returns the namespace of XML responses. */
  String xmlNamespace();

  /** Returns the API version, the {@code Version} of Query requests. */
  String apiVersion();

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
