package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.service.Action;
import dev.tailback.server.wire.Call;
import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.WireRequest;
import dev.tailback.server.wire.WireResponse;
import org.jspecify.annotations.Nullable;

/**
 * A forwarded call and the upstream's answer, both as the client has seen them.
 *
 * @param sent the request as it came in
 * @param protocol the protocol of the request and the answer
 * @param call the request as it was read
 * @param action the call's action
 * @param queue the queue that the call is about, as clients see it; {@code null} if there is none
 * @param answer the answer that the client was given
 * @param isSecond whether the answer to another receive was delivered a second time, without
 *     calling the upstream
 */
public record AnsweredCall(
    WireRequest sent,
    Protocol protocol,
    Call call,
    Action<?> action,
    @Nullable QueueAddress queue,
    WireResponse answer,
    boolean isSecond) {

  /** Returns whether the call succeeded. */
  public boolean isSuccess() {
    return answer.status() == 200;
  }
}
