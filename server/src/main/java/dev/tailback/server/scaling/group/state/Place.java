package dev.tailback.server.scaling.group.state;

import dev.tailback.server.scaling.group.request.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where instances are.
 *
 * @param subnet empty if the group has none
 */
record Place(String zone, String subnet) {

  /** Returns the places of a group, at least one. */
  static List<Place> of(Kept group) {
    List<String> zones = group.texts(GroupMembers.ZONES);
    String subnets = group.textOrEmpty(GroupMembers.SUBNETS);
    String[] each = subnets.isBlank() ? new String[0] : subnets.split(",", -1);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < zones.size(); i++) {
      places.add(new Place(zones.get(i), i < each.length ? each[i].strip() : ""));
    }
    return places.isEmpty() ? List.of(new Place("", "")) : places;
  }

  /** Returns how many instances there are in each place that has any. */
  static Map<Place, Long> counts(List<Instance> instances) {
    return instances.stream()
        .map(Instance::place)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
