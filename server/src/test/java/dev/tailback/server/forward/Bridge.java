package dev.tailback.server.forward;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import dev.tailback.server.TailbackBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Servers in front of another, and clients of both. */
public final class Bridge {
  static final QueueAddress HOME = new QueueAddress("000000000000", "us-east-1", "any");

  private Bridge() {}

  /**
   * Returns a signer that names an account without proving it, for an upstream that does not check.
   */
  static UpstreamSigner as(String account) {
    return new UpstreamSigner() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void prepare() {}

      @Override
      public Map<String, List<String>> sign(UpstreamRequest request, String region) {
        String scope = account + "/20261129/" + region + "/sqs/aws4_request";
        return Map.of(
            "authorization", List.of("AWS4-HMAC-SHA256 Credential=" + scope + ", Signature=0"));
      }
    };
  }

  /** Starts a server in front of another, with full access to it. */
  static Tailback inFrontOf(URI endpoint) {
    return start(anyQueue(endpoint), builder -> builder);
  }

  /** Returns an upstream with full access to all of its queues. */
  public static Upstream anyQueue(URI endpoint) {
    return new Upstream(
        Upstream.at(endpoint),
        UpstreamAccess.ADMIN,
        new ForwardedQueues(HOME, Map.of(), true),
        as(HOME.account()),
        null);
  }

  /** Starts a server in front of another that forwards only mapped queues. */
  static Tailback mapped(URI endpoint, UpstreamAccess access, Map<String, QueueAddress> mapping) {
    String account = mapping.values().iterator().next().account();
    return start(
        new Upstream(
            Upstream.at(endpoint),
            access,
            new ForwardedQueues(HOME, mapping, false),
            as(account),
            null),
        builder -> builder);
  }

  static Tailback start(Upstream upstream, UnaryOperator<TailbackBuilder> settings) {
    return settings
        .apply(Tailback.builder().clock(EngineClock.running()).upstream(upstream))
        .start();
  }

  /** Returns a client that does not retry. */
  static SqsClient client(Tailback tailback) {
    return client(tailback.endpoint(), "test");
  }

  static SqsClient client(URI endpoint, String accessKeyId) {
    return client(endpoint, accessKeyId, "us-east-1");
  }

  static SqsClient client(URI endpoint, String accessKeyId, String region) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "test")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            settings ->
                settings.retryStrategy(RetryMode.STANDARD).retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }
}
