package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a Query request as a tree, one level for each dot in their names.
 *
 * <p>{@code MessageAttribute.2.Value.DataType} is at the fourth level. Building the tree and
 * walking it once take time linear in the number of parameters, apart from sorting the indices.
 */
final class Parameters {
  /* The deepest parameter of any request, TargetTrackingConfiguration.CustomizedMetricSpecification
   * .Metrics.member.1.MetricStat.Metric.Dimensions.member.1.Name, has eleven levels. Deeper ones are
   * ignored: a hostile name could have a million. */
  private static final int MAX_LEVELS = 12;

  private static final int MAX_INDEX_DIGITS = 9;

  private int levels;
  private @Nullable String value;
  private Map<String, Parameters> children = Map.of();

  /**
   * Adds a parameter, replacing an earlier one of the same name.
   *
   * @throws BadRequest if its name has an index of 0 anywhere
   */
  void put(String name, String text) {
    Parameters node = this;
    int start = 0;
    int steps = 1;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      if (++steps > MAX_LEVELS) {
        return;
      }
      node = step(node, name.substring(start, dot));
      start = dot + 1;
    }
    step(node, name.substring(start)).value = text;
  }

  private Parameters step(Parameters node, String name) {
    if (node != this && name.equals("0")) {
      throw invalidIndex(name);
    }
    if (node.children.isEmpty()) {
      node.children = new HashMap<>();
    }
    return node.children.computeIfAbsent(name, any -> newLevel());
  }

  private Parameters newLevel() {
    levels++;
    return new Parameters();
  }

  /** Returns the number of nodes that were added through this one. */
  int levels() {
    return levels;
  }

  /** Returns the value of the parameter with exactly this name, {@code null} if there is none. */
  @Nullable String value() {
    return value;
  }

  /** Returns the node one level down, {@code null} if no parameter has that name. */
  @Nullable Parameters child(String name) {
    return children.get(name);
  }

  boolean hasChildren() {
    return !children.isEmpty();
  }

  /**
   * Returns the numbered nodes one level down, in the order of their numbers, which may have gaps.
   * If one of {@code members} is there without a number, this node itself is the first element.
   *
   * @param members the members of an element, if elements are structures
   * @throws BadRequest if a node has another name
   */
  List<Parameters> elements(String... members) {
    List<String> unnumbered = List.of(members);
    TreeMap<Integer, Parameters> numbered = new TreeMap<>();
    boolean isElement = false;
    for (Map.Entry<String, Parameters> child : children.entrySet()) {
      if (unnumbered.contains(child.getKey())) {
        isElement = true;
      } else {
        numbered.put(index(child.getKey()), child.getValue());
      }
    }
    List<Parameters> elements = new ArrayList<>(numbered.size() + 1);
    if (isElement) {
      elements.add(this);
    }
    elements.addAll(numbered.values());
    return elements;
  }

  private static int index(String step) {
    if (step.isEmpty() || !step.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw BadRequest.listNotExpected();
    }
    if (step.length() > MAX_INDEX_DIGITS) {
      throw BadRequest.malformed("Index " + step + " is illegal");
    }
    int index = Integer.parseInt(step);
    if (index < 1) {
      throw invalidIndex(step);
    }
    return index;
  }

  private static BadRequest invalidIndex(String step) {
    return BadRequest.malformed(step + " is not a valid index");
  }

  /** Returns the refusal of a list or map that has too many elements, {@code null} if none has. */
  @Nullable Refusal excess(Input request, ServiceModel service) {
    for (Map.Entry<String, Parameters> child : children.entrySet()) {
      ListLimit limit = service.traits().limit(child.getKey());
      int count = child.getValue().children.size();
      Refusal excess =
          limit != null && limit.isExceededBy(count)
              ? limit.refusal(count, request)
              : child.getValue().excess(request, service);
      if (excess != null) {
        return excess;
      }
    }
    return null;
  }
}
