package dev.tailback.conformance;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Tailback;
import dev.tailback.server.auth.AccessKey;
import dev.tailback.server.auth.AccessKeys;
import dev.tailback.server.forward.ForwardedQueues;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamAccess;
import dev.tailback.server.forward.signing.AwsRegion;
import dev.tailback.server.forward.signing.AwsSigner;
import dev.tailback.server.forward.signing.CallerAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Tailback in front of another one that checks signatures. The clients' keys differ from those
 * that the upstream knows.
 */
final class Bridge implements AutoCloseable {
  private static final String KEY = "AKIACONFORMANCE00000";
  private static final String SECRET = "known/to+the=bridge";
  private static final String ACCOUNT = "000000000000";

  private final @Nullable Tailback upstream;
  private final Tailback front;

  private Bridge(@Nullable Tailback upstream, Tailback front) {
    this.upstream = upstream;
    this.front = front;
  }

  static Bridge start(EngineSettings settings) {
    Tailback upstream =
        Tailback.builder()
            .engineSettings(settings)
            .accessKeys(AccessKeys.of(new AccessKey(KEY, SECRET, ACCOUNT)))
            .start();
    signWithKnownKey();
    return new Bridge(upstream, comparing(upstream.endpoint(), settings));
  }

  /**
   * Starts a Tailback in front of another server, with the default credentials of AWS's SDK.
   *
   * @param upstream {@code null} for Amazon's SQS
   */
  static Bridge before(@Nullable URI upstream, EngineSettings settings) {
    return new Bridge(null, comparing(upstream, settings));
  }

  /** Starts a Tailback in front of a server that accepts any credentials. */
  static Tailback inFrontOf(URI upstream) {
    signWithKnownKey();
    return Tailback.builder().upstream(upstream(upstream)).start();
  }

  private static void signWithKnownKey() {
    System.setProperty("aws.accessKeyId", KEY);
    System.setProperty("aws.secretAccessKey", SECRET);
  }

  private static Tailback comparing(@Nullable URI upstream, EngineSettings settings) {
    Path differences = Options.target("compare.jsonl");
    try {
      Files.deleteIfExists(differences);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Tailback.builder()
        .engineSettings(settings)
        .upstream(upstream(upstream))
        .compare(differences)
        .start();
  }

  private static Upstream upstream(@Nullable URI endpoint) {
    AwsSigner signer = new AwsSigner(null);
    signer.prepare();
    String account = endpoint == null ? CallerAccount.find(signer, Options.region()) : null;
    QueueAddress home =
        new QueueAddress(account == null ? ACCOUNT : account, Options.region(), "any");
    return new Upstream(
        endpoint == null ? AwsRegion::endpoint : Upstream.at(endpoint),
        UpstreamAccess.ADMIN,
        new ForwardedQueues(home, Map.of(), true),
        signer,
        null);
  }

  URI endpoint() {
    return front.endpoint();
  }

  /** Returns the address of the server that was started behind it. */
  URI upstream() {
    return Objects.requireNonNull(upstream).endpoint();
  }

  @Override
  public void close() {
    front.close();
    Objects.requireNonNull(front.comparison()).summary().forEach(System.out::println);
    if (upstream != null) {
      upstream.close();
    }
  }
}
