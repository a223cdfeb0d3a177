package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.peer.Peer;

/** A scenario that measures only Tailback, in one round however many are requested. */
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
