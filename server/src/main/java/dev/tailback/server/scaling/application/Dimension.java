package dev.tailback.server.scaling.application;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be scaled, and for which resources.
 *
 * @param namespace the service whose resources they are
 * @param name the scalable dimension
 * @param resources the form of the resources' ids
 * @param hasSteps whether step scaling is supported
 * @param hasTracking whether target tracking is supported
 */
record Dimension(
    String namespace, String name, Pattern resources, boolean hasSteps, boolean hasTracking) {

  private static final String PART = "[^/]+";
  private static final List<Dimension> ALL = all();

  /** The namespaces of all services. */
  static final List<String> NAMESPACES = ALL.stream().map(Dimension::namespace).distinct().toList();

  /** The names of all dimensions. */
  static final List<String> NAMES = ALL.stream().map(Dimension::name).toList();

  private static List<Dimension> all() {
    List<Dimension> all = new ArrayList<>();
    String variant = "endpoint/" + PART + "/variant/" + PART;
    String table = "table/" + PART;
    String index = table + "/index/" + PART;
    String keyspace = "keyspace/" + PART + "/table/" + PART;
    add(all, "ecs:service:DesiredCount", "service/" + PART + "/" + PART);
    add(all, "ec2:spot-fleet-request:TargetCapacity", "spot-fleet-request/" + PART);
    all.add(
        of(
            "elasticmapreduce:instancegroup:InstanceCount",
            "instancegroup/" + PART + "/" + PART,
            true,
            false));
    add(all, "appstream:fleet:DesiredCapacity", "fleet/" + PART);
    addTracked(all, "dynamodb:table:ReadCapacityUnits", table);
    addTracked(all, "dynamodb:table:WriteCapacityUnits", table);
    addTracked(all, "dynamodb:index:ReadCapacityUnits", index);
    addTracked(all, "dynamodb:index:WriteCapacityUnits", index);
    add(all, "rds:cluster:ReadReplicaCount", "cluster:.+");
    add(all, "sagemaker:variant:DesiredInstanceCount", variant);
    add(all, "custom-resource:ResourceType:Property", "https?://.+");
    addTracked(
        all,
        "comprehend:document-classifier-endpoint:DesiredInferenceUnits",
        "arn:.+:document-classifier-endpoint/.+");
    addTracked(
        all,
        "comprehend:entity-recognizer-endpoint:DesiredInferenceUnits",
        "arn:.+:entity-recognizer-endpoint/.+");
    addTracked(all, "lambda:function:ProvisionedConcurrency", "function:[^:]+:[^:]+");
    addTracked(all, "cassandra:table:ReadCapacityUnits", keyspace);
    addTracked(all, "cassandra:table:WriteCapacityUnits", keyspace);
    addTracked(all, "kafka:broker-storage:VolumeSize", "arn:.+:cluster/.+");
    addTracked(all, "elasticache:cache-cluster:Nodes", "cache-cluster/" + PART);
    addTracked(all, "elasticache:replication-group:NodeGroups", "replication-group/" + PART);
    addTracked(all, "elasticache:replication-group:Replicas", "replication-group/" + PART);
    addTracked(all, "neptune:cluster:ReadReplicaCount", "cluster:.+");
    add(all, "sagemaker:variant:DesiredProvisionedConcurrency", variant);
    add(all, "sagemaker:inference-component:DesiredCopyCount", "inference-component/" + PART);
    add(all, "workspaces:workspacespool:DesiredUserSessions", "workspacespool/" + PART);
    return List.copyOf(all);
  }

  private static void add(List<Dimension> all, String name, String resources) {
    all.add(of(name, resources, true, true));
  }

  private static void addTracked(List<Dimension> all, String name, String resources) {
    all.add(of(name, resources, false, true));
  }

  private static Dimension of(
      String name, String resources, boolean hasSteps, boolean hasTracking) {
    String namespace = name.substring(0, name.indexOf(':'));
    return new Dimension(namespace, name, Pattern.compile(resources), hasSteps, hasTracking);
  }

  /** Returns the dimension of this name, or {@code null} if there is none. */
  static @Nullable Dimension find(String name) {
    return ALL.stream().filter(each -> each.name.equals(name)).findFirst().orElse(null);
  }

  /** Returns whether resources of a service have ids of this form and this dimension. */
  boolean has(String ofNamespace, String resource) {
    return namespace.equals(ofNamespace) && resources.matcher(resource).matches();
  }
}
