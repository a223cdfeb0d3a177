package dev.tailback.server.service;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Room;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.Result;

/** Where the outcome of one call goes: exactly one outcome, from any thread. */
public interface Reply {

  void send(Result result);

  void refuse(Refusal refusal);

  /** Refuses the call with an error as it is to look on the wire, whether SQS has it or not. */
  void refuse(ErrorShape error, String text);

  /** The client gets no outcome: its connection is closed. */
  void drop();

  /**
   * The call waits. From now on until the outcome is given, {@code cancel} is run if the client
   * goes away.
   */
  void waiting(Runnable cancel);

  /** Decides how many messages the result can hold. */
  default Room room() {
    return Room.UNLIMITED;
  }
}
