package dev.tailback.engine.metric;

import dev.tailback.engine.math.Expression;
import dev.tailback.engine.math.ExpressionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts queries so that each comes after those it refers to. There may be a few hundred. */
final class EvaluationOrder {
  private final Map<String, MetricQuery> byId;

  EvaluationOrder(Map<String, MetricQuery> byId) {
    this.byId = byId;
  }

  /**
   * Returns the queries in order.
   *
   * @throws ExpressionException if a query refers to itself, or to one that does not exist
   */
  List<MetricQuery> queries() {
    Map<String, Integer> missing = new HashMap<>();
    Map<String, List<MetricQuery>> users = new HashMap<>();
    Deque<MetricQuery> ready = new ArrayDeque<>();
    for (MetricQuery query : byId.values()) {
      Set<String> used = used(query);
      used.forEach(id -> users.computeIfAbsent(id, none -> new ArrayList<>()).add(query));
      missing.put(query.id(), used.size());
      if (used.isEmpty()) {
        ready.add(query);
      }
    }
    List<MetricQuery> sorted = new ArrayList<>();
    for (MetricQuery next = ready.poll(); next != null; next = ready.poll()) {
      sorted.add(next);
      for (MetricQuery user : users.getOrDefault(next.id(), List.of())) {
        if (missing.merge(user.id(), -1, Integer::sum) == 0) {
          ready.add(user);
        }
      }
    }
    if (sorted.size() < byId.size()) {
      throw new ExpressionException(
          "the expressions refer to each other in a circle: " + unsorted(sorted));
    }
    return sorted;
  }

  private Set<String> used(MetricQuery query) {
    Expression expression = query.expression();
    Set<String> ids = expression == null ? Set.of() : expression.ids();
    for (String id : ids) {
      if (!byId.containsKey(id)) {
        throw new ExpressionException(
            "Error in expression '%s': there is no metric or expression with the id '%s'"
                .formatted(query.id(), id));
      }
    }
    return ids;
  }

  private List<String> unsorted(List<MetricQuery> sorted) {
    List<String> ids = new ArrayList<>(byId.keySet());
    sorted.forEach(query -> ids.remove(query.id()));
    return ids;
  }
}
