package dev.tailback.server.compare;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.pressure.HeldCalls;
import dev.tailback.pressure.Pace;
import dev.tailback.server.service.Reply;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.RequestId;
import dev.tailback.server.wire.Result;
import dev.tailback.server.wire.WireResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Captures the answer of Tailback's own queues, as a client would see it. */
final class OwnReply implements Reply {
  private static final int MAX_SECONDS = 5;

  private final Protocol protocol;
  private final String action;
  private final CompletableFuture<WireResponse> answer = new CompletableFuture<>();

  OwnReply(Protocol protocol, String action) {
    this.protocol = protocol;
    this.action = action;
  }

  /**
   * Returns the answer.
   *
   * @throws IllegalStateException if there is none, which is a bug
   */
  WireResponse answer() throws InterruptedException {
    try {
      return answer.get(MAX_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException bug) {
      throw new IllegalStateException("Tailback has not answered " + action, bug);
    }
  }

  @Override
  public void send(Result result) {
    answer.complete(protocol.success(action, result, RequestId.next()));
  }

  @Override
  public void refuse(Refusal refusal) {
    answer.complete(protocol.refusal(refusal, RequestId.next()));
  }

  @Override
  public void refuse(ErrorShape error, String text) {
    answer.complete(protocol.error(error, text, RequestId.next()));
  }

  @Override
  public void refuse(WireResponse failure) {
    answer.complete(failure);
  }

  @Override
  public void drop() {
    throw new UnsupportedOperationException("Only fault rules drop calls, and there are none.");
  }

  @Override
  public void waiting(Runnable cancel) {
    throw new UnsupportedOperationException("A receive of chosen messages does not wait.");
  }

  @Override
  public void slowDown(Pace pace, HeldCalls held) {
    throw new UnsupportedOperationException("Only fault rules slow calls down.");
  }
}
