package dev.tailback.fuzz;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.pressure.HeldCalls;
import dev.tailback.pressure.Pace;
import dev.tailback.server.service.Reply;
import dev.tailback.server.wire.BadRequest;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.Protocol;
import dev.tailback.server.wire.Result;
import dev.tailback.server.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps the response to one call. */
final class OneReply implements Reply {
  private static final String REQUEST_ID = "00000000-0000-0000-0000-000000000000";

  private final Protocol protocol;
  private String action = "";
  private @Nullable WireResponse response;

  OneReply(Protocol protocol) {
    this.protocol = protocol;
  }

  void to(String newAction) {
    action = newAction;
  }

  boolean isOpen() {
    return response == null;
  }

  WireResponse response() {
    if (response == null) {
      throw new AssertionError("There is no answer to " + action + ".");
    }
    return response;
  }

  private void give(WireResponse given) {
    if (response != null) {
      throw new AssertionError("There are two answers to " + action + ".");
    }
    response = given;
  }

  @Override
  public void send(Result result) {
    give(protocol.success(action, result, REQUEST_ID));
  }

  @Override
  public void refuse(Refusal refusal) {
    give(protocol.refusal(refusal, REQUEST_ID));
  }

  @Override
  public void refuse(ErrorShape error, String text) {
    give(protocol.error(error, text, REQUEST_ID));
  }

  void refuse(BadRequest problem) {
    give(protocol.refusal(problem, REQUEST_ID));
  }

  @Override
  public void refuse(WireResponse failure) {
    give(failure);
  }

  @Override
  public void drop() {
    byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
    give(new WireResponse(200, "application/json", REQUEST_ID, null, null, null, body));
  }

  @Override
  public void slowDown(Pace pace, HeldCalls held) {
    // It is the same response.
  }

  @Override
  public void waiting(Runnable cancel) {
    // The answer comes when the clock is moved.
  }
}
