package dev.tailback.server.scaling.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.server.PausedTailback;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;

/** A server on a paused clock for each test, and clients that scale groups. */
final class GroupedTailback extends PausedTailback {
  static final String GROUP = "orders-workers";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private AutoScalingClient scaling;

  @Override
  public void beforeEach(ExtensionContext context) {
    super.beforeEach(context);
    scaling = scalingOf("test");
  }

  /** Returns a client that the test closes. */
  AutoScalingClient scalingOf(String accessKeyId) {
    return client(AutoScalingClient.builder(), accessKeyId, Region.US_EAST_1);
  }

  AutoScalingClient scaling() {
    return scaling;
  }

  /** Creates the group in two zones, from a launch configuration that does not exist. */
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

  /** Puts a policy of the group, and returns its ARN. */
  String put(String name, Consumer<PutScalingPolicyRequest.Builder> policy) {
    return scaling
        .putScalingPolicy(
            put -> {
              put.autoScalingGroupName(GROUP).policyName(name);
              policy.accept(put);
            })
        .policyARN();
  }

  /** Adds two instances. */
  static void addTwo(PutScalingPolicyRequest.Builder put) {
    put.adjustmentType("ChangeInCapacity").scalingAdjustment(2);
  }

  /** Adds one instance, or three from 10 above the threshold. */
  static void stepOut(PutScalingPolicyRequest.Builder put) {
    put.policyType("StepScaling")
        .adjustmentType("ChangeInCapacity")
        .stepAdjustments(step(0.0, 10.0, 1), step(10.0, null, 3));
  }

  static StepAdjustment step(@Nullable Double lower, @Nullable Double upper, int adjustment) {
    return StepAdjustment.builder()
        .metricIntervalLowerBound(lower)
        .metricIntervalUpperBound(upper)
        .scalingAdjustment(adjustment)
        .build();
  }

  ScalingPolicy policy(String name) {
    return scaling
        .describePolicies(d -> d.autoScalingGroupName(GROUP).policyNames(name))
        .scalingPolicies()
        .get(0);
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
            HttpRequest.newBuilder(server().endpoint())
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
    super.afterEach(context);
  }
}
