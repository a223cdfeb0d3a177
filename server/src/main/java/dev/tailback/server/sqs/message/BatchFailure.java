package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.pressure.FaultHooks;
import dev.tailback.server.sqs.request.SqsErrors;
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
    Fault fault = SqsErrors.of(refusal).fault();
    return new BatchFailure(id, refusal, fault == Fault.SENDER);
  }

  /** An entry that a fault rule fails, through no fault of the sender's. */
  static BatchFailure of(String id, FaultHooks.EntryFailure failure) {
    ErrorShape error = Objects.requireNonNull(SqsErrors.named(failure.code()));
    return new BatchFailure(id, new Refusal(error, failure.text()), false);
  }

  @Override
  public void write(Output output) {
    output.string("Id", id);
    output.string("Code", SqsErrors.of(refusal).queryCode());
    output.string("Message", refusal.text());
    output.bool("SenderFault", senderFault);
  }
}
