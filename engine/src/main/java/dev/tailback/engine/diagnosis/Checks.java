package dev.tailback.engine.diagnosis;

import org.jspecify.annotations.Nullable;

/** Finds the check of each rule. */
final class Checks {

  /** Returns a rule's finding about a queue; {@code null} if its condition does not hold. */
  static @Nullable Finding find(Rule rule, Symptoms queue, Seen seen) {
    return queue.counts().areKnown() ? ofQueue(rule, queue, seen) : ofTraffic(rule, queue);
  }

  /** Finds what can be seen from traffic alone, without knowing the messages or settings. */
  private static @Nullable Finding ofTraffic(Rule rule, Symptoms queue) {
    return switch (rule) {
      case THROTTLED -> Throttling.throttled(queue);
      case EMPTY -> EmptyReceives.empty(queue);
      case FLOW -> Calm.flow(queue);
      case IDLE -> Calm.unknown();
      default -> null;
    };
  }

  private static @Nullable Finding ofQueue(Rule rule, Symptoms queue, Seen seen) {
    return switch (rule) {
      case LIMIT -> Blockages.limit(queue);
      case LOOK_AHEAD -> Blockages.lookAhead(queue);
      case STUCK -> Blockages.stuck(queue);
      case NOBODY -> Blockages.nobody(queue, seen);
      case EXPIRING -> Expiry.expiring(queue);
      case GROWING -> Growth.growing(queue, seen);
      case REPEATS -> Repeats.repeats(queue);
      case DEAD -> DeadLetters.dead(queue);
      case DEAD_LETTERS -> DeadLetters.deadLetters(queue);
      case THROTTLED -> Throttling.throttled(queue);
      case NEAR -> Repeats.near(queue, seen);
      case OLD_HEAD -> OldHead.oldHead(queue, seen);
      case EMPTY -> EmptyReceives.empty(queue);
      case DRAIN -> Calm.drain(queue);
      case DELAYED -> Calm.delayed(queue);
      case FLOW -> Calm.flow(queue);
      case IDLE -> Calm.idle(queue);
    };
  }

  private Checks() {}
}
