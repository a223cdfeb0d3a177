package dev.tailback.lab.study.verdict;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.Quantity;
import dev.tailback.lab.study.statistics.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks all rules, and puts the worst finding first. */
public final class Verdicts {
  /** Of findings that are equally bad, that of the earlier rule comes first: it is the cause. */
  private static final List<Rule> RULES =
      List.of(
          new VisibilityTimeoutRule(),
          new DeadLettersRule(),
          new ExpiryRule(),
          new ThrottlesRule(),
          new ScaleFromZeroRule(),
          new InFlightLimitRule(),
          new GroupsRule(),
          new HotGroupRule(),
          new LookAheadRule(),
          new CapacityRule(),
          new GrowthRule(),
          new PoisonRule(),
          new RecoveryRule(),
          new HeldGroupRule(),
          new NoisyNeighbourRule(),
          new KilledWorkersRule(),
          new OscillationRule(),
          new MissingDataRule(),
          new AlarmDelayRule(),
          new PeakRule(),
          new LatenessRule(),
          new IdlePollsRule(),
          new HiddenBacklogRule(),
          new CostRule());

  private Verdicts() {}

  /** Returns the verdict on a scenario; its variants are quoted. */
  public static Verdict on(Outcome base, List<Outcome> variants) {
    if (base.runs().isEmpty()) {
      return new Verdict(
          false, "No run has ended yet, so nothing is known", "", List.of(), List.of());
    }
    Case of = new Case(base);
    List<Finding> findings = findings(of);
    return findings.isEmpty() ? fine(of, base, variants) : worst(findings, base, variants);
  }

  /** Returns what is wrong, the worst first; without what only repeats another. */
  static List<Finding> findings(Case of) {
    List<Finding> found = RULES.stream().flatMap(rule -> rule.find(of)).toList();
    return found.stream()
        .filter(one -> !isExplained(one, found) && !isRepeated(one, found))
        .sorted(
            Comparator.comparing(Finding::severity).thenComparing(one -> one.remedy().isEmpty()))
        .toList();
  }

  /** Returns whether a more specific rule says why the backlog grows. */
  private static boolean isExplained(Finding one, List<Finding> found) {
    return one.rule().equals("growth")
        && found.stream()
            .filter(other -> other.severity() == Severity.GROWTH && !other.rule().equals("growth"))
            .anyMatch(other -> Objects.equals(one.of(), other.of()));
  }

  /** Returns whether it only reports a broken expectation that another finding explains. */
  private static boolean isRepeated(Finding one, List<Finding> found) {
    return one.rule().equals("expectation")
        && one.remedy().isEmpty()
        && found.stream()
            .filter(other -> !other.equals(one))
            .anyMatch(other -> other.figure() == one.figure() || isWaiting(one, other));
  }

  /** Returns whether an expectation is about waiting, which a backlog that grows explains. */
  private static boolean isWaiting(Finding one, Finding other) {
    return other.severity() == Severity.GROWTH
        && Stream.of("visible", "wait", "age", "oldest").anyMatch(one.figure().key()::startsWith);
  }

  private static Verdict worst(List<Finding> findings, Outcome base, List<Outcome> variants) {
    Finding first = findings.get(0);
    return new Verdict(
        false,
        first.problem(),
        first.remedy(),
        quotes(base, variants, first.figure(), first.of()),
        findings.stream().skip(1).map(Finding::sentence).toList());
  }

  private static Verdict fine(Case of, Outcome base, List<Outcome> variants) {
    String margin =
        of.stations()
            .filter(at -> at.utilisationAtMost() > 0)
            .max(Comparator.comparingDouble(Station::utilisationAtMost))
            .map(Verdicts::margin)
            .orElse("");
    return new Verdict(
        true,
        "The settings hold" + margin,
        "",
        quotes(base, variants, Figure.AGE_P99, null),
        List.of());
  }

  private static String margin(Station at) {
    double used = at.utilisationAtMost();
    String peak = at.isVarying() ? "at the peak " : "";
    String capacity =
        Quantity.share(used)
            + " of the capacity of "
            + (at.isScaled()
                ? "the " + at.maxWorkers() + " workers that may run"
                : at.consumer().name());
    if (used >= 1) {
      return at.isVarying()
          ? ": " + peak + capacity + " would be needed, but the backlog falls again"
          : "";
    }
    return ": "
        + peak
        + capacity
        + " is used, and the backlog would grow with "
        + Quantity.share(1 / used - 1)
        + " more traffic";
  }

  /** Returns a figure of the variants, and whether the difference is clear. */
  private static List<String> quotes(
      Outcome base, List<Outcome> variants, Figure figure, @Nullable String of) {
    return variants.stream()
        .filter(one -> !one.band(figure, of).isEmpty())
        .map(
            one ->
                "with "
                    + one.name()
                    + ": "
                    + Quantity.of(figure, one.median(figure, of))
                    + words(figure)
                    + (one.minus(base, figure, of).isClear() ? "" : " (not clear)")
                    + (grows(one) && !grows(base) ? ", but the backlog grows" : ""))
        .toList();
  }

  private static boolean grows(Outcome outcome) {
    return new GrowthRule().find(new Case(outcome)).findAny().isPresent();
  }

  /** Returns what a number without a unit counts. */
  private static String words(Figure figure) {
    return switch (figure) {
      case VISIBLE_END -> " visible at the end";
      case VISIBLE_MAX -> " visible at most";
      case IN_FLIGHT_MAX -> " in flight at most";
      case IN_FLIGHT_MEAN -> " in flight";
      case LOST -> " lost";
      case EXPIRED -> " expired";
      case DIRECTION_CHANGES -> " changes of direction an hour";
      case ALARMS -> " alarms";
      case AGE_P99 -> " p99 age";
      default -> "";
    };
  }
}
