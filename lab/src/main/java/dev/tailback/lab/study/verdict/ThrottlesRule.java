package dev.tailback.lab.study.verdict;

import static dev.tailback.lab.result.Quantity.count;
import static dev.tailback.lab.result.Quantity.share;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.scenario.ProducerPlan;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.ThrottleUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Producers are throttled: what is lost, and how much the retries add. */
final class ThrottlesRule implements Rule {
  private static final double TOO_MANY = 0.01;
  private static final int MAX_BATCH = 10;

  @Override
  public Stream<Finding> find(Case of) {
    return of.median(Figure.THROTTLED) > TOO_MANY || lost(of) > TOO_MANY
        ? Stream.of(finding(of))
        : Stream.empty();
  }

  private static double lost(Case of) {
    double lost = of.median(Figure.LOST) / of.median(Figure.OFFERED);
    return Double.isNaN(lost) ? 0 : lost;
  }

  private static Finding finding(Case of) {
    boolean loses = lost(of) > TOO_MANY;
    String problem =
        (loses ? share(lost(of)) + " of the messages were never sent: " : "")
            + share(of.median(Figure.THROTTLED))
            + " of the requests were throttled"
            + amplification(of);
    return new Finding(
        "throttles",
        loses ? Severity.LOSS : Severity.DELAY,
        loses ? problem : capital(problem),
        remedy(of),
        loses ? Figure.LOST : Figure.THROTTLED,
        null);
  }

  private static String amplification(Case of) {
    double attempts = of.median(Figure.ATTEMPTS);
    return attempts > 1.005
        ? ", and retries made " + count(attempts) + " requests out of each one"
        : "";
  }

  private static String remedy(Case of) {
    Optional<ThrottleRule> tightest =
        of.scenario().throttles().stream()
            .min(Comparator.comparingDouble(one -> one.quota().perSecond()));
    return tightest
        .map(rule -> remedy(of, rule))
        .orElse("adaptive retries slow the producers down to what is accepted");
  }

  private static String remedy(Case of, ThrottleRule rule) {
    double offered =
        of.scenario().producers().stream().mapToDouble(one -> one.arrivals().perSecond()).sum();
    int batch = of.scenario().producers().stream().mapToInt(ProducerPlan::batch).max().orElse(1);
    int enough = (int) Math.ceil(offered / rule.quota().perSecond());
    if (rule.unit() == ThrottleUnit.CALLS && batch < enough && enough <= MAX_BATCH) {
      return "with batches of "
          + enough
          + " the "
          + count(offered)
          + "/s fit into the limit of "
          + count(rule.quota().perSecond())
          + "/s";
    }
    return "the limit of "
        + count(rule.quota().perSecond())
        + "/s must be at least "
        + count(rule.unit() == ThrottleUnit.CALLS ? Math.ceil(offered / batch) : offered)
        + "/s, or the producers must send less";
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
