package dev.tailback.engine.scaling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The activities of all targets in the last six weeks, including targets removed since. When there
 * are more than {@value #MAX_ACTIVITIES}, the oldest are forgotten earlier.
 */
final class Activities {
  static final int MAX_ACTIVITIES = 10_000;
  private static final long RETENTION_MILLIS = 42 * 86_400_000L;

  private final Map<String, ScalingActivity> oldestFirst = new LinkedHashMap<>();
  private final Map<TargetId, ScalingActivity> latest = new HashMap<>();

  /** Adds an activity, or replaces the one with its id. */
  void put(ScalingActivity activity) {
    oldestFirst.put(activity.id(), activity);
    latest.put(activity.target(), activity);
    forgetOld(activity.startMillis());
  }

  /** Adds an activity without a change, unless it repeats the target's last one. */
  void putNotScaled(ScalingActivity activity) {
    ScalingActivity last = latest.get(activity.target());
    if (last == null || !last.isRepeatedBy(activity)) {
      put(activity);
    }
  }

  private void forgetOld(long nowMillis) {
    var oldest = oldestFirst.values().iterator();
    while (oldest.hasNext()) {
      ScalingActivity activity = oldest.next();
      if (oldestFirst.size() <= MAX_ACTIVITIES
          && activity.startMillis() >= nowMillis - RETENTION_MILLIS) {
        return;
      }
      oldest.remove();
      latest.remove(activity.target(), activity);
    }
  }

  @Nullable ScalingActivity find(String id) {
    return oldestFirst.get(id);
  }

  List<ScalingActivity> newestFirst(Predicate<ScalingActivity> matches) {
    List<ScalingActivity> found =
        new ArrayList<>(oldestFirst.values().stream().filter(matches).toList());
    Collections.reverse(found);
    return found;
  }

  /** Returns all activities, oldest first. */
  Collection<ScalingActivity> all() {
    return oldestFirst.values();
  }

  /** Adds a restored activity, as the newest. */
  void restore(ScalingActivity activity) {
    oldestFirst.put(activity.id(), activity);
    latest.put(activity.target(), activity);
  }

  void forget(String account) {
    oldestFirst.values().removeIf(activity -> activity.target().account().equals(account));
    latest.keySet().removeIf(target -> target.account().equals(account));
  }

  void clear() {
    oldestFirst.clear();
    latest.clear();
  }
}
