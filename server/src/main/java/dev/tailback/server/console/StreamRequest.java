package dev.tailback.server.console;

import dev.tailback.config.FieldException;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.admin.QueueNames;
import dev.tailback.server.admin.UrlParameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for the stream.
 *
 * @param queue the queue to show in detail; {@code null} for none
 */
public record StreamRequest(@Nullable QueueAddress queue) {
  private static final String QUEUE = "queue";
  private static final String ACCOUNT = "account";
  private static final String REGION = "region";

  /**
   * Reads the query string of a request.
   *
   * @param defaults the account and region of a queue that is named without them
   * @throws FieldException if a parameter is unknown
   */
  public static StreamRequest read(String query, QueueNames defaults) {
    Map<String, String> parameters = UrlParameters.read(query);
    UrlParameters.checkKnown(parameters, List.of(QUEUE, ACCOUNT, REGION));
    String queue = parameters.get(QUEUE);
    return new StreamRequest(
        queue == null
            ? null
            : defaults.address(parameters.get(ACCOUNT), parameters.get(REGION), queue));
  }
}
