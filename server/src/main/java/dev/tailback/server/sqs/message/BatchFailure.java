package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.ErrorShape.Fault;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;

/**
 * Why one entry of a batch was refused; the code is that of the Query protocol in all protocols.
 */
record BatchFailure(String id, Refusal refusal, boolean senderFault) implements Result {

  /** An entry that was refused for what is the sender's fault, or isn't. */
  static BatchFailure of(String id, Refusal refusal) {
    Fault fault = ErrorShape.of(refusal.reason()).fault();
    return new BatchFailure(id, refusal, fault == Fault.SENDER);
  }

  @Override
  public void write(Output output) {
    output.string("Id", id);
    output.string("Code", ErrorShape.of(refusal.reason()).queryCode());
    output.string("Message", refusal.text());
    output.bool("SenderFault", senderFault);
  }
}
