package dev.tailback.server.config;

/**
 * Where something is said: {@code tailback.yaml:7: queues.orders.VisibilityTimeout}.
 *
 * @param source the file as its user named it, and the line
 * @param key the path of keys, empty at the top
 */
public record Place(String source, String key) {

  static Place in(String file, int line, String key) {
    return new Place(file + ":" + line, key);
  }

  /** That something is wrong here. */
  public ConfigProblem problem(String what) {
    return new ConfigProblem(this + ": " + what);
  }

  @Override
  public String toString() {
    return key.isEmpty() ? source : source + ": " + key;
  }
}
