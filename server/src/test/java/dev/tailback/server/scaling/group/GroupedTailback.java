package dev.tailback.server.scaling.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.Tailback;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A server on a paused clock for each test, and clients that scale groups. */
final class GroupedTailback implements BeforeEachCallback, AfterEachCallback {
  static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
  static final String GROUP = "orders-workers";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  private EngineClock clock;
  private Tailback tailback;
  private AutoScalingClient scaling;
  private CloudWatchClient cloudWatch;
  private SqsClient sqs;

  @Override
  public void beforeEach(ExtensionContext context) {
    clock = EngineClock.pausedAt(START.toEpochMilli());
    tailback = Tailback.builder().clock(clock).engineSettings(EngineSettings.seeded(1)).start();
    scaling = scalingOf("test");
    cloudWatch =
        CloudWatchClient.builder()
            .endpointOverride(tailback.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .build();
    sqs =
        SqsClient.builder()
            .endpointOverride(tailback.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .build();
  }

  /** Returns a client that the test closes. */
  AutoScalingClient scalingOf(String accessKeyId) {
    return AutoScalingClient.builder()
        .endpointOverride(tailback.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "test")))
        .build();
  }

  AutoScalingClient scaling() {
    return scaling;
  }

  CloudWatchClient cloudWatch() {
    return cloudWatch;
  }

  SqsClient sqs() {
    return sqs;
  }

  Tailback server() {
    return tailback;
  }

  void advanceMinutes(long minutes) {
    clock.advance(Duration.ofMinutes(minutes));
  }

  void advanceSeconds(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  /** Creates the group from a launch configuration that nobody has created, in two zones. */
  void createGroup(int min, int max, Consumer<CreateAutoScalingGroupRequest.Builder> more) {
    scaling.createAutoScalingGroup(
        create -> {
          create
              .autoScalingGroupName(GROUP)
              .launchConfigurationName("worker")
              .availabilityZones("us-east-1a", "us-east-1b")
              .minSize(min)
              .maxSize(max);
          more.accept(create);
        });
  }

  void createGroup(int min, int max) {
    createGroup(min, max, create -> {});
  }

  AutoScalingGroup group() {
    return scaling
        .describeAutoScalingGroups(describe -> describe.autoScalingGroupNames(GROUP))
        .autoScalingGroups()
        .get(0);
  }

  int desired() {
    return group().desiredCapacity();
  }

  void setDesired(int capacity) {
    scaling.setDesiredCapacity(set -> set.autoScalingGroupName(GROUP).desiredCapacity(capacity));
  }

  List<String> instanceIds() {
    return group().instances().stream().map(Instance::instanceId).toList();
  }

  /** Returns the group's activities, newest first. */
  List<Activity> activities() {
    return scaling
        .describeScalingActivities(describe -> describe.autoScalingGroupName(GROUP))
        .activities();
  }

  /** Expects an action to be refused with this code and text. */
  static void assertRefused(String code, String text, Runnable action) {
    AutoScalingException refusal =
        Assertions.catchThrowableOfType(AutoScalingException.class, action::run);
    assertThat(refusal).as("refused").isNotNull();
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(text);
    assertThat(refusal.statusCode()).isEqualTo(400);
  }

  /** Calls in AWS Query, and returns the response's status and body. */
  String query(String action, String parameters) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(tailback.endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "Action=" + action + "&Version=2011-01-01" + parameters))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    scaling.close();
    cloudWatch.close();
    sqs.close();
    tailback.close();
  }
}
