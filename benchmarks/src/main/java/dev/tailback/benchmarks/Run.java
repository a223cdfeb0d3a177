package dev.tailback.benchmarks;

import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.peer.Server;
import dev.tailback.benchmarks.scenario.Scenario;
import dev.tailback.benchmarks.scenario.Scenarios;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the servers, measures, and writes the report. */
@Command(
    name = "./benchmarks/run",
    description = "Compares Tailback with other servers on this machine.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class Run implements Callable<Integer> {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

  @Option(
      names = "--servers",
      split = ",",
      description = {
        "in this order; by default all except 'earlier':",
        "an earlier build, whose jar you copy to benchmarks/target/earlier.jar"
      })
  private List<String> servers =
      List.of(
          "tailback", "other_tailback", "logging", "elasticmq", "fauxqs", "fauxqs_quiet", "floor");

  @Option(names = "--scenarios", split = ",", description = "by default all")
  private List<String> scenarios = List.of();

  @Option(names = "--rounds", description = "number for each scenario and server")
  private int rounds = 3;

  @Option(names = "--seconds", description = "length of each round")
  private int seconds = 5;

  @Option(names = "--warm-up", description = "seconds before the first round")
  private int warmUpSeconds = 10;

  @Option(names = "--open-seconds", description = "length of the open loop")
  private int openSeconds = 60;

  @Option(names = "--report", description = "file to write")
  private Path report = Path.of("benchmarks/target/BENCHMARKS.md");

  private final String[] arguments;
  private final PrintStream out = System.out;

  private Run(String[] arguments) {
    this.arguments = arguments;
  }

  /** Must run in the root of a checkout built by {@code benchmarks/run}. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Run(arguments)).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<Peer> peers = servers.stream().map(Peer::named).toList();
    List<Scenario> chosen = chosen();
    Results results = new Results();
    List<Server> running = new ArrayList<>();
    try {
      for (Peer peer : peers) {
        Server server = Server.start(peer);
        server.hold();
        running.add(server);
      }
      Rounds all =
          new Rounds(
              running,
              rounds,
              Duration.ofSeconds(seconds),
              Duration.ofSeconds(warmUpSeconds),
              results,
              out);
      chosen.forEach(all::run);
    } finally {
      running.forEach(Server::close);
    }
    String page = page(results, peers, chosen);
    Files.writeString(report, page);
    out.println(page);
    return 0;
  }

  private List<Scenario> chosen() {
    List<Scenario> all = Scenarios.all(Duration.ofSeconds(openSeconds));
    List<String> names = all.stream().map(Scenario::name).toList();
    if (!names.containsAll(scenarios)) {
      throw new IllegalArgumentException("Scenarios are " + String.join(",", names) + ".");
    }
    return all.stream()
        .filter(scenario -> scenarios.isEmpty() || scenarios.contains(scenario.name()))
        .toList();
  }

  private String page(Results results, List<Peer> peers, List<Scenario> chosen) throws IOException {
    Report report = new Report(results, peers);
    return """
        # Benchmarks

        How fast is Tailback beside other servers on the same machine? In brackets: how many times better Tailback does; \
        below 1 it does worse.

        %s
        Each client call goes through HTTP, from 32 connections unless a line says otherwise. fauxqs logs every request \
        as it comes; the last column is without that.

        ## How this was measured

        `%s` wrote this page on %s.
        %s; the servers share them with the load generator.

        %s
        - One server runs at a time, in turns; the others are stopped meanwhile.
        - Numbers are medians of %d rounds of %d s after a warm-up of %d s. Where Tailback is compared only with itself, \
        there are three times as many rounds.
        - "other Tailback" is a second process of it, for comparisons of Tailback with itself.
        - "floor" is a bare Undertow handler that reads the body and answers with as many bytes: the most that HTTP allows.
        - Every answer's status and number of messages is checked.

        To run it, call `./benchmarks/run`; `--help` lists the options. `./benchmarks/load` puts the same load on any \
        endpoint, and `./benchmarks/jmh` measures the engine by itself.

        ## Targets

        %s
        ## All measurements

        %s"""
            .formatted(
                new Overview(results).table(),
                ("./benchmarks/run " + String.join(" ", arguments))
                    .replace(" --report docs/BENCHMARKS.md", ""),
                DATE.format(ZonedDateTime.now(Clock.systemUTC())),
                Machine.describe(),
                report.versions(),
                rounds,
                seconds,
                warmUpSeconds,
                report.goals(),
                report.scenarios(chosen))
            .stripTrailing()
        + "\n";
  }
}
