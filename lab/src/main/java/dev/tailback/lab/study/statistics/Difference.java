package dev.tailback.lab.study.statistics;

/**
 * How a figure differs between two scenarios, seed by seed: both see the same arrivals and
 * processing times, so that luck does not count as a difference.
 *
 * @param band the other's value minus the base's
 */
public record Difference(Band band) {

  /**
   * Returns whether most runs agree on the sign, and their spread is no larger than the difference.
   */
  public boolean isClear() {
    return !band.isEmpty() && !band.includes(0) && band.width() <= Math.abs(band.median());
  }
}
