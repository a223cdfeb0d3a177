package dev.tailback.server.compare;

import dev.tailback.server.Tailback;
import dev.tailback.server.forward.Bridge;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Comparing servers and their clients. */
final class Compared {
  private Compared() {}

  static Tailback inFrontOf(URI endpoint, Path file) {
    return Tailback.builder().upstream(Bridge.anyQueue(endpoint)).compare(file).start();
  }

  /** Returns a client that does not retry. */
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
}
