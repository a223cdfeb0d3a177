package dev.tailback.server.protocol;

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

  private @Nullable String value;
  private Map<String, Parameters> children = Map.of();

  /** Adds a parameter, in place of an earlier one of the same name. */
  void put(String name, String text) {
    Parameters node = this;
    int start = 0;
    int steps = 1;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      if (++steps > DEEPEST) {
        return;
      }
      node = node.step(name.substring(start, dot));
      start = dot + 1;
    }
    node.step(name.substring(start)).value = text;
  }

  private Parameters step(String name) {
    if (children.isEmpty()) {
      children = new HashMap<>();
    }
    return children.computeIfAbsent(name, any -> new Parameters());
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
   * The numbered parameters from here, in the order of their numbers, which may have gaps. Before
   * them comes what is not numbered, as in {@code AttributeName=All}; with nothing after the equals
   * sign it is how the AWS SDK for JavaScript 3 writes an empty list.
   */
  List<Parameters> elements() {
    TreeMap<Long, Parameters> numbered = new TreeMap<>();
    Parameters single = value == null || value.isEmpty() ? null : this;
    for (Map.Entry<String, Parameters> child : children.entrySet()) {
      long index = index(child.getKey());
      if (index < 0) {
        single = this;
      } else {
        numbered.put(index, child.getValue());
      }
    }
    List<Parameters> elements = new ArrayList<>(numbered.size() + 1);
    if (single != null) {
      elements.add(single);
    }
    elements.addAll(numbered.values());
    return elements;
  }

  private static long index(String step) {
    if (step.isEmpty() || step.length() > 18) {
      return -1;
    }
    long index = 0;
    for (int i = 0; i < step.length(); i++) {
      int digit = step.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      index = index * 10 + digit;
    }
    return index;
  }
}
