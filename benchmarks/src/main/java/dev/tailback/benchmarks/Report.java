package dev.tailback.benchmarks;

import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.scenario.Metric;
import dev.tailback.benchmarks.scenario.Scenario;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results in Markdown: first the goals, then the measurements, each with its ratio. */
final class Report {
  private final Results results;
  private final List<Peer> peers;
  private final StringBuilder text = new StringBuilder();

  Report(Results results, List<Peer> peers) {
    this.results = results;
    this.peers = peers;
  }

  String goals() {
    line("| target | wanted | measured | | the floor itself |");
    line("|---|---|---|---|---|");
    Goals.ALL.forEach(this::goal);
    return take();
  }

  private void goal(Goal goal) {
    Double measured = goal.measured(results);
    if (measured != null) {
      String unit = goal.base() == null ? " " + goal.figure().metric() : "x";
      line(
          "| %s | %s | %s%s | %s | %s |"
              .formatted(
                  goal.what(),
                  goal.wanted(),
                  Goal.number(measured),
                  unit,
                  goal.isReached(measured) ? "reached" : "**missed**",
                  floor(goal)));
    }
  }

  private String floor(Goal goal) {
    Double floor = goal.floor(results);
    return floor == null ? "" : Goal.number(floor) + "x";
  }

  String scenarios(List<Scenario> scenarios) {
    scenarios.forEach(this::scenario);
    return take();
  }

  private void scenario(Scenario scenario) {
    line("### " + scenario.name() + "\n");
    line(scenario.description() + others(scenario) + ".\n");
    line("| server | " + scenario.metric() + " | lowest to highest | compared | besides |");
    line("|---|---|---|---|---|");
    for (Peer peer : peers) {
      row(scenario, peer);
    }
    line("");
  }

  private String others(Scenario scenario) {
    Spread foreign = results.foreign(scenario.name());
    boolean isOfNewProcesses = scenario.metric() == Metric.START_MILLIS;
    return foreign == null || isOfNewProcesses
        ? ""
        : "; other processes had %.0f to %.0f %% of the machine meanwhile"
            .formatted(100 * foreign.lowest(), 100 * foreign.highest());
  }

  private void row(Scenario scenario, Peer peer) {
    Spread spread = results.of(scenario.name(), peer, scenario.metric());
    String failure = results.failure(scenario.name(), peer);
    if (failure != null) {
      line("| " + peer + " | failed: " + failure.replaceAll("[|\\s]+", " ") + " | | | |");
    } else if (spread != null) {
      line(
          "| %s | %s | %s to %s | %s | %s |"
              .formatted(
                  peer,
                  Goal.number(spread.median()),
                  Goal.number(spread.lowest()),
                  Goal.number(spread.highest()),
                  compared(scenario, peer, spread),
                  besides(scenario, peer)));
    }
  }

  private String compared(Scenario scenario, Peer peer, Spread spread) {
    if (peer != Peer.TAILBACK) {
      return times(results.of(scenario.name(), Peer.TAILBACK, scenario.metric()), spread, "here");
    }
    Peer base = base(scenario);
    Spread other = results.of(scenario.name(), base, scenario.metric());
    return other == null
        ? ofTheLimit(scenario, scenario.metric(), spread)
        : times(spread, other, "of the " + base);
  }

  /** Returns the peer with which Tailback is compared in its own row. */
  private Peer base(Scenario scenario) {
    return results.of(scenario.name(), Peer.FLOOR, scenario.metric()) == null
        ? Peer.OTHER_TAILBACK
        : Peer.FLOOR;
  }

  /** Compares with the goal if there is no other server to compare with. */
  private static String ofTheLimit(Scenario scenario, Metric metric, Spread spread) {
    return Goals.ALL.stream()
        .filter(goal -> goal.base() == null && goal.bound() > 0)
        .filter(goal -> goal.figure().scenario().equals(scenario.name()))
        .filter(goal -> goal.figure().metric() == metric)
        .findFirst()
        .map(goal -> Goal.number(spread.median() / goal.bound()) + "x the limit")
        .orElse("");
  }

  private static String times(@Nullable Spread ours, Spread base, String what) {
    return ours == null
        ? ""
        : "Tailback %sx %s".formatted(Goal.number(ours.median() / base.median()), what);
  }

  private String besides(Scenario scenario, Peer peer) {
    StringBuilder besides = new StringBuilder();
    for (Metric metric : Metric.values()) {
      Spread spread = results.of(scenario.name(), peer, metric);
      if (metric != scenario.metric() && spread != null) {
        besides.append(besides.isEmpty() ? "" : ", ");
        besides.append(metric).append(' ').append(Goal.number(spread.median()));
        besides.append(relative(scenario, peer, metric, spread));
      }
    }
    return besides.toString();
  }

  private String relative(Scenario scenario, Peer peer, Metric metric, Spread spread) {
    boolean isOurs = peer == Peer.TAILBACK;
    Peer other = isOurs ? base(scenario) : Peer.TAILBACK;
    Spread base = results.of(scenario.name(), other, metric);
    if (base == null) {
      return isOurs ? inBrackets(ofTheLimit(scenario, metric, spread)) : "";
    }
    if (base.median() == 0) {
      return "";
    }
    String whose = isOurs ? "the " + other + "'s" : "Tailback's";
    return inBrackets(Goal.number(spread.median() / base.median()) + "x " + whose);
  }

  private static String inBrackets(String text) {
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  String versions() throws IOException {
    for (Peer peer : peers) {
      line("- " + peer + ": " + peer.version());
    }
    return take();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }
}
