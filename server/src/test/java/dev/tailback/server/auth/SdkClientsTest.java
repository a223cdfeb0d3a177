package dev.tailback.server.auth;

import static dev.tailback.server.auth.KeyedTailback.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients of the AWS SDK for Java, with right and wrong secrets. */
class SdkClientsTest {
  private static final Signer EVE = Signer.of("AKIAANNA", "guessed");
  private static final Signer STRANGER = Signer.of("AKIASTRANGER", "x");

  @RegisterExtension private final KeyedTailback tailback = new KeyedTailback();

  @Test
  void sqsAnswersWhoSignsWithTheSecret() {
    try (SqsClient sqs = tailback.client(SqsClient.builder(), ANNA)) {
      String url = sqs.createQueue(request -> request.queueName("orders")).queueUrl();
      sqs.sendMessage(request -> request.queueUrl(url).messageBody("caf\u00e9 \ud83d\ude00"));
      assertThat(sqs.receiveMessage(request -> request.queueUrl(url)).messages()).hasSize(1);
      assertThat(url).endsWith("/123456789012/orders");
    }
    try (SqsClient sqs =
        tailback.client(
            SqsClient.builder(),
            AwsSessionCredentials.create(ANNA.keyId(), ANNA.secret(), "a/session+token=="))) {
      assertThat(sqs.listQueues().queueUrls()).hasSize(1);
    }
    try (SqsClient sqs = tailback.client(SqsClient.builder(), EVE)) {
      assertRefused("SignatureDoesNotMatch", sqs::listQueues);
    }
    try (SqsClient sqs = tailback.client(SqsClient.builder(), STRANGER)) {
      assertRefused("InvalidClientTokenId", sqs::listQueues);
    }
  }

  @Test
  void cloudWatchAnswersWhoSignsWithTheSecretOverTheCompressedBody() {
    MetricDatum[] data =
        IntStream.range(0, 500)
            .mapToObj(i -> MetricDatum.builder().metricName("m" + i).value(1.0).build())
            .toArray(MetricDatum[]::new);
    try (CloudWatchClient cloudWatch = tailback.client(CloudWatchClient.builder(), ANNA)) {
      cloudWatch.putMetricData(request -> request.namespace("shop").metricData(data));
      assertThat(cloudWatch.describeAlarms().metricAlarms()).isEmpty();
    }
    try (CloudWatchClient cloudWatch = tailback.client(CloudWatchClient.builder(), EVE)) {
      assertRefused(
          "SignatureDoesNotMatch",
          () -> cloudWatch.putMetricData(r -> r.namespace("shop").metricData(data)));
      assertRefused(
          "SignatureDoesNotMatch",
          () -> cloudWatch.getMetricStatistics(r -> r.namespace("a").startTime(Instant.EPOCH)));
    }
  }

  @Test
  void bothAutoScalingsAnswerWhoSignsWithTheSecret() {
    try (AutoScalingClient groups = tailback.client(AutoScalingClient.builder(), ANNA);
        ApplicationAutoScalingClient targets =
            tailback.client(ApplicationAutoScalingClient.builder(), ANNA)) {
      assertThat(groups.describeAutoScalingGroups().autoScalingGroups()).isEmpty();
      assertThat(
              targets
                  .describeScalableTargets(r -> r.serviceNamespace(ServiceNamespace.ECS))
                  .scalableTargets())
          .isEmpty();
    }
    try (AutoScalingClient groups = tailback.client(AutoScalingClient.builder(), EVE);
        ApplicationAutoScalingClient targets =
            tailback.client(ApplicationAutoScalingClient.builder(), STRANGER)) {
      assertRefused("SignatureDoesNotMatch", groups::describeAutoScalingGroups);
      assertRefused(
          "UnrecognizedClientException",
          () -> targets.describeScalableTargets(r -> r.serviceNamespace(ServiceNamespace.ECS)));
    }
  }

  private static void assertRefused(String code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
  }
}
