package dev.tailback.server.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.AdjustmentType;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.ValidationException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Application Auto Scaling through the AWS SDK for Java. */
class ApplicationScalingSdkTest {
  private static final String RESOURCE = "service/shop/orders-workers";

  @RegisterExtension final ScaledTailback tailback = new ScaledTailback();
  private ApplicationAutoScalingClient scaling;

  @BeforeEach
  void connect() {
    scaling =
        ApplicationAutoScalingClient.builder()
            .endpointOverride(tailback.server().endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")))
            .build();
  }

  @AfterEach
  void disconnect() {
    scaling.close();
  }

  private void register(Consumer<RegisterScalableTargetRequest.Builder> more) {
    scaling.registerScalableTarget(
        it ->
            it.serviceNamespace(ServiceNamespace.ECS)
                .resourceId(RESOURCE)
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                .applyMutation(more));
  }

  private String putPolicy() {
    return scaling
        .putScalingPolicy(
            it ->
                it.policyName("out")
                    .policyType(PolicyType.STEP_SCALING)
                    .serviceNamespace(ServiceNamespace.ECS)
                    .resourceId(RESOURCE)
                    .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                    .stepScalingPolicyConfiguration(
                        steps ->
                            steps
                                .adjustmentType(AdjustmentType.CHANGE_IN_CAPACITY)
                                .cooldown(60)
                                .stepAdjustments(
                                    StepAdjustment.builder()
                                        .metricIntervalLowerBound(0.0)
                                        .scalingAdjustment(2)
                                        .build())))
        .policyARN();
  }

  @Test
  void aTargetIsScaledByAnAlarm() {
    register(it -> it.minCapacity(1).maxCapacity(10));
    String queue = tailback.sqs().createQueue(it -> it.queueName("orders")).queueUrl();
    String policy = putPolicy();
    tailback
        .cloudWatch()
        .putMetricAlarm(
            it ->
                it.alarmName("backlog")
                    .namespace("AWS/SQS")
                    .metricName("ApproximateNumberOfMessagesVisible")
                    .dimensions(Dimension.builder().name("QueueName").value("orders").build())
                    .statistic(Statistic.MAXIMUM)
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(0.0)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                    .alarmActions(policy));
    tailback.sqs().sendMessage(it -> it.queueUrl(queue).messageBody("order"));

    tailback.server().gate().advance(Duration.ofMinutes(1));

    ScalingActivity activity =
        scaling
            .describeScalingActivities(it -> it.serviceNamespace(ServiceNamespace.ECS))
            .scalingActivities()
            .get(0);
    assertThat(activity.description()).isEqualTo("Setting desired count to 3.");
    assertThat(activity.statusCode()).isEqualTo(ScalingActivityStatusCode.SUCCESSFUL);
    assertThat(activity.startTime()).isEqualTo(ScaledTailback.START.plus(Duration.ofMinutes(1)));
  }

  @Test
  void aTargetIsDescribedAsItWasRegistered() {
    register(
        it ->
            it.minCapacity(1)
                .maxCapacity(10)
                .suspendedState(state -> state.dynamicScalingInSuspended(true)));

    ScalableTarget target =
        scaling
            .describeScalableTargets(it -> it.serviceNamespace(ServiceNamespace.ECS))
            .scalableTargets()
            .get(0);
    assertThat(target.resourceId()).isEqualTo(RESOURCE);
    assertThat(target.minCapacity()).isEqualTo(1);
    assertThat(target.maxCapacity()).isEqualTo(10);
    assertThat(target.creationTime()).isEqualTo(ScaledTailback.START);
    assertThat(target.suspendedState().dynamicScalingInSuspended()).isTrue();
    assertThat(target.suspendedState().dynamicScalingOutSuspended()).isFalse();
  }

  @Test
  void errorsHaveTheirClasses() {
    assertThatThrownBy(this::putPolicy)
        .isInstanceOf(ObjectNotFoundException.class)
        .hasMessageStartingWith("No scalable target registered for service namespace: ecs");
    assertThatThrownBy(() -> register(it -> it.minCapacity(1)))
        .isInstanceOf(ValidationException.class);
  }
}
