package dev.tailback.conformance.rules;

import static dev.tailback.conformance.Scaling.with;
import static dev.tailback.conformance.ScalingError.INVALID_TOKEN;
import static dev.tailback.conformance.ScalingError.NO_SUCH_RESOURCE;
import static dev.tailback.conformance.ScalingError.OBJECT_NOT_FOUND;
import static dev.tailback.conformance.ScalingError.TOO_MANY_TAGS;
import static dev.tailback.conformance.ScalingError.WRONG_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tailback.conformance.Rules;
import dev.tailback.conformance.Scaling;
import dev.tailback.conformance.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Rules("Scalable targets")
@Tag("scaling")
@Source(
    url =
        "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html")
final class ScalableTargetRules {
  private static final String API =
      "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_";

  @Test
  @Source(url = API + "RegisterScalableTarget.html")
  void aNewTargetNeedsBothBounds(Scaling scaling) {
    scaling
        .ask("RegisterScalableTarget", with(scaling.newService(), Map.of("MinCapacity", 1)))
        .refused(WRONG_MEMBER);
  }

  @Test
  @Source(url = API + "RegisterScalableTarget.html")
  void registeringAgainChangesOnlyWhatIsGiven(Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);

    scaling.call("RegisterScalableTarget", with(service, Map.of("MaxCapacity", 7)));

    assertThat(target(scaling, service).path("MinCapacity").asInt()).isEqualTo(1);
    assertThat(target(scaling, service).path("MaxCapacity").asInt()).isEqualTo(7);
  }

  @Test
  @Source(url = API + "RegisterScalableTarget.html")
  void aCapacityOutOfBoundsIsBroughtWithinThem(Scaling scaling) {
    Map<String, String> service = scaling.newService(1, 5);

    scaling.register(service, 3, 5);

    assertThat(scaling.newest(service, "Description")).isEqualTo("Setting desired count to 3.");
    assertThat(scaling.newest(service, "Cause")).isEqualTo("minimum capacity was set to 3");
  }

  @Test
  @Source(url = API + "SuspendedState.html")
  void nothingIsSuspendedUntilItIsAskedFor(Scaling scaling) {
    JsonNode state = target(scaling, scaling.newService(1, 5)).path("SuspendedState");

    assertThat(state.path("DynamicScalingInSuspended").asBoolean(true)).isFalse();
    assertThat(state.path("DynamicScalingOutSuspended").asBoolean(true)).isFalse();
    assertThat(state.path("ScheduledScalingSuspended").asBoolean(true)).isFalse();
  }

  @Test
  @Source(url = API + "RegisterScalableTarget.html")
  void aDimensionBelongsToItsService(Scaling scaling) {
    scaling
        .ask(
            "RegisterScalableTarget",
            Map.of(
                "ServiceNamespace", "dynamodb",
                "ResourceId", "table/orders",
                "ScalableDimension", "ecs:service:DesiredCount",
                "MinCapacity", 1,
                "MaxCapacity", 2))
        .refused(WRONG_MEMBER);
  }

  @Test
  @Source(url = API + "DescribeScalableTargets.html")
  void aDimensionIsSearchedForTogetherWithAResource(Scaling scaling) {
    scaling
        .ask(
            "DescribeScalableTargets",
            Map.of("ServiceNamespace", "ecs", "ScalableDimension", "ecs:service:DesiredCount"))
        .refused(WRONG_MEMBER);
  }

  @Test
  @Source(url = API + "DescribeScalableTargets.html")
  void aTokenIsOneThatWasGiven(Scaling scaling) {
    scaling
        .ask("DescribeScalableTargets", Map.of("ServiceNamespace", "ecs", "NextToken", "?"))
        .refused(INVALID_TOKEN);
  }

  @Test
  @Source(url = API + "DeregisterScalableTarget.html")
  void aTargetThatIsNotRegisteredCannotBeDeregistered(Scaling scaling) {
    scaling.ask("DeregisterScalableTarget", scaling.newService()).refused(OBJECT_NOT_FOUND);
  }

  @Test
  @Source(url = API + "TagResource.html")
  void aTargetHasTags(Scaling scaling) {
    String arn = arn(scaling, scaling.newService(1, 5));

    scaling.call("TagResource", Map.of("ResourceARN", arn, "Tags", Map.of("a", "1", "b", "")));
    scaling.call("UntagResource", Map.of("ResourceARN", arn, "TagKeys", List.of("a")));

    assertThat(scaling.call("ListTagsForResource", Map.of("ResourceARN", arn)).path("Tags"))
        .hasSize(1);
    scaling.ask("ListTagsForResource", Map.of("ResourceARN", arn + "0")).refused(NO_SUCH_RESOURCE);
  }

  @Test
  @Source(url = API + "TagResource.html")
  void aTargetHasFiftyTagsAtMost(Scaling scaling) {
    String arn = arn(scaling, scaling.newService(1, 5));
    Map<String, String> tags = new TreeMap<>();
    for (int i = 0; i < 51; i++) {
      tags.put("key" + i, "value");
    }

    scaling.ask("TagResource", Map.of("ResourceARN", arn, "Tags", tags)).refused(TOO_MANY_TAGS);
  }

  private static String arn(Scaling scaling, Map<String, String> service) {
    return target(scaling, service).path("ScalableTargetARN").asText();
  }

  private static JsonNode target(Scaling scaling, Map<String, String> service) {
    return scaling
        .call(
            "DescribeScalableTargets",
            Map.of("ServiceNamespace", "ecs", "ResourceIds", List.of(service.get("ResourceId"))))
        .at("/ScalableTargets/0");
  }
}
