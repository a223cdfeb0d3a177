package dev.tailback.clients.console;

import dev.tailback.clients.BelievedSigner;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.forward.ForwardedQueues;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamAccess;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Upstreams for the console's tests: servers that do not check signatures. */
final class InFront {
  private static final QueueAddress HOME = new QueueAddress("000000000000", "us-east-1", "any");

  private InFront() {}

  /** Returns the server on a port, with its queues orders and orders-dlq. */
  static Upstream of(String port, String access) {
    return new Upstream(
        Upstream.at(URI.create("http://localhost:" + port)),
        UpstreamAccess.valueOf(access.toUpperCase(Locale.ROOT)),
        new ForwardedQueues(
            HOME,
            Map.of("orders", HOME.sibling("orders"), "orders-dlq", HOME.sibling("orders-dlq")),
            false),
        new BelievedSigner(),
        null);
  }
}
