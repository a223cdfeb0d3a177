package dev.tailback.clients;

import dev.tailback.server.forward.UpstreamRequest;
import dev.tailback.server.forward.UpstreamSigner;
import java.util.List;
import java.util.Map;

/** Names an account without proving it, for an upstream that does not check signatures. */
public final class BelievedSigner implements UpstreamSigner {
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
