package dev.tailback.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the scalable targets that an emulator starts with. */
public final class StartingTargets {
  private final TargetReader reader;

  /** Creates a reader of the targets of an account and region. */
  public StartingTargets(String account, String region) {
    reader = new TargetReader(account, region);
  }

  /**
   * Reads targets.
   *
   * @param alarms the names of the alarms that can call their policies
   * @throws ConfigException if a target is invalid
   */
  public List<ConfiguredTarget> read(List<NamedDefinition> definitions, Set<String> alarms) {
    List<ConfiguredTarget> targets = new ArrayList<>();
    for (NamedDefinition definition : definitions) {
      try {
        ConfiguredTarget target = reader.read(definition.name(), Fields.of(definition.fields()));
        checkAlarms(target, alarms);
        targets.add(target);
      } catch (FieldException wrong) {
        throw StartingRules.explain(wrong, definition.place());
      }
    }
    return targets;
  }

  private static void checkAlarms(ConfiguredTarget target, Set<String> alarms) {
    for (ConfiguredTarget.Policy policy : target.policies()) {
      for (String alarm : policy.alarms()) {
        if (!alarms.contains(alarm)) {
          throw new FieldException(
              "policies." + policy.name() + ".alarms", "there is no alarm '" + alarm + "'");
        }
      }
    }
  }
}
