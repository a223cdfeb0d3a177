package dev.tailback.lab.study.statistics;

/** Student's distribution: how far the mean of few values may be off. */
final class Student {
  private static final double Z = 1.959963984540054;
  private static final double[] FEW = {
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281
  };

  private Student() {}

  /** Returns the bound within which 95 % lie, for a number of degrees of freedom. */
  static double twoSided95(int degrees) {
    return degrees <= FEW.length ? FEW[degrees - 1] : expansion(degrees);
  }

  /** The expansion by Cornish and Fisher; off by less than 0.001 from 11 on. */
  private static double expansion(double degrees) {
    double cube = Z * Z * Z;
    double first = (cube + Z) / 4;
    double second = (5 * cube * Z * Z + 16 * cube + 3 * Z) / 96;
    double third = (3 * cube * cube * Z + 19 * cube * Z * Z + 17 * cube - 15 * Z) / 384;
    return Z + (first + (second + third / degrees) / degrees) / degrees;
  }
}
