package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.peer.Server;
import java.time.Duration;
import java.util.Map;

/** Something that can be measured of a server, in rounds. */
public interface Scenario {
  String name();

  /** What happens in it, in one sentence for the report. */
  String description();

  /** The number it is about; others are for information. */
  Metric metric();

  /**
   * Whether it is measured of that server; of the other Tailback only where there is a use for it.
   */
  default boolean suits(Peer peer) {
    return peer != Peer.OTHER_TAILBACK;
  }

  /** How many rounds make sense, where so many are asked for. */
  default int rounds(int asked) {
    return asked;
  }

  /** Prepares a server for the rounds. */
  Trial on(Server server);

  /** One server under measurement. */
  interface Trial extends AutoCloseable {

    /** Measures once; about so long, where the length matters. */
    Map<Metric, Double> round(Duration time);

    /** Leaves the server as it was before. */
    @Override
    default void close() {}
  }
}
