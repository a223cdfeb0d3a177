package dev.tailback.lab.study;

import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.study.statistics.Outcome;
import dev.tailback.lab.study.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The outcome of a scenario, its variants and its sweep.
 *
 * @param base the scenario as it is
 * @param variants in the order of the file
 * @param points the points of the sweep in ascending order; without series and histograms
 * @param judgements whether the base's expectations hold, in the order of the file
 * @param unclear the figures that are still not known well enough, as {@code column: figure}
 */
public record Study(
    Scenario scenario,
    Outcome base,
    List<Outcome> variants,
    List<Outcome> points,
    List<Judgement> judgements,
    Verdict verdict,
    List<String> unclear,
    Ending ending) {

  /** Copies the lists. */
  public Study {
    variants = List.copyOf(variants);
    points = List.copyOf(points);
    judgements = List.copyOf(judgements);
    unclear = List.copyOf(unclear);
  }

  /** Why a study ended. */
  public enum Ending {
    /** All runs were played. */
    COMPLETE,
    /** It was stopped; it has the results up to then. */
    STOPPED,
    /** It reached its time limit; it has the results up to then. */
    OUT_OF_TIME
  }

  /** Returns the base and the variants. */
  public List<Outcome> columns() {
    return Stream.concat(Stream.of(base), variants.stream()).toList();
  }

  /** Returns all columns and the points of the sweep. */
  public List<Outcome> outcomes() {
    return Stream.concat(columns().stream(), points.stream()).toList();
  }

  /** Returns whether no expectation is broken. */
  public boolean holds() {
    return judgements.stream().noneMatch(one -> one.state() == Judgement.State.BROKEN);
  }

  /** Returns the broken laws, which are bugs of the lab, with column and seed. */
  public List<String> brokenLaws() {
    List<String> all = new ArrayList<>();
    for (Outcome outcome : outcomes()) {
      outcome
          .runs()
          .forEach(
              run ->
                  run.brokenLaws()
                      .forEach(
                          law -> all.add(outcome.name() + ", seed " + run.seed() + ": " + law)));
    }
    return all;
  }
}
