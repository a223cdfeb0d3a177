package dev.tailback.lab.study;

import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.study.statistics.Band;
import dev.tailback.lab.study.statistics.Outcome;

/**
 * Whether an expectation holds.
 *
 * @param band where the figure lies
 */
public record Judgement(Expectation expectation, Band band, State state) {

  /** Whether an expectation holds. */
  public enum State {
    /** In nearly all runs. */
    HELD("held"),
    /** Not in most runs, or there is nothing to measure. */
    BROKEN("broken"),
    /** In most runs, but not in all. */
    NOT_CLEAR("not clear");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** Returns it as it is shown. */
    public String words() {
      return words;
    }
  }

  /** Judges what came out of a scenario. */
  public static Judgement of(Expectation expectation, Outcome outcome) {
    Band band = outcome.band(expectation.figure(), expectation.of());
    return new Judgement(expectation, band, state(expectation, band));
  }

  private static State state(Expectation expectation, Band band) {
    if (!expectation.holds(band.median())) {
      return State.BROKEN;
    }
    boolean everywhere = expectation.holds(band.low()) && expectation.holds(band.high());
    return everywhere ? State.HELD : State.NOT_CLEAR;
  }
}
