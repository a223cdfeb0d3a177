package dev.tailback.server.scaling;

import static dev.tailback.server.scaling.ScaledTailback.RESOURCE;
import static dev.tailback.server.scaling.ScaledTailback.START;
import static dev.tailback.server.scaling.ScaledTailback.ofTarget;
import static dev.tailback.server.scaling.ScaledTailback.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scalable targets in AWS JSON 1.1. */
class ScalableTargetsTest {
  private static final String VALIDATION = "ValidationException";
  private static final String ECS = "{\"ServiceNamespace\":\"ecs\"}";

  @RegisterExtension final ScaledTailback tailback = new ScaledTailback();

  @Test
  void aRegisteredTargetIsDescribed() {
    String arn = tailback.register(1, 10);

    assertThat(arn)
        .matches(
            "arn:aws:application-autoscaling:us-east-1:000000000000:scalable-target/[0-9a-f]{32}");
    assertThat(targets()).hasSize(1);
    assertThat(targets().get(0))
        .isEqualTo(
            parse(
                """
                {"ServiceNamespace":"ecs","ResourceId":"%s",
                 "ScalableDimension":"ecs:service:DesiredCount","MinCapacity":1,"MaxCapacity":10,
                 "RoleARN":"arn:aws:iam::000000000000:role/aws-service-role/%s_ECSService",
                 "CreationTime":%d.0,
                 "SuspendedState":{"DynamicScalingInSuspended":false,
                   "DynamicScalingOutSuspended":false,"ScheduledScalingSuspended":false},
                 "ScalableTargetARN":"%s"}
                """
                    .formatted(
                        RESOURCE,
                        "ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling",
                        START.getEpochSecond(),
                        arn)));
  }

  @Test
  void registeringAgainChangesOnlyWhatIsGiven() {
    String arn = tailback.register(1, 10);

    JsonNode again =
        tailback.call(
            "RegisterScalableTarget",
            ofTarget("\"MinCapacity\":3,\"SuspendedState\":{\"DynamicScalingInSuspended\":true}"));

    assertThat(again.get("ScalableTargetARN").asText()).isEqualTo(arn);
    JsonNode target = targets().get(0);
    assertThat(target.get("MinCapacity").asInt()).isEqualTo(3);
    assertThat(target.get("MaxCapacity").asInt()).isEqualTo(10);
    assertThat(target.at("/SuspendedState/DynamicScalingInSuspended").asBoolean()).isTrue();
    assertThat(target.at("/SuspendedState/DynamicScalingOutSuspended").asBoolean()).isFalse();
    assertThat(tailback.capacity()).containsExactly(3, 3);
    assertThat(tailback.latest("Cause")).isEqualTo("minimum capacity was set to 3");
    assertThat(tailback.latest("Description")).isEqualTo("Setting desired count to 3.");
    assertThat(tailback.latest("StatusCode")).isEqualTo("Successful");
  }

  @Test
  void targetsAreListedByPages() {
    IntStream.range(0, 5).forEach(i -> register("service/shop/workers-" + i));

    List<String> seen = new ArrayList<>();
    String token = "";
    int pages = 0;
    while (token != null) {
      JsonNode page =
          tailback.call(
              "DescribeScalableTargets",
              "{\"ServiceNamespace\":\"ecs\",\"MaxResults\":2,\"NextToken\":\"" + token + "\"}");
      page.get("ScalableTargets").forEach(target -> seen.add(target.get("ResourceId").asText()));
      token = page.has("NextToken") ? page.get("NextToken").asText() : null;
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen)
        .containsExactly(
            "service/shop/workers-0",
            "service/shop/workers-1",
            "service/shop/workers-2",
            "service/shop/workers-3",
            "service/shop/workers-4");
    assertThat(
            tailback
                .call(
                    "DescribeScalableTargets",
                    """
                    {"ServiceNamespace":"ecs","ResourceIds":["service/shop/workers-3","none"],
                     "ScalableDimension":"ecs:service:DesiredCount"}
                    """)
                .get("ScalableTargets"))
        .hasSize(1);
  }

  @Test
  void accountsAndRegionsAreKeptApart() {
    tailback.register(1, 10);

    String[] other = {
      "Authorization",
      "AWS4-HMAC-SHA256 Credential=111111111111/20261129/eu-west-1/application-autoscaling/"
          + "aws4_request, SignedHeaders=host, Signature=0"
    };
    assertThat(tailback.json("DescribeScalableTargets", ECS, other).body())
        .isEqualTo("{\"ScalableTargets\":[]}");
    assertThat(parse(tailback.json("DeregisterScalableTarget", ofTarget(""), other).body()))
        .isEqualTo(
            parse(
                "{\"__type\":\"ObjectNotFoundException\",\"Message\":\"No scalable target found for"
                    + " service namespace: ecs, resource ID: service/shop/orders-workers, scalable"
                    + " dimension: ecs:service:DesiredCount\"}"));
  }

