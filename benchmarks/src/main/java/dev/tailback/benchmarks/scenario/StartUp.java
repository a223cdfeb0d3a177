package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.peer.Server;
import java.util.Map;

/** The time from the start of a process to its first answer. */
final class StartUp implements Scenario {
  @Override
  public String name() {
    return "start";
  }

  @Override
  public String description() {
    return "from the start of a new process to its first answer";
  }

  @Override
  public Metric metric() {
    return Metric.START_MILLIS;
  }

  @Override
  public Trial on(Server server) {
    return time -> {
      try (Server another = Server.start(server.peer())) {
        return Map.of(Metric.START_MILLIS, another.startTime().toNanos() / 1e6);
      }
    };
  }
}
