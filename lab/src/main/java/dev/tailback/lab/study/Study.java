package dev.tailback.lab.study;

import dev.tailback.lab.scenario.Scenario;
import dev.tailback.lab.study.statistics.Outcome;
import dev.tailback.lab.study.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came out of a scenario, its variants and its sweep.
 *
 * @param base the scenario as it is
 * @param variants in the order of the file
 * @param points the points of the sweep in ascending order; without series and histograms
 * @param judgements what became of the base's expectations, in the order of the file
 * @param unclear what the runs were not enough to know, as {@code column: figure}
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
    /** It was stopped; what is here was known by then. */
    STOPPED,
    /** Its time was up; what is here was known by then. */
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

  /** Returns what does not add up, which is a bug of the lab, with the column and the seed. */
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
