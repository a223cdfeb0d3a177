package dev.tailback.config;

import dev.tailback.config.ConfiguredTarget.Policy;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a scalable target with the field names of Application Auto Scaling. Without a resource it
 * is the ECS service of its name in the cluster {@code tailback}.
 */
final class TargetReader {
  private static final String NAMESPACE = "ServiceNamespace";
  private static final String RESOURCE = "ResourceId";
  private static final String DIMENSION = "ScalableDimension";
  private static final List<String> FIELDS =
      List.of(
          "MinCapacity",
          "MaxCapacity",
          NAMESPACE,
          RESOURCE,
          DIMENSION,
          "startDelay",
          "policies",
          "Tags");

  private final String account;
  private final String region;
  private final PolicyReader policies;

  TargetReader(String account, String region) {
    this.account = account;
    this.region = region;
    this.policies = new PolicyReader(account, region);
  }

  ConfiguredTarget read(String name, Fields fields) {
    fields.only(FIELDS);
    return new ConfiguredTarget(
        id(name, fields), settings(fields), AlarmReader.tags(fields), policies(fields));
  }

  private TargetId id(String name, Fields fields) {
    if (!fields.has(NAMESPACE) && !fields.has(RESOURCE) && !fields.has(DIMENSION)) {
      String service = "service/tailback/" + name;
      return new TargetId(account, region, "ecs", service, "ecs:service:DesiredCount");
    }
    return new TargetId(
        account,
        region,
        given(fields, NAMESPACE),
        given(fields, RESOURCE),
        given(fields, DIMENSION));
  }

  private static String given(Fields fields, String name) {
    String text = fields.text(name);
    if (text == null) {
      throw fields.wrong(
          name, "given beside the others of " + String.join(", ", NAMESPACE, RESOURCE, DIMENSION));
    }
    return text;
  }

  private static TargetSettings settings(Fields fields) {
    int min = capacity(fields, "MinCapacity", 0);
    int max = capacity(fields, "MaxCapacity", min);
    Duration startDelay = fields.has("startDelay") ? fields.duration("startDelay") : Duration.ZERO;
    return TargetSettings.between(min, max).withStartDelay(startDelay.toMillis());
  }

  private static int capacity(Fields fields, String name, int atLeast) {
    Integer capacity = fields.whole(name, atLeast, Integer.MAX_VALUE);
    if (capacity == null) {
      throw fields.wrong(name, "a whole number");
    }
    return capacity;
  }

  private List<Policy> policies(Fields fields) {
    List<Policy> read = new ArrayList<>();
    if (fields.has("policies")) {
      Fields all = fields.nested("policies");
      all.object()
          .fieldNames()
          .forEachRemaining(name -> read.add(policies.read(name, all.nested(name))));
    }
    return read;
  }
}
