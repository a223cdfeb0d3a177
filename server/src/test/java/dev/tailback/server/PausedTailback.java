package dev.tailback.server;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A server on a paused clock for each test, and clients of SQS and CloudWatch. */
public class PausedTailback implements BeforeEachCallback, AfterEachCallback {
  /** The time at the beginning of a test, a whole minute. */
  public static final Instant START = Instant.parse("2026-11-29T12:00:00Z");

  private EngineClock clock;
  private Tailback tailback;
  private CloudWatchClient cloudWatch;
  private SqsClient sqs;

  @Override
  public void beforeEach(ExtensionContext context) {
    clock = EngineClock.pausedAt(START.toEpochMilli());
    tailback = Tailback.builder().clock(clock).engineSettings(EngineSettings.seeded(1)).start();
    cloudWatch = client(CloudWatchClient.builder(), "test", Region.US_EAST_1);
    sqs = client(SqsClient.builder(), "test", Region.US_EAST_1);
  }

  /** Returns a client of this server, which the test closes. */
  public <C> C client(AwsClientBuilder<?, C> builder, String accessKeyId, Region region) {
    builder
        .endpointOverride(tailback.endpoint())
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")));
    return builder.build();
  }

  /** Returns the server. */
  public Tailback server() {
    return tailback;
  }

  /** Returns a client of CloudWatch. */
  public CloudWatchClient cloudWatch() {
    return cloudWatch;
  }

  /** Returns a client of SQS. */
  public SqsClient sqs() {
    return sqs;
  }

  /** Moves the clock. */
  public void advanceMinutes(long minutes) {
    clock.advance(Duration.ofMinutes(minutes));
  }

  /** Moves the clock. */
  public void advanceSeconds(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    cloudWatch.close();
    sqs.close();
    tailback.close();
  }
}
