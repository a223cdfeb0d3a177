package dev.tailback.server.scaling.group;

import dev.tailback.server.scaling.group.request.GroupErrors;

/** The bounds of a group's size. */
record Bounds(int min, int max) {

  /**
   * Checks that they are in order.
   *
   * @throws dev.tailback.engine.queue.Refusal ValidationError, if they are not
   */
  void check() {
    if (max < min) {
      throw GroupErrors.invalid(
          "Max bound, %d, must be greater than or equal to min bound, %d".formatted(max, min));
    }
  }

  /**
   * Checks that a desired capacity is within them.
   *
   * @throws dev.tailback.engine.queue.Refusal ValidationError, if it is not
   */
  void check(int desired) {
    check();
    if (desired < min || desired > max) {
      throw GroupErrors.invalid(
          "Desired capacity:%d must be between the specified min size:%d and max size:%d"
              .formatted(desired, min, max));
    }
  }

  int clamp(int capacity) {
    return Math.max(min, Math.min(max, capacity));
  }
}
