package dev.tailback.server.scaling.group.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The instances of a group, oldest first. Changing one is O(1). */
final class GroupInstances {
  private final Map<String, Instance> byId = new LinkedHashMap<>();

  /** Adds an instance, or replaces the one of its id. */
  void put(Instance instance) {
    byId.put(instance.id(), instance);
  }

  void remove(Instance instance) {
    byId.remove(instance.id());
  }

  List<Instance> all() {
    return List.copyOf(byId.values());
  }

  /** Returns those that belong to the capacity of the group. */
  List<Instance> live() {
    return byId.values().stream().filter(Instance::isLive).toList();
  }

  /** Returns those that are being terminated. */
  List<Instance> terminating() {
    return byId.values().stream().filter(instance -> !instance.isLive()).toList();
  }
}
