package dev.tailback.server.scaling.application;

import dev.tailback.engine.scaling.TargetId;
import java.util.Map;

/**
 * The role by which Application Auto Scaling changes a service's resources. Whatever role a request
 * names, it is that which is linked to the service.
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

  /** Returns the ARN of a target's role. EMR has none that is linked to it. */
  static String arn(TargetId target) {
    String ending = ENDINGS.get(target.namespace());
    String role =
        ending == null
            ? "EMR_AutoScaling_DefaultRole"
            : "aws-service-role/%s.application-autoscaling.amazonaws.com/%s_%s"
                .formatted(target.namespace(), "AWSServiceRoleForApplicationAutoScaling", ending);
    return "arn:aws:iam::" + target.account() + ":role/" + role;
  }
}