  @Test
  void aDeregisteredTargetIsGone() {
    tailback.register(1, 10);

    assertThat(tailback.json("DeregisterScalableTarget", ofTarget("")).body()).isEqualTo("{}");

    assertThat(targets()).isEmpty();
  }

  @Test
  void tagsAreAddedChangedAndRemoved() {
    String arn =
        tailback
            .call(
                "RegisterScalableTarget",
                ofTarget("\"MinCapacity\":1,\"MaxCapacity\":2,\"Tags\":{\"team\":\"shop\"}"))
            .get("ScalableTargetARN")
            .asText();

    tailback.call(
        "TagResource",
        "{\"ResourceARN\":\"" + arn + "\",\"Tags\":{\"team\":\"orders\",\"empty\":\"\"}}");
    assertThat(tags(arn)).isEqualTo(parse("{\"team\":\"orders\",\"empty\":\"\"}"));
    tailback.call(
        "UntagResource", "{\"ResourceARN\":\"" + arn + "\",\"TagKeys\":[\"team\",\"none\"]}");
    assertThat(tags(arn)).isEqualTo(parse("{\"empty\":\"\"}"));
    String fifty =
        IntStream.range(0, 50)
            .mapToObj(i -> "\"key" + i + "\":\"value\"")
            .collect(Collectors.joining(","));
    tailback.refuses(
        "TooManyTagsException",
        "A scalable target can have at most 50 tags.",
        "TagResource",
        "{\"ResourceARN\":\"" + arn + "\",\"Tags\":{" + fifty + "}}");
    tailback.refuses(
        "ResourceNotFoundException",
        "The resource " + arn + "0 doesn't exist.",
        "ListTagsForResource",
        "{\"ResourceARN\":\"" + arn + "0\"}");
    tailback.refuses(
        VALIDATION,
        "The scalable target that you tried to tag already exists. To update tags on an existing"
            + " scalable target, use the TagResource API.",
        "RegisterScalableTarget",
        ofTarget("\"Tags\":{\"team\":\"shop\"}"));
  }

  @Test
  void wrongTagsAreRefused() {
    String arn = tailback.register(1, 2);
    tailback.refuses(
        VALIDATION,
        "The tag key 'aws:team' must not start with aws:.",
        "TagResource",
        "{\"ResourceARN\":\"" + arn + "\",\"Tags\":{\"aws:team\":\"shop\"}}");
    tailback.refuses(
        VALIDATION,
        "1 validation error detected: Value null at 'tags' failed to satisfy constraint: Member"
            + " must not be null",
        "TagResource",
        "{\"ResourceARN\":\"" + arn + "\"}");
    tailback.refuses(
        VALIDATION,
        "1 validation error detected: Value 'workers' at 'resourceARN' failed to satisfy"
            + " constraint: Member must satisfy regular expression pattern:"
            + " ^arn:.+:application-autoscaling:.+:[0-9]+:scalable-target\\/[a-zA-Z0-9-]+$",
        "ListTagsForResource",
        "{\"ResourceARN\":\"workers\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb,table/orders,ecs:service:DesiredCount",
    "ecs,table/orders,ecs:service:DesiredCount",
    "ecs,service/orders,ecs:service:DesiredCount",
    "custom-resource,orders,custom-resource:ResourceType:Property",
  })
  void aResourceOfAnotherKindIsRefused(String namespace, String resource, String dimension) {
    tailback.refuses(
        VALIDATION,
        "Unsupported service namespace, resource type or scalable dimension",
        "RegisterScalableTarget",
        registration(namespace, resource, dimension));
  }

  @ParameterizedTest
  @CsvSource({
    "ec2,spot-fleet-request/sfr-1,ec2:spot-fleet-request:TargetCapacity",
    "dynamodb,table/orders,dynamodb:table:ReadCapacityUnits",
    "dynamodb,table/orders/index/late,dynamodb:index:WriteCapacityUnits",
    "lambda,function:orders:prod,lambda:function:ProvisionedConcurrency",
    "rds,cluster:orders,rds:cluster:ReadReplicaCount",
    "custom-resource,http://localhost:1/scalableTargetDimensions/1,custom-resource:ResourceType:Property"
  })
  void resourcesOfAllServicesCanBeRegistered(String namespace, String resource, String dimension) {
    tailback.call("RegisterScalableTarget", registration(namespace, resource, dimension));
  }

