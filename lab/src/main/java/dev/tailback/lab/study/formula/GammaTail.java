package dev.tailback.lab.study.formula;

/** The upper tail of the gamma distribution: the regularised incomplete gamma function Q. */
final class GammaTail {
  private static final int MAX_STEPS = 10_000;
  private static final double PRECISE = 1e-14;
  private static final double TINY = 1e-300;
  private static final double[] LANCZOS = {
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-06,
    1.5056327351493116e-07
  };

  private GammaTail() {}

  /** Returns the probability that a gamma distributed time with scale 1 is above x. */
  static double above(double shape, double x) {
    if (x <= 0) {
      return 1;
    }
    double factor = Math.exp(shape * Math.log(x) - x - logGamma(shape));
    return x < shape + 1 ? 1 - factor * series(shape, x) : factor * fraction(shape, x);
  }

  private static double series(double shape, double x) {
    double term = 1 / shape;
    double sum = term;
    for (int n = 1; n < MAX_STEPS && term > sum * PRECISE; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return sum;
  }

  /** Evaluates the continued fraction by Lentz's method. */
  private static double fraction(double shape, double x) {
    double b = x + 1 - shape;
    double c = 1 / TINY;
    double d = 1 / b;
    double result = d;
    for (int n = 1; n < MAX_STEPS; n++) {
      double a = -n * (n - shape);
      b += 2;
      d = 1 / notZero(a * d + b);
      c = notZero(b + a / c);
      result *= d * c;
      if (Math.abs(d * c - 1) < PRECISE) {
        break;
      }
    }
    return result;
  }

  private static double notZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** Returns the logarithm of the gamma function, by Lanczos' approximation. */
  private static double logGamma(double x) {
    double shifted = x - 1;
    double sum = 0.9999999999998099;
    for (int n = 0; n < LANCZOS.length; n++) {
      sum += LANCZOS[n] / (shifted + n + 1);
    }
    double t = shifted + LANCZOS.length - 0.5;
    return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
