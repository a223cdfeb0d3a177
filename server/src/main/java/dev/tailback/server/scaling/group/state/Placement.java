package dev.tailback.server.scaling.group.state;

import dev.tailback.server.scaling.group.request.Kept;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Decides where new instances of a group go: each to the first of the places with the fewest. */
final class Placement {
  private record Option(Place place, int index, long instances) {}

  private final PriorityQueue<Option> options =
      new PriorityQueue<>(
          Comparator.comparingLong(Option::instances).thenComparingInt(Option::index));

  /**
   * Begins with the instances that a group has.
   *
   * @param live those that belong to its capacity
   */
  Placement(Kept group, List<Instance> live) {
    Map<Place, Long> counts = Place.counts(live);
    List<Place> places = Place.of(group).stream().distinct().toList();
    for (int i = 0; i < places.size(); i++) {
      options.add(new Option(places.get(i), i, counts.getOrDefault(places.get(i), 0L)));
    }
  }

  /** Returns the place of the next instance. */
  Place next() {
    Option fewest = options.remove();
    options.add(new Option(fewest.place, fewest.index, fewest.instances + 1));
    return fewest.place;
  }
}
