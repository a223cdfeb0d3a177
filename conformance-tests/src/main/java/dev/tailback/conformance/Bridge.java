package dev.tailback.conformance;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Tailback;
import dev.tailback.server.auth.AccessKey;
import dev.tailback.server.auth.AccessKeys;
import dev.tailback.server.forward.ForwardedQueues;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamAccess;
import dev.tailback.server.forward.signing.AwsSigner;
import java.net.URI;
import java.util.Map;

/**
 * A Tailback in front of another, which lets nobody in whose signature is not right. The clients
 * have other keys than those that it knows.
 */
final class Bridge implements AutoCloseable {
  private static final String KEY = "AKIACONFORMANCE00000";
  private static final String SECRET = "known/to+the=bridge";
  private static final String ACCOUNT = "000000000000";

  private final Tailback upstream;
  private final Tailback front;

  private Bridge(Tailback upstream, Tailback front) {
    this.upstream = upstream;
    this.front = front;
  }

  static Bridge start(EngineSettings settings) {
    Tailback upstream =
        Tailback.builder()
            .engineSettings(settings)
            .accessKeys(AccessKeys.of(new AccessKey(KEY, SECRET, ACCOUNT)))
            .start();
    System.setProperty("aws.accessKeyId", KEY);
    System.setProperty("aws.secretAccessKey", SECRET);
    return new Bridge(upstream, Tailback.builder().upstream(upstream(upstream.endpoint())).start());
  }

  private static Upstream upstream(URI endpoint) {
    QueueAddress home = new QueueAddress(ACCOUNT, Options.region(), "any");
    return new Upstream(
        Upstream.at(endpoint),
        UpstreamAccess.ADMIN,
        new ForwardedQueues(home, Map.of(), true),
        new AwsSigner(null),
        null);
  }

  URI endpoint() {
    return front.endpoint();
  }

  URI upstream() {
    return upstream.endpoint();
  }

  @Override
  public void close() {
    front.close();
    upstream.close();
  }
}
