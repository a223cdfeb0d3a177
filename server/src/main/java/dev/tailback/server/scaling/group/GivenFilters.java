package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.GroupErrors;
import dev.tailback.server.wire.Input;
import dev.tailback.server.wire.ListMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Reads the filters of requests. All of them must match, each by one of its values. */
final class GivenFilters {
  private static final ListMember LIST = ListMember.of("Filters");
  private static final ListMember VALUES = ListMember.of("Values");

  /**
   * A filter.
   *
   * @param values one of these must match
   */
  record Filter(String name, List<String> values) {}

  private GivenFilters() {}

  /**
   * Reads filters.
   *
   * @param isKnown whether there is a filter of this name
   */
  static List<Filter> read(Input input, Predicate<String> isKnown) {
    List<Filter> filters = new ArrayList<>();
    for (Input each : Objects.requireNonNullElse(input.structures(LIST), List.<Input>of())) {
      String name = Objects.requireNonNullElse(each.string("Name"), "");
      if (!isKnown.test(name)) {
        throw GroupErrors.invalid("Filter type " + name + " is not correct.");
      }
      filters.add(new Filter(name, each.stringsOrNone(VALUES)));
    }
    return List.copyOf(filters);
  }
}
