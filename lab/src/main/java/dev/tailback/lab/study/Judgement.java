package dev.tailback.lab.study;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.Expectation;
import dev.tailback.lab.study.statistics.Band;
import dev.tailback.lab.study.statistics.Outcome;
import java.util.Arrays;

/**
 * Whether an expectation holds.
 *
 * @param band the figure's band
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

    /** Returns its text for display. */
    public String words() {
      return words;
    }
  }

  /** Judges the outcome of a scenario. */
  public static Judgement of(Expectation expectation, Outcome outcome) {
    Band band = outcome.band(expectation.figure(), expectation.of());
    double[] values = outcome.values(expectation.figure(), expectation.of());
    if (expectation.figure() == Figure.RECOVERY) {
      values = Arrays.stream(values).map(Judgement::foreverIfNever).toArray();
    }
    return new Judgement(expectation, band, state(expectation, Band.of(values)));
  }

  /** A backlog that was never gone counts, too: it took longer than any bound. */
  private static double foreverIfNever(double seconds) {
    return Double.isNaN(seconds) ? Double.POSITIVE_INFINITY : seconds;
  }

  private static State state(Expectation expectation, Band band) {
    if (!expectation.holds(band.median())) {
      return State.BROKEN;
    }
    boolean everywhere = expectation.holds(band.low()) && expectation.holds(band.high());
    return everywhere ? State.HELD : State.NOT_CLEAR;
  }
}
