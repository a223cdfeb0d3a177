package dev.tailback.lab.report;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.study.Study;
import dev.tailback.lab.study.statistics.Band;
import dev.tailback.lab.study.statistics.Outcome;

/**
 * A figure of a column.
 *
 * @param isClear whether it clearly differs from the base's; {@code true} for the base
 */
record Cell(Figure figure, Band band, boolean isClear) {

  /** Returns a cell of a study. */
  static Cell of(Study study, Outcome column, Figure figure) {
    Band band = column.band(figure);
    return new Cell(figure, band, isClear(study, column, figure));
  }

  /** Returns whether a column differs from the base, or is exactly the same. */
  private static boolean isClear(Study study, Outcome column, Figure figure) {
    Band difference = column.minus(study.base(), figure, null).band();
    boolean isSame = difference.low() == 0 && difference.high() == 0;
    return isSame || difference.isEmpty() || column.minus(study.base(), figure, null).isClear();
  }

  /** Returns the median. */
  String median() {
    return Scale.of(figure, band).withUnit(band.median());
  }

  /**
   * Returns the bounds of the band in the median's unit; empty if the band is too narrow to show.
   */
  String bounds() {
    Scale scale = Scale.of(figure, band);
    String low = scale.number(band.low());
    String high = scale.number(band.high());
    return low.equals(high) ? "" : low + "–" + high;
  }

  /** Returns the median and the bounds. */
  String text() {
    String bounds = bounds();
    return bounds.isEmpty() ? median() : median() + " (" + bounds + ")";
  }
}
