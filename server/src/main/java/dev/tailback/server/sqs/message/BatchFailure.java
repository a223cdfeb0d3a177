package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Refusal.Reason;
import dev.tailback.server.pressure.FaultHooks;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.ErrorShape.Fault;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.Objects;

/**
 * Why one entry of a batch was refused; the code is that of the Query protocol in all protocols.
 */
record BatchFailure(String id, Refusal refusal, boolean senderFault) implements Result {

  /** An entry that was refused for what is the sender's fault, or isn't. */
  static BatchFailure of(String id, Refusal refusal) {
    Fault fault = ErrorShape.of(refusal.reason()).fault();
    return new BatchFailure(id, refusal, fault == Fault.SENDER);
  }

  /** An entry that a fault rule fails, through no fault of the sender's. */
  static BatchFailure of(String id, FaultHooks.EntryFailure failure) {
    Reason reason = Objects.requireNonNull(ErrorShape.reasonNamed(failure.code()));
    return new BatchFailure(id, new Refusal(reason, failure.text()), false);
  }

  @Override
  public void write(Output output) {
    output.string("Id", id);
    output.string("Code", ErrorShape.of(refusal.reason()).queryCode());
    output.string("Message", refusal.text());
    output.bool("SenderFault", senderFault);
  }
}
