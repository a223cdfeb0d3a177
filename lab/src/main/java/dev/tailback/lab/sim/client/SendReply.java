package dev.tailback.lab.sim.client;

import java.util.List;

/** Gets the outcome of a send. */
@FunctionalInterface
public interface SendReply {

  /**
   * Called once.
   *
   * @param failed the messages that were not sent, as far as the client knows
   */
  void sent(Outcome outcome, List<Ticket> failed);
}
