package dev.tailback.clients;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Tailback;
import dev.tailback.server.forward.ForwardedQueues;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamAccess;
import java.net.URI;
import java.util.Map;

/** A Tailback in front of another that does not check signatures. */
final class InFront {
  private InFront() {}

  /** Starts one that forwards all calls to SQS. */
  static Tailback of(URI upstream) {
    QueueAddress home = new QueueAddress(Emulator.ACCOUNT, Emulator.REGION, "any");
    return Tailback.builder()
        .upstream(
            new Upstream(
                Upstream.at(upstream),
                UpstreamAccess.ADMIN,
                new ForwardedQueues(home, Map.of(), true),
                new BelievedSigner(),
                null))
        .start();
  }
}
