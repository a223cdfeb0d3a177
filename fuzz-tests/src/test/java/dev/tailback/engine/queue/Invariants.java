package dev.tailback.engine.queue;

/** Checks what must hold between two calls. */
public final class Invariants {
  private Invariants() {}

  /** Checks the queues behind a gate. */
  public static void check(EngineGate gate) {
    gate.run(Queues::checkInvariants);
  }
}
