package dev.tailback.server.forward.signing;

import dev.tailback.server.forward.CredentialsException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Asks STS whose credentials a signer has. */
public final class CallerAccount {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private CallerAccount() {}

  /**
   * Returns the account of the credentials that {@link AwsSigner#prepare} has found last, {@code
   * null} if STS does not answer within five seconds. Blocks for that long.
   *
   * @throws CredentialsException if the signer has none
   */
  public static @Nullable String find(AwsSigner signer, String region) {
    return find(signer, region, PATIENCE);
  }

  static @Nullable String find(AwsSigner signer, String region, Duration patience) {
    StaticCredentialsProvider credentials = StaticCredentialsProvider.create(signer.credentials());
    FutureTask<String> asking = new FutureTask<>(() -> ask(credentials, region));
    Thread thread = new Thread(asking, "tailback-account"); // DNS can't be given a time limit
    thread.setDaemon(true);
    thread.start();
    return answer(asking, patience);
  }

  private static String ask(StaticCredentialsProvider credentials, String region) {
    try (StsClient sts =
        StsClient.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
            .overrideConfiguration(settings -> settings.apiCallTimeout(PATIENCE))
            .build()) {
      return sts.getCallerIdentity().account();
    }
  }

  private static @Nullable String answer(FutureTask<String> asking, Duration patience) {
    try {
      return asking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      asking.cancel(true);
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
