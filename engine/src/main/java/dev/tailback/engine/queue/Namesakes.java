package dev.tailback.engine.queue;

import dev.tailback.engine.time.Invariant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An index of queues by name, to find those of the same name in other accounts and regions. */
final class Namesakes {
  private final Map<String, NavigableSet<QueueAddress>> byName = new HashMap<>();

  void add(QueueAddress address) {
    byName.computeIfAbsent(address.name(), any -> new TreeSet<>()).add(address);
  }

  void remove(QueueAddress address) {
    byName.computeIfPresent(
        address.name(),
        (name, addresses) -> addresses.remove(address) && addresses.isEmpty() ? null : addresses);
  }

  /**
   * Returns up to {@code max} other addresses with the same name, the same account first. Costs
   * O(log n) per address returned, however many queues share the name.
   */
  List<QueueAddress> of(QueueAddress address, int max) {
    NavigableSet<QueueAddress> all = byName.getOrDefault(address.name(), new TreeSet<>());
    QueueAddress start = new QueueAddress(address.account(), "", "");
    QueueAddress end = new QueueAddress(address.account() + '\0', "", "");
    List<QueueAddress> others = new ArrayList<>();
    Stream.of(all.subSet(start, end), all.headSet(start), all.tailSet(end))
        .flatMap(part -> part.stream().filter(other -> !other.equals(address)).limit(max))
        .limit(max)
        .forEach(others::add);
    return others;
  }

  /** Checks that exactly these addresses are indexed. */
  void checkInvariants(NavigableSet<QueueAddress> addresses) {
    NavigableSet<QueueAddress> indexed = new TreeSet<>();
    byName.values().forEach(indexed::addAll);
    Invariant.that(indexed.equals(addresses), "the index of names has all queues");
    Invariant.that(byName.values().stream().noneMatch(NavigableSet::isEmpty), "no name is empty");
  }
}
