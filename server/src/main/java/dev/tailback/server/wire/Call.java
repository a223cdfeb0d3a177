package dev.tailback.server.wire;

import dev.tailback.pressure.FaultHooks;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One request to one action, as read from the wire.
 *
 * @param action the action's name, such as {@code SendMessage}
 * @param input the request's members; in Query they include what only the URL's path says, such as
 *     SQS's {@code QueueUrl}
 * @param caller the caller
 * @param baseUrl the base URL the client used, from its {@code Host} header, such as {@code
 *     http://localhost:9324}
 * @param traceHeader the {@code X-Amzn-Trace-Id} header, {@code null} if absent
 * @param userAgent the {@code User-Agent} header, {@code null} if absent
 * @param isRetry whether the client says that this is a retry
 * @param source the address it came from, {@code null} if unknown
 * @param hooks what fault rules change inside the action
 */
public record Call(
    String action,
    Input input,
    Caller caller,
    String baseUrl,
    @Nullable String traceHeader,
    @Nullable String userAgent,
    boolean isRetry,
    @Nullable InetAddress source,
    FaultHooks hooks) {

  /** Returns the call of a request, without fault hooks. */
  static Call of(String action, Input input, Caller caller, WireRequest request) {
    return new Call(
        action,
        input,
        caller,
        request.baseUrl(),
        TraceHeader.of(request),
        request.userAgent(),
        request.isRetry(),
        request.source(),
        FaultHooks.NONE);
  }

  /** Returns the same call by another caller. */
  public Call withCaller(Caller newCaller) {
    return new Call(
        action, input, newCaller, baseUrl, traceHeader, userAgent, isRetry, source, hooks);
  }

  /** Returns the same call with hooks. */
  public Call withHooks(FaultHooks newHooks) {
    return new Call(
        action, input, caller, baseUrl, traceHeader, userAgent, isRetry, source, newHooks);
  }
}