  private static String registration(String namespace, String resource, String dimension) {
    return """
    {"ServiceNamespace":"%s","ResourceId":"%s","ScalableDimension":"%s",
     "MinCapacity":1,"MaxCapacity":2}
    """
        .formatted(namespace, resource, dimension);
  }

  @Test
  void onlyEmrNeedsARoleAndShowsIt() {
    String target =
        "{\"ServiceNamespace\":\"elasticmapreduce\",\"ResourceId\":\"instancegroup/j-1/ig-1\","
            + "\"ScalableDimension\":\"elasticmapreduce:instancegroup:InstanceCount\","
            + "\"MinCapacity\":1,\"MaxCapacity\":2";
    tailback.refuses(
        VALIDATION,
        "RoleARN must be specified to register a new scalable target of elasticmapreduce",
        "RegisterScalableTarget",
        target + "}");
    tailback.call(
        "RegisterScalableTarget", target + ",\"RoleARN\":\"arn:aws:iam::000000000000:role/emr\"}");

    assertThat(
            tailback
                .call("DescribeScalableTargets", "{\"ServiceNamespace\":\"elasticmapreduce\"}")
                .at("/ScalableTargets/0/RoleARN")
                .asText())
        .isEqualTo("arn:aws:iam::000000000000:role/emr");
  }

  @Test
  void wrongCapacitiesAreRefused() {
    String register = "RegisterScalableTarget";
    tailback.refuses(
        VALIDATION,
        "Minimum capacity and maximum capacity must be specified to register a new scalable target",
        register,
        ofTarget("\"MinCapacity\":1"));
    tailback.refuses(
        VALIDATION,
        "Maximum capacity cannot be less than minimum capacity",
        register,
        ofTarget("\"MinCapacity\":3,\"MaxCapacity\":2"));
    tailback.refuses(
        VALIDATION,
        "Minimum capacity cannot be less than 0",
        register,
        ofTarget("\"MinCapacity\":-1,\"MaxCapacity\":2"));
  }

  @Test
  void wrongMembersAreRefused() {
    tailback.refuses(
        VALIDATION,
        "1 validation error detected: Value null at 'resourceId' failed to satisfy constraint:"
            + " Member must not be null",
        "DeregisterScalableTarget",
        "{\"ServiceNamespace\":\"ecs\",\"ScalableDimension\":\"ecs:service:DesiredCount\"}");
    tailback.refuses(
        VALIDATION,
        "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint:"
            + " Member must have value greater than or equal to 1",
        "DescribeScalableTargets",
        "{\"ServiceNamespace\":\"ecs\",\"MaxResults\":0}");
    tailback.refuses(
        VALIDATION,
        "If you specify a scalable dimension, you must also specify a resource ID",
        "DescribeScalableTargets",
        "{\"ServiceNamespace\":\"ecs\",\"ScalableDimension\":\"ecs:service:DesiredCount\"}");
    tailback.refuses(
        "InvalidNextTokenException",
        "The value for parameter NextToken is invalid.",
        "DescribeScalableTargets",
        "{\"ServiceNamespace\":\"ecs\",\"NextToken\":\"?\"}");
    assertThat(tailback.json("DescribeScalableTargets", "{\"ServiceNamespace\":\"sqs\"}").body())
        .contains(
            "Value 'sqs' at 'serviceNamespace' failed to satisfy constraint: Member must satisfy"
                + " enum value set: [ecs, ");
  }

  @Test
  void aResultHasTheFormOfJson11() {
    HttpResponse<String> response = tailback.json("DescribeScalableTargets", ECS);

    assertThat(response.body()).isEqualTo("{\"ScalableTargets\":[]}");
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("application/x-amz-json-1.1");
  }

  @ParameterizedTest
  @CsvSource({
    "PutScheduledAction,scheduled scaling",
    "DescribeScheduledActions,scheduled scaling",
    "DeleteScheduledAction,scheduled scaling",
    "GetPredictiveScalingForecast,predictive scaling"
  })
  void whatIsNotSupportedSaysSo(String action, String subject) {
    tailback.refuses(
        "com.amazon.coral.service#UnknownOperationException",
        "Tailback does not support " + subject + " (" + action + ").",
        action,
        ECS);
  }

  private void register(String resource) {
    tailback.call(
        "RegisterScalableTarget", registration("ecs", resource, "ecs:service:DesiredCount"));
  }

  private JsonNode tags(String arn) {
    return tailback.call("ListTagsForResource", "{\"ResourceARN\":\"" + arn + "\"}").get("Tags");
  }

  private JsonNode targets() {
    return tailback.call("DescribeScalableTargets", ECS).get("ScalableTargets");
  }
}
