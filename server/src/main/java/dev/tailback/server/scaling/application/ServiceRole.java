package dev.tailback.server.scaling.application;

import dev.tailback.engine.scaling.ScalableTarget;
import dev.tailback.engine.scaling.TargetId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The role by which Application Auto Scaling changes a service's resources. Whatever role a request
 * names, the service-linked role is used. Only EMR has none, and needs one in the request.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html">Service-linked
 *     roles</a>
 */
final class ServiceRole {
  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("appstream", "AppStreamFleet"),
          Map.entry("cassandra", "CassandraTable"),
          Map.entry("comprehend", "ComprehendEndpoint"),
          Map.entry("custom-resource", "CustomResource"),
          Map.entry("dynamodb", "DynamoDBTable"),
          Map.entry("ec2", "EC2SpotFleetRequest"),
          Map.entry("ecs", "ECSService"),
          Map.entry("elasticache", "ElastiCacheRG"),
          Map.entry("kafka", "KafkaCluster"),
          Map.entry("lambda", "LambdaConcurrency"),
          Map.entry("neptune", "NeptuneCluster"),
          Map.entry("rds", "RDSCluster"),
          Map.entry("sagemaker", "SageMakerEndpoint"),
          Map.entry("workspaces", "WorkSpacesPool"));

  private ServiceRole() {}

  /** Returns whether a role is linked to a service. */
  static boolean isLinkedTo(String namespace) {
    return ENDINGS.containsKey(namespace);
  }

  /** Returns the ARN of a target's role; {@code null} if it has none. */
  static @Nullable String arn(ScalableTarget target) {
    TargetId id = target.id();
    String ending = ENDINGS.get(id.namespace());
    return ending == null
        ? target.roleArn()
        : "arn:aws:iam::%s:role/aws-service-role/%s.application-autoscaling.amazonaws.com/%s_%s"
            .formatted(
                id.account(), id.namespace(), "AWSServiceRoleForApplicationAutoScaling", ending);
  }
}
