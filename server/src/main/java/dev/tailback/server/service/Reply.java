package dev.tailback.server.service;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.engine.queue.Room;
import dev.tailback.pressure.HeldCalls;
import dev.tailback.pressure.Pace;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.Result;
import dev.tailback.server.wire.WireResponse;

/**
 * Sends the response to one call. Exactly one of its methods {@code send}, {@code refuse} and
 * {@code drop} is called once, from any thread.
 */
public interface Reply {

  /** Sends the result of a call that succeeded. */
  void send(Result result);

  /** Sends the error of a call that was refused. */
  void refuse(Refusal refusal);

  /** Sends an error of this shape, whether the service defines it or not. */
  void refuse(ErrorShape error, String text);

  /** Sends an error that another server made. */
  void refuse(WireResponse failure);

  /** Closes the client's connection without a response. */
  void drop();

  /**
   * Keeps the call waiting. {@code cancel} is run if the client disconnects before there is a
   * response.
   */
  void waiting(Runnable cancel);

  /**
   * Makes the response be sent slowly, whatever it is. Called before there is one.
   *
   * @param held holds the response back until its rule ends
   */
  void slowDown(Pace pace, HeldCalls held);

  /** Returns the memory that is left for the result. */
  default Room room() {
    return Room.UNLIMITED;
  }
}
