package dev.tailback.lab.study.verdict;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.RunResult;
import dev.tailback.lab.result.Series;
import dev.tailback.lab.scenario.ConsumerPlan;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.lab.scenario.QueuePlan;
import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.study.statistics.Outcome;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rules look at: a scenario and its outcome. */
record Case(Outcome outcome) {
  private static final int PARTS = 24;

  Scenario scenario() {
    return outcome.scenario();
  }

  double median(Figure figure) {
    return outcome.median(figure, null);
  }

  double median(Figure figure, @Nullable String of) {
    return outcome.median(figure, of);
  }

  /** Returns the groups of consumers whose queue the scenario has. */
  Stream<Station> stations() {
    return scenario().consumers().stream()
        .flatMap(one -> queue(one.queue()).map(queue -> new Station(this, one, queue)).stream());
  }

  Stream<ConsumerPlan> consumers(String queue) {
    return scenario().consumers().stream().filter(one -> one.queue().equals(queue));
  }

  Stream<ProducerPlan> producers(String queue) {
    return scenario().producers().stream().filter(one -> one.queues().contains(queue));
  }

  Optional<QueuePlan> queue(String name) {
    return scenario().queues().stream().filter(one -> one.name().equals(name)).findAny();
  }

  Backlog backlog(String queue) {
    return new Backlog(this, queue);
  }

  /** Returns how many messages per second are sent in the busiest 24th of the first run. */
  double peak(String queue) {
    double[] rates =
        series(Series.Measure.SENT_RATE, queue).map(Series::values).orElse(new double[0]);
    int window = Math.max(1, rates.length / PARTS);
    return IntStream.rangeClosed(0, rates.length - window)
        .mapToDouble(from -> Arrays.stream(rates, from, from + window).average().orElse(0))
        .max()
        .orElse(0);
  }

  /** Returns a figure per second of measured time. */
  double rate(Figure count, @Nullable String of) {
    return median(count, of) / outcome.measuredSeconds();
  }

  /** Returns a series of the first run. */
  Optional<Series> series(Series.Measure measure, String of) {
    return outcome.runs().stream()
        .limit(1)
        .map(RunResult::series)
        .flatMap(all -> all.stream())
        .filter(one -> one.measure() == measure && one.of().equals(of))
        .findAny();
  }
}
