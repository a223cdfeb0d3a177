package dev.tailback.server.wire;

import dev.tailback.engine.queue.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a Query request as the tree that the dots in their names describe.
 *
 * <p>{@code MessageAttribute.2.Value.DataType} is four steps from the root. Building the tree and
 * walking it once is linear in the number of parameters, but for the sorting of the indices.
 */
final class Parameters {
  /* The deepest name SQS knows, SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.*.1, has
   * seven steps. A deeper one can't name anything, and could be made of a million dots. */
  private static final int DEEPEST = 8;

  private static final int MAX_INDEX_DIGITS = 9;

  private @Nullable String value;
  private Map<String, Parameters> children = Map.of();

  /**
   * Adds a parameter, in place of an earlier one of the same name.
   *
   * @throws BadRequest if its name has an index of 0, whatever it names
   */
  void put(String name, String text) {
    Parameters node = this;
    int start = 0;
    int steps = 1;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      if (++steps > DEEPEST) {
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
    return node.children.computeIfAbsent(name, any -> new Parameters());
  }

  /** What the parameter of exactly this name says. */
  @Nullable String value() {
    return value;
  }

  /** The parameters whose names go on from here with {@code name}. */
  @Nullable Parameters child(String name) {
    return children.get(name);
  }

  boolean hasChildren() {
    return !children.isEmpty();
  }

  /**
   * Returns the numbered parameters from here, in the order of their numbers, which may have gaps.
   * Before them comes this node itself, if one of {@code members} follows it without a number.
   *
   * @param members the members of an element that is a structure
   * @throws BadRequest if anything else is in place of a number
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

  /** Returns the refusal of the first list or map found that has too many elements, if one has. */
  @Nullable Refusal excess(Input request, ServiceModel service) {
    for (Map.Entry<String, Parameters> child : children.entrySet()) {
      ListLimit limit = service.limit(child.getKey());
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
