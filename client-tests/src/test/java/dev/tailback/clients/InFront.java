package dev.tailback.clients;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Tailback;
import dev.tailback.server.forward.ForwardedQueues;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamAccess;
import dev.tailback.server.forward.UpstreamRequest;
import dev.tailback.server.forward.UpstreamSigner;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A Tailback in front of another, which believes who calls. */
final class InFront implements UpstreamSigner {

  /** Starts one that forwards all calls to SQS. */
  static Tailback of(URI upstream) {
    QueueAddress home = new QueueAddress(Emulator.ACCOUNT, Emulator.REGION, "any");
    return Tailback.builder()
        .upstream(
            new Upstream(
                Upstream.at(upstream),
                UpstreamAccess.ADMIN,
                new ForwardedQueues(home, Map.of(), true),
                new InFront(),
                null))
        .start();
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void prepare() {}

  @Override
  public Map<String, List<String>> sign(UpstreamRequest request, String region) {
    String scope = Emulator.ACCOUNT + "/20261129/" + region + "/sqs/aws4_request";
    return Map.of(
        "authorization", List.of("AWS4-HMAC-SHA256 Credential=" + scope + ", Signature=0"));
  }
}
