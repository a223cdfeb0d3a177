package dev.tailback.server.wire;

import dev.tailback.server.pressure.FaultHooks;
import org.jspecify.annotations.Nullable;

/**
 * One request to one action, read from the wire once.
 *
 * @param action the action's name, such as {@code SendMessage}
 * @param input the request's members; in Query a queue named by the URL's path alone is its {@code
 *     QueueUrl}
 * @param caller who calls
 * @param endpoint what queue URLs start with, such as {@code http://localhost:9324}: the address
 *     the client used, taken from its {@code Host} header
 * @param traceHeader the {@code X-Amzn-Trace-Id} header
 * @param userAgent the {@code User-Agent} header
 * @param hooks what fault rules change inside the action
 */
public record Call(
    String action,
    Input input,
    Caller caller,
    String endpoint,
    @Nullable String traceHeader,
    @Nullable String userAgent,
    FaultHooks hooks) {

  /** Creates a call whose action goes as it should. */
  public Call(
      String action,
      Input input,
      Caller caller,
      String endpoint,
      @Nullable String traceHeader,
      @Nullable String userAgent) {
    this(action, input, caller, endpoint, traceHeader, userAgent, FaultHooks.NONE);
  }

  /** Returns the same call with hooks. */
  public Call withHooks(FaultHooks newHooks) {
    return new Call(action, input, caller, endpoint, traceHeader, userAgent, newHooks);
  }
}
