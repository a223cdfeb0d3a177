package dev.tailback.server.sqs.message;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.pressure.FaultHooks;
import dev.tailback.server.sqs.request.SqsErrors;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.ErrorShape.Fault;
import dev.tailback.server.wire.Output;
import dev.tailback.server.wire.Result;
import java.util.Objects;

/** The error of one entry of a batch. In all protocols it has the Query protocol's code. */
record BatchFailure(String id, Refusal refusal, boolean senderFault) implements Result {

  /** Returns the error of an entry that was refused. */
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
