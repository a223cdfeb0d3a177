package dev.tailback.server.forward;

import dev.tailback.server.wire.Failure;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import dev.tailback.server.wire.WireResponse;
import org.jspecify.annotations.Nullable;

/** The result of a call that succeeded upstream. */
record ForwardedResult(WireResponse response) implements Result {

  @Override
  public void write(Output output) {
    throw new UnsupportedOperationException("The upstream has written it.");
  }

  @Override
  public @Nullable Failure failure() {
    return response.failure();
  }
}
