package dev.tailback.engine.scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The targets that are registered, by their ids and by the pools of their names. */
final class Targets {
  private static final Comparator<ScalableTarget> BY_REGISTRATION =
      Comparator.comparingLong(ScalableTarget::ordinal);

  private final NavigableMap<TargetId, ScalableTarget> byId = new TreeMap<>();
  private final Map<PoolId, List<ScalableTarget>> byPool = new HashMap<>();
  private long lastOrdinal;

  /** Returns the ordinal of the next registration. */
  long nextOrdinal() {
    return lastOrdinal + 1;
  }

  void add(ScalableTarget target) {
    byId.put(target.id(), target);
    List<ScalableTarget> ofPool =
        byPool.computeIfAbsent(target.id().pool(), key -> new ArrayList<>());
    ofPool.add(target);
    ofPool.sort(BY_REGISTRATION);
    lastOrdinal = Math.max(lastOrdinal, target.ordinal());
  }

  void remove(ScalableTarget target) {
    byId.remove(target.id());
    PoolId pool = target.id().pool();
    List<ScalableTarget> rest = new ArrayList<>(ofPool(pool));
    rest.remove(target);
    if (rest.isEmpty()) {
      byPool.remove(pool);
    } else {
      byPool.put(pool, rest);
    }
  }

  @Nullable ScalableTarget find(TargetId id) {
    return byId.get(id);
  }

  /** Returns all, by account, region, namespace, resource and dimension. */
  List<ScalableTarget> all() {
    return List.copyOf(byId.values());
  }

  /** Returns those with the name of a pool, in the order in which they were registered. */
  List<ScalableTarget> ofPool(PoolId id) {
    return byPool.getOrDefault(id, List.of());
  }
}
