package dev.tailback.server.scaling.group.state;

import dev.tailback.server.scaling.group.request.Kept;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says which instance of a group goes first: by the group's first termination policy, of the zone
 * with most instances the oldest. Protected ones go when there are no others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-instance-termination.html">Termination
 *     policies</a>
 */
final class Termination {
  private static final String NEWEST = "NewestInstance";

  private Termination() {}

  /**
   * Returns the instance that goes first.
   *
   * @param live at least one, oldest first
   */
  static Instance first(Kept group, List<Instance> live) {
    List<Instance> unprotected = live.stream().filter(instance -> !instance.isProtected()).toList();
    List<Instance> candidates = unprotected.isEmpty() ? live : unprotected;
    List<String> policies = group.texts(GroupMembers.TERMINATION);
    if (!policies.isEmpty() && policies.get(0).equals(NEWEST)) {
      return candidates.get(candidates.size() - 1);
    }
    Map<Place, Long> counts = counts(live);
    Instance first = candidates.get(0);
    for (Instance instance : candidates) {
      if (count(counts, instance.place()) > count(counts, first.place())) {
        first = instance;
      }
    }
    return first;
  }

  /** Returns how many instances there are in each place. */
  static Map<Place, Long> counts(List<Instance> live) {
    return live.stream()
        .map(Instance::place)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  static long count(Map<Place, Long> counts, Place place) {
    return counts.getOrDefault(place, 0L);
  }
}
