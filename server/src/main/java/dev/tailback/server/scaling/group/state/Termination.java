package dev.tailback.server.scaling.group.state;

import dev.tailback.server.scaling.group.request.Kept;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Decides which instances of a group are terminated first: by the group's first termination policy
 * and, by default, the oldest in the zone with most instances. Protected ones go only when there
 * are no others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-instance-termination.html">Termination
 *     policies</a>
 */
final class Termination {
  private static final String NEWEST = "NewestInstance";

  /** The candidates of a place, by their ages. */
  private static final class Candidates {
    private final Deque<Integer> oldestFirst = new ArrayDeque<>();
    private long instances;

    private Candidates(long instances) {
      this.instances = instances;
    }

    private long instances() {
      return instances;
    }

    private int oldest() {
      return oldestFirst.getFirst();
    }
  }

  private Termination() {}

  /**
   * Returns the instances that go first, in their order.
   *
   * @param live oldest first
   * @param count how many go, no more than there are
   */
  static List<Instance> first(Kept group, List<Instance> live, int count) {
    List<Instance> unprotected = live.stream().filter(instance -> !instance.isProtected()).toList();
    List<Instance> others = live.stream().filter(Instance::isProtected).toList();
    List<Instance> chosen =
        new ArrayList<>(choose(group, unprotected, live, Math.min(count, unprotected.size())));
    chosen.addAll(choose(group, others, others, count - chosen.size()));
    return chosen;
  }

  private static List<Instance> choose(
      Kept group, List<Instance> candidates, List<Instance> live, int count) {
    List<String> policies = group.texts(GroupMembers.TERMINATION);
    return !policies.isEmpty() && policies.get(0).equals(NEWEST)
        ? newest(candidates, count)
        : balanced(candidates, live, count);
  }

  private static List<Instance> newest(List<Instance> candidates, int count) {
    List<Instance> newest =
        new ArrayList<>(candidates.subList(candidates.size() - count, candidates.size()));
    Collections.reverse(newest);
    return newest;
  }

  private static List<Instance> balanced(
      List<Instance> candidates, List<Instance> live, int count) {
    PriorityQueue<Candidates> places =
        new PriorityQueue<>(
            Comparator.comparingLong(Candidates::instances)
                .reversed()
                .thenComparingInt(Candidates::oldest));
    places.addAll(byPlace(candidates, Place.counts(live)).values());
    List<Instance> chosen = new ArrayList<>(count);
    while (chosen.size() < count) {
      Candidates most = places.remove();
      chosen.add(candidates.get(most.oldestFirst.removeFirst()));
      most.instances--;
      if (!most.oldestFirst.isEmpty()) {
        places.add(most);
      }
    }
    return chosen;
  }

  private static Map<Place, Candidates> byPlace(
      List<Instance> candidates, Map<Place, Long> counts) {
    Map<Place, Candidates> byPlace = new HashMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      Place place = candidates.get(i).place();
      byPlace
          .computeIfAbsent(place, each -> new Candidates(counts.getOrDefault(each, 0L)))
          .oldestFirst
          .addLast(i);
    }
    return byPlace;
  }
}
