package dev.tailback.server.scaling.group.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The activities of all groups in the last six weeks, including groups deleted since. When there
 * are more than {@value #MAX_ACTIVITIES}, the oldest are forgotten earlier.
 */
final class GroupActivities {
  static final int MAX_ACTIVITIES = 10_000;
  private static final long RETENTION_MILLIS = 42 * 86_400_000L;

  private final Map<String, GroupActivity> oldestFirst = new LinkedHashMap<>();

  void add(GroupActivity activity) {
    oldestFirst.put(activity.id(), activity);
    var oldest = oldestFirst.values().iterator();
    while (oldest.hasNext()) {
      long startMillis = oldest.next().startMillis();
      if (oldestFirst.size() <= MAX_ACTIVITIES
          && startMillis >= activity.startMillis() - RETENTION_MILLIS) {
        return;
      }
      oldest.remove();
    }
  }

  /** Ends an activity that is in progress. */
  void end(String id, long atMillis, GroupActivity.Status status) {
    oldestFirst.computeIfPresent(
        id,
        (key, activity) ->
            activity.endMillis() == null ? activity.ended(atMillis, status) : activity);
  }

  @Nullable GroupActivity find(String id) {
    return oldestFirst.get(id);
  }

  List<GroupActivity> newestFirst(Predicate<GroupActivity> matches) {
    List<GroupActivity> found =
        new ArrayList<>(oldestFirst.values().stream().filter(matches).toList());
    Collections.reverse(found);
    return found;
  }

  /** Returns all activities, oldest first. */
  Collection<GroupActivity> all() {
    return oldestFirst.values();
  }

  /** Adds a restored activity, as the newest. */
  void restore(GroupActivity activity) {
    oldestFirst.put(activity.id(), activity);
  }

  void forget(Predicate<GroupActivity> matches) {
    oldestFirst.values().removeIf(matches);
  }
}
