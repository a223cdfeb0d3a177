package dev.tailback.server.conservation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The actions of a run, derived from its seed: each actor's n-th action has its own random numbers,
 * and each disturbance its time. Only the interleaving of threads is left to chance.
 */
final class Schedule {
  private static final long MAX_PAUSE_MILLIS = 900;
  private static final int MAX_JUMP_SECONDS = 40;
  private static final List<String> FAULTS =
      List.of(
          "{'probability':0.2,'drop':{'moment':'before'}}",
          "{'probability':0.2,'drop':{'moment':'after'}}",
          "{'probability':0.3,'error':{'code':'KmsThrottled'}}",
          "{'probability':0.3,'error':{'code':'ServiceUnavailable','moment':'after'}}",
          "{'probability':0.5,'latency':{'uniform':{'from':'PT0S','to':'PT0.3S'}}}",
          "{'probability':0.5,'latency':{'fixed':'PT0.2S','moment':'after'}}",
          "{'partialBatch':{'share':0.4,'code':'RequestThrottled'}}",
          "{'queue':'work','duplicate':{'share':0.5}}",
          "{'queue':'work','reorder':{'window':20}}",
          "{'probability':0.5,'emptyReceive':{}}",
          "{'probability':0.4,'throttle':{'retryAfter':'PT0.1S'}}");
  private static final List<String> MOVES =
      List.of("work-dlq -> work", "work-dlq -> ", "jobs-dlq.fifo -> ", "work-dlq -> later");

  private final long seed;
  private final int seconds;
  private final List<Step> steps = new ArrayList<>();

  Schedule(long seed, int seconds) {
    this.seed = seed;
    this.seconds = seconds;
    SplittableRandom random = new SplittableRandom(seed);
    for (long at = 0; at < seconds * 1000L; at += 100 + random.nextLong(MAX_PAUSE_MILLIS)) {
      steps.add(step(at, random));
    }
  }

  /** The kinds of disturbances. */
  enum Disturbance {
    /** Moves the clock forward. */
    ADVANCE,
    FAULT,
    THROTTLE,
    /** Removes all faults and throttles. */
    CALM,
    PURGE,
    MOVE,
    CANCEL_MOVE
  }

  /**
   * One disturbance.
   *
   * @param atMillis after the start, in real time
   * @param detail further details
   */
  record Step(long atMillis, Disturbance what, String detail) {
    @Override
    public String toString() {
      return "%.1f s %s %s".formatted(atMillis / 1000.0, what, detail).strip();
    }
  }

  private static Step step(long atMillis, SplittableRandom random) {
    int dice = random.nextInt(100);
    if (dice < 25) {
      return new Step(
          atMillis, Disturbance.ADVANCE, "PT" + (1 + random.nextInt(MAX_JUMP_SECONDS)) + "S");
    } else if (dice < 50) {
      return new Step(atMillis, Disturbance.FAULT, pick(FAULTS, random).replace('\'', '"'));
    } else if (dice < 55) {
      return new Step(atMillis, Disturbance.THROTTLE, "{\"rate\":40,\"burst\":10}");
    } else if (dice < 72) {
      return new Step(atMillis, Disturbance.CALM, "");
    } else if (dice < 80) {
      return new Step(atMillis, Disturbance.PURGE, "");
    } else if (dice < 95) {
      String rate = " at " + (1 + random.nextInt(500));
      return new Step(atMillis, Disturbance.MOVE, pick(MOVES, random) + rate);
    }
    return new Step(atMillis, Disturbance.CANCEL_MOVE, "");
  }

  private static String pick(List<String> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  int seconds() {
    return seconds;
  }

  List<Step> steps() {
    return steps;
  }

  /** Returns the random numbers of an actor's n-th action. */
  SplittableRandom random(String actor, long action) {
    long actors = new SplittableRandom(seed ^ actor.hashCode()).nextLong();
    return new SplittableRandom(actors + action).split();
  }

  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
  }
}
