package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.peer.Peer;

/** A scenario that looks into Tailback alone, and has one round however many are asked for. */
interface OnceOnTailback extends Scenario {
  @Override
  default boolean suits(Peer peer) {
    return peer.isBuild();
  }

  @Override
  default int rounds(int asked) {
    return 1;
  }
}
