package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.Checks;
import dev.tailback.server.scaling.group.request.Kept;
import dev.tailback.server.scaling.group.request.Shape;
import dev.tailback.server.wire.Input;

/** Reads requests that need no checks beyond the constraints of the model. */
final class Members {
  private Members() {}

  /**
   * Returns the members of a request.
   *
   * @throws dev.tailback.engine.queue.Refusal ValidationError, if a constraint is broken
   */
  static Kept read(Input input, Shape shape, String... required) {
    Checks checks = new Checks();
    Kept members = shape.read(input, checks);
    for (String name : required) {
      checks.required(name, members.has(name) ? name : null);
    }
    checks.check();
    return members;
  }
}
