package dev.tailback.server.compare;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.Tailback;
import dev.tailback.server.forward.ForwardedQueues;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.forward.UpstreamAccess;
import dev.tailback.server.forward.UpstreamRequest;
import dev.tailback.server.forward.UpstreamSigner;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Servers that compare, and their clients. */
final class Compared {
  private static final QueueAddress HOME = new QueueAddress("000000000000", "us-east-1", "any");

  private Compared() {}

  static Tailback inFrontOf(URI endpoint, Path file) {
    return Tailback.builder()
        .upstream(
            new Upstream(
                Upstream.at(endpoint),
                UpstreamAccess.ADMIN,
                new ForwardedQueues(HOME, Map.of(), true),
                new Believed(),
                null))
        .compare(file)
        .start();
  }

  /** Returns a client that does not try again. */
  static SqsClient client(URI endpoint) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            settings ->
                settings.retryStrategy(RetryMode.STANDARD).retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  /** Signs for an upstream that believes it. */
  private static final class Believed implements UpstreamSigner {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void prepare() {}

    @Override
    public Map<String, List<String>> sign(UpstreamRequest request, String region) {
      return Map.of(
          "authorization",
          List.of(
              "AWS4-HMAC-SHA256 Credential=000000000000/20261129/us-east-1/sqs/aws4_request,"
                  + " Signature=0"));
    }
  }
}
