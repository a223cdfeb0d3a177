package dev.tailback.lab.sim.statistic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times at which the sums of a run are noted, so that any warm-up can be left out and the rest
 * divided into equal parts. A warm-up that is not given is chosen from several candidates.
 */
final class Marks {
  static final int PARTS = 20;

  /*
   * Each candidate is a twentieth of the run longer than the one before; the last is half the run.
   */
  private static final int SLICES = 2_000;
  private static final int SLICES_BETWEEN_CUTS = SLICES / 20;
  private static final int LAST_CUT = SLICES / 2;

  private final double[] times;
  private final int cutEvery;
  private final int lastCut;
  private int passed;

  /**
   * Creates the marks of a run.
   *
   * @param warmUpSeconds {@code null} if it has to be found
   */
  Marks(double durationSeconds, @Nullable Double warmUpSeconds) {
    int steps = warmUpSeconds == null ? SLICES : PARTS;
    double from = warmUpSeconds == null ? 0 : warmUpSeconds;
    times = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      times[i] = from + (durationSeconds - from) * i / steps;
    }
    times[steps] = durationSeconds; // exactly
    cutEvery = warmUpSeconds == null ? SLICES_BETWEEN_CUTS : 1;
    lastCut = warmUpSeconds == null ? LAST_CUT : 0;
  }

  /** Returns when the next mark is; infinity if all are passed. */
  double nextSeconds() {
    return passed == times.length ? Double.POSITIVE_INFINITY : times[passed];
  }

  /** Passes the next mark, and returns whether the warm-up may end there. */
  boolean pass() {
    boolean isCut = isCut(passed);
    passed++;
    return isCut;
  }

  private boolean isCut(int mark) {
    return mark <= lastCut && mark % cutEvery == 0;
  }

  /** Returns how many marks have been passed. */
  int passed() {
    return passed;
  }

  double seconds(int mark) {
    return times[mark];
  }

  /** Returns whether the warm-up has yet to be found. */
  boolean isOpen() {
    return lastCut > 0;
  }

  /** Returns the first mark at or after another at which the warm-up may end. */
  int cutFrom(int mark) {
    return Math.min(lastCut, (mark + cutEvery - 1) / cutEvery * cutEvery);
  }

  /** Returns the marks that divide the time from a cut to the end into equal parts. */
  List<Integer> partsFrom(int cut) {
    int step = (times.length - 1 - cut) / PARTS;
    List<Integer> parts = new ArrayList<>();
    for (int mark = cut; mark < passed; mark += step) {
      parts.add(mark);
    }
    return parts;
  }
}
