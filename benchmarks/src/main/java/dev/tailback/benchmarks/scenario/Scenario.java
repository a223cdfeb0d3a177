package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.peer.Server;
import java.time.Duration;
import java.util.Map;

/** Something that can be measured on a server, in rounds. */
public interface Scenario {
  String name();

  /** Describes it in one sentence for the report. */
  String description();

  /** Returns its main metric; others are for information. */
  Metric metric();

  /** Returns whether a server is measured; by default any but the other Tailback. */
  default boolean suits(Peer peer) {
    return peer != Peer.OTHER_TAILBACK;
  }

  /** Returns the number of rounds to run, given the requested number. */
  default int rounds(int asked) {
    return asked;
  }

  /** Prepares a server for the rounds. */
  Trial on(Server server);

  /** One server under measurement. */
  interface Trial extends AutoCloseable {

    /** Measures once, for about this time if the length matters. */
    Map<Metric, Double> round(Duration time);

    /** Leaves the server as it was before. */
    @Override
    default void close() {}
  }
}
