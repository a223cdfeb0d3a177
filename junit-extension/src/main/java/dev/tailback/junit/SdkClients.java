package dev.tailback.junit;

import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Creates the AWS SDK's clients of an account. They share one connection pool of each kind, which
 * lives as long as the JVM: a pool is slow to create, and Netty takes two seconds to close one.
 */
final class SdkClients {
  private static @Nullable SdkHttpClient connections;
  private static @Nullable SdkAsyncHttpClient asyncConnections;

  private SdkClients() {}

  static SqsClient blocking(TailbackAccount account, ClientTraits traits) {
    return configure(SqsClient.builder(), account, traits).httpClient(connections()).build();
  }

  static SqsAsyncClient async(TailbackAccount account, ClientTraits traits) {
    return configure(SqsAsyncClient.builder(), account, traits)
        .httpClient(asyncConnections())
        .build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B configure(
      B builder, TailbackAccount account, ClientTraits traits) {
    return builder
        .endpointOverride(account.endpoint())
        .region(Region.of(account.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account.id(), "secret")))
        .overrideConfiguration(it -> configure(it, traits));
  }

  private static void configure(ClientOverrideConfiguration.Builder it, ClientTraits traits) {
    it.putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, traits.user());
    if (!traits.retry()) {
      it.retryStrategy(AwsRetryStrategy.doNotRetry());
    }
  }

  private static synchronized SdkHttpClient connections() {
    if (connections == null) {
      connections = first(SdkHttpService.class).createHttpClientBuilder().build();
    }
    return connections;
  }

  private static synchronized SdkAsyncHttpClient asyncConnections() {
    if (asyncConnections == null) {
      asyncConnections = first(SdkAsyncHttpService.class).createAsyncHttpClientFactory().build();
    }
    return asyncConnections;
  }

  private static <T> T first(Class<T> service) {
    return ServiceLoader.load(service, SdkClients.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no "
                        + service.getName()
                        + " on the class path, such as that of"
                        + " software.amazon.awssdk:apache-client."));
  }
}
