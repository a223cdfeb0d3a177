package dev.tailback.benchmarks;

import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.peer.Server;
import dev.tailback.benchmarks.scenario.Metric;
import dev.tailback.benchmarks.scenario.Scenario;
import dev.tailback.benchmarks.scenario.Scenario.Trial;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the servers in turns, round by round, one running while the others are suspended.
 *
 * @param rounds the number of rounds of each scenario and server
 * @param time the length of a round
 */
record Rounds(
    List<Server> servers,
    int rounds,
    Duration time,
    Duration warmUp,
    Results results,
    PrintStream out) {

  void run(Scenario scenario) {
    Map<Server, Trial> trials = prepare(scenario);
    for (int round = 1; round <= scenario.rounds(rounds); round++) {
      trials.forEach((server, trial) -> round(scenario, server, trial));
    }
    trials.forEach((server, trial) -> alone(scenario, server, trial::close));
  }

  private Map<Server, Trial> prepare(Scenario scenario) {
    Map<Server, Trial> trials = new LinkedHashMap<>();
    for (Server server : servers) {
      if (scenario.suits(server.peer())) {
        alone(scenario, server, () -> trials.put(server, prepare(scenario, server)));
      }
    }
    return trials;
  }

  private Trial prepare(Scenario scenario, Server server) {
    Trial trial = scenario.on(server);
    if (scenario.rounds(2) > 1) {
      trial.round(warmUp);
    }
    return trial;
  }

  private void round(Scenario scenario, Server server, Trial trial) {
    if (!results.hasFailed(scenario.name(), server.peer())) {
      alone(scenario, server, () -> measure(scenario, server, trial));
    }
  }

  private void measure(Scenario scenario, Server server, Trial trial) {
    double load = Machine.loadAverage();
    Foreign foreign = Foreign.start(server);
    Map<Metric, Double> measured = trial.round(time);
    results.add(scenario.name(), server.peer(), measured);
    results.addForeign(scenario.name(), foreign.share());
    out.printf(
        "%-12s %-9s %12s %-28s load average before %.1f%n",
        scenario.name(),
        server.peer(),
        Goal.number(measured.getOrDefault(scenario.metric(), Double.NaN)),
        scenario.metric(),
        load);
  }

  /** Failures of other servers are part of the picture; they then have no measurement. */
  private void alone(Scenario scenario, Server server, Runnable work) {
    Peer peer = server.peer();
    server.release();
    try {
      work.run();
    } catch (RuntimeException e) {
      results.failed(scenario.name(), peer, String.valueOf(e.getMessage()));
      out.printf("%-12s %-9s failed: %s%n", scenario.name(), peer, e);
    } finally {
      server.hold();
    }
  }

  /** Measures the machine's work for other processes than the server and this one. */
  private record Foreign(Server server, long start, Duration busy, Duration ours) {
    static Foreign start(Server server) {
      return new Foreign(server, System.nanoTime(), Machine.busy(), ours(server));
    }

    private static Duration ours(Server server) {
      return server.cpuTime().plus(ProcessHandle.current().info().totalCpuDuration().orElseThrow());
    }

    double share() {
      double others = Machine.busy().minus(busy).minus(ours(server).minus(ours)).toNanos();
      return Math.max(0, others / (System.nanoTime() - start) / Machine.CORES);
    }
  }
}
