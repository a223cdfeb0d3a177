package dev.tailback.conformance.report;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.conformance.CloudWatchError;
import dev.tailback.conformance.ScalingError;
import dev.tailback.conformance.ServiceError;
import dev.tailback.conformance.SqsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/** Checks that the rules together cover every action and every error of SQS. */
final class RuleCoverageTest {
  private static final String SOURCES = sources();

  /** How rules call the actions for which {@code Queue} and {@code Sqs} have methods. */
  private static final Map<String, String> WORDS =
      Map.of(
          "createQueue", "sqs.queue(",
          "sendMessage", ".send(",
          "receiveMessage", ".receive(",
          "deleteMessage", ".delete(",
          "changeMessageVisibility", ".changeVisibility(",
          "getQueueAttributes", ".attribute(",
          "setQueueAttributes", ".set(",
          "putMetricData", "cloudWatch.put(");

  /** The actions of CloudWatch that Tailback has. */
  private static final List<String> OF_CLOUD_WATCH =
      List.of(
          "deleteAlarms",
          "describeAlarmHistory",
          "describeAlarms",
          "describeAlarmsForMetric",
          "disableAlarmActions",
          "enableAlarmActions",
          "getMetricData",
          "getMetricStatistics",
          "listMetrics",
          "listTagsForResource",
          "putMetricAlarm",
          "putMetricData",
          "setAlarmState",
          "tagResource",
          "untagResource");

  /** The actions of Application Auto Scaling that Tailback has and rules call by name. */
  private static final List<String> OF_SCALING =
      List.of(
          "DeleteScalingPolicy",
          "DeregisterScalableTarget",
          "DescribeScalableTargets",
          "DescribeScalingActivities",
          "DescribeScalingPolicies",
          "ListTagsForResource",
          "PutScalingPolicy",
          "RegisterScalableTarget",
          "TagResource",
          "UntagResource");

  private static final String NEEDS_A_KEY =
      "It takes a key of AWS's key management, in a state that a rule would have to bring about.";

  private static final Map<SqsError, String> NOT_PROVOKED =
      Map.ofEntries(
          Map.entry(SqsError.KMS_ACCESS_DENIED, NEEDS_A_KEY),
          Map.entry(SqsError.KMS_DISABLED, NEEDS_A_KEY),
          Map.entry(SqsError.KMS_INVALID_KEY_USAGE, NEEDS_A_KEY),
          Map.entry(SqsError.KMS_INVALID_STATE, NEEDS_A_KEY),
          Map.entry(SqsError.KMS_NOT_FOUND, NEEDS_A_KEY),
          Map.entry(SqsError.KMS_OPT_IN_REQUIRED, NEEDS_A_KEY),
          Map.entry(SqsError.KMS_THROTTLED, NEEDS_A_KEY),
          Map.entry(SqsError.INVALID_ID_FORMAT, "Deprecated; ReceiptHandleIsInvalid is used."),
          Map.entry(SqsError.INVALID_SECURITY, "It takes a request without TLS or a signature."),
          Map.entry(SqsError.MESSAGE_NOT_INFLIGHT, "Nobody is known to have seen it on AWS."),
          Map.entry(SqsError.REQUEST_THROTTLED, "It takes more load than a rule may put on AWS."));

  @Test
  void thereAreEnoughRules() {
    assertThat(RulesTest.RULES).hasSizeGreaterThanOrEqualTo(350);
  }

  @Test
  void everyActionIsUsedByARule() {
    Set<String> actions =
        Arrays.stream(SqsClient.class.getMethods())
            .filter(
                m -> Stream.of(m.getParameterTypes()).anyMatch(SqsRequest.class::isAssignableFrom))
            .map(m -> m.getName().replace("Paginator", ""))
            .collect(toSet());

    assertThat(actions).hasSize(23).allMatch(RuleCoverageTest::isUsed);
  }

  @Test
  void everyActionOfCloudWatchIsUsedByARule() {
    assertThat(OF_CLOUD_WATCH).allMatch(RuleCoverageTest::isUsed);
  }

  @Test
  void everyActionOfApplicationAutoScalingIsUsedByARule() {
    assertThat(OF_SCALING).allMatch(action -> SOURCES.contains('"' + action + '"'));
  }

  @Test
  void everyErrorIsExpectedByARuleOrCannotBeProvoked() {
    Set<SqsError> expected = EnumSet.allOf(SqsError.class);
    expected.removeAll(NOT_PROVOKED.keySet());

    assertThat(expected).allMatch(RuleCoverageTest::isExpected);
    assertThat(CloudWatchError.values()).allMatch(RuleCoverageTest::isExpected);
    assertThat(ScalingError.values()).allMatch(RuleCoverageTest::isExpected);
  }

  @Test
  void noErrorIsBothExpectedAndSaidNotToBeProvoked() {
    assertThat(NOT_PROVOKED.keySet()).noneMatch(RuleCoverageTest::isExpected);
  }

  @Test
  void theErrorsAreThoseThatTheSdkHasExceptionsFor() {
    Set<String> named =
        Stream.of(SqsError.values())
            .map(e -> e.shape().replaceFirst("Exception$", ""))
            .collect(toSet());
    Set<String> declared =
        Arrays.stream(SqsClient.class.getMethods())
            .flatMap(m -> Stream.of(m.getExceptionTypes()))
            .filter(e -> e != SqsException.class && SqsException.class.isAssignableFrom(e))
            .map(e -> e.getSimpleName().replaceFirst("Exception$", ""))
            .collect(toSet());

    assertThat(declared).hasSizeGreaterThan(20);
    assertThat(named).containsAll(declared);
  }

  private static boolean isUsed(String action) {
    String word = WORDS.getOrDefault(action, "." + action + "(");
    return SOURCES.contains(word) || SOURCES.contains("." + action + "(");
  }

  /** Returns whether a rule uses the error, not only imports it. */
  private static boolean isExpected(ServiceError error) {
    return Pattern.compile("(?<![.A-Z_])" + error + "(?![A-Z_;])").matcher(SOURCES).find();
  }

  private static String sources() {
    Path rules = Path.of("src/test/java/dev/tailback/conformance/rules");
    try (Stream<Path> files = Files.list(rules)) {
      List<Path> sources = files.toList();
      StringBuilder text = new StringBuilder();
      for (Path source : sources) {
        text.append(Files.readString(source));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
