package dev.tailback.server.action;

import dev.tailback.engine.Refusal;
import dev.tailback.server.protocol.ErrorShape;
import dev.tailback.server.protocol.Output;
import dev.tailback.server.protocol.Result;

/**
 * Why one entry of a batch was refused; the code is that of the Query protocol in all protocols.
 */
record BatchFailure(String id, Refusal refusal, boolean senderFault) implements Result {
  @Override
  public void write(Output output) {
    output.string("Id", id);
    output.string("Code", ErrorShape.of(refusal.reason()).queryCode());
    output.string("Message", refusal.text());
    output.bool("SenderFault", senderFault);
  }
}
