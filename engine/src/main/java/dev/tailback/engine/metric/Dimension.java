package dev.tailback.engine.metric;

/** A name and a value that together are part of a metric's identity. */
public record Dimension(String name, String value) implements Comparable<Dimension> {

  @Override
  public int compareTo(Dimension other) {
    int byName = name.compareTo(other.name);
    return byName == 0 ? value.compareTo(other.value) : byName;
  }
}
