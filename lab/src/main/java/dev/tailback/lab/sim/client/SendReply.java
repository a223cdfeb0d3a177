package dev.tailback.lab.sim.client;

import java.util.List;

/** Is told how a send ended. */
@FunctionalInterface
public interface SendReply {

  /**
   * Is called once.
   *
   * @param failed the messages that were not sent, as far as the client knows
   */
  void sent(Outcome outcome, List<Ticket> failed);
}
