package dev.tailback.server.cloudwatch.metric;

import dev.tailback.engine.metric.Aggregate;
import dev.tailback.server.cloudwatch.request.Members;
import dev.tailback.server.cloudwatch.request.Problems;
import dev.tailback.server.wire.ListMember;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the values of a datum: one value, values with their counts, or statistics of values. */
final class GivenValues {
  private static final String VALUE = "Value";
  private static final String STATISTICS = "StatisticValues";
  private static final ListMember VALUES = ListMember.of("Values");
  private static final ListMember COUNTS = ListMember.of("Counts");
  private static final int MAX_VALUES = 150;

  /** A placeholder for invalid values. */
  private static final Aggregate INVALID = Aggregate.of(0);

  private final Members members;
  private final Problems problems;

  private GivenValues(Members members) {
    this.members = members;
    this.problems = members.problems();
  }

  static Aggregate read(Members members) {
    return new GivenValues(members).read();
  }

  private Aggregate read() {
    Double value = members.decimal(VALUE);
    Members statistics = members.structure(STATISTICS);
    double[] values = members.input().decimals(VALUES);
    double[] counts = members.input().decimals(COUNTS);
    if (value != null && statistics != null) {
      bothGiven(VALUE, STATISTICS);
    } else if (value != null && (values != null || counts != null)) {
      bothGiven(VALUE, values == null ? COUNTS.name() : VALUES.name());
    } else if (statistics != null && (values != null || counts != null)) {
      bothGiven(STATISTICS, values == null ? COUNTS.name() : VALUES.name());
    } else if (value != null) {
      return Aggregate.of(value);
    } else if (statistics != null) {
      return statistics(statistics);
    } else if (values != null || counts != null) {
      return values(orNone(values), counts);
    } else {
      problems.combination(
          "At least one of the parameters "
              + members.path(VALUE)
              + ", "
              + members.path(VALUES.name())
              + " and "
              + members.path(STATISTICS)
              + " must be specified.");
    }
    return INVALID;
  }

  private void bothGiven(String one, String other) {
    problems.bothGiven(members.path(one), members.path(other));
  }

  private static double[] orNone(double @Nullable [] values) {
    return values == null ? new double[0] : values;
  }

  private Aggregate values(double[] values, double @Nullable [] counts) {
    members.checkSize(VALUES, values.length, MAX_VALUES);
    double[] weights = counts == null ? ones(values.length) : counts;
    if (weights.length != values.length) {
      problems.invalid(
          "The parameters "
              + members.path(VALUES.name())
              + " and "
              + members.path(COUNTS.name())
              + " must be of the same size.");
      return INVALID;
    }
    if (values.length == 0) {
      problems.missing(members.path(VALUES.name()));
      return INVALID;
    }
    boolean isValid = true;
    for (int i = 0; i < values.length; i++) {
      isValid &= check(values[i], Members.isValue(values[i]), VALUES, i);
      isValid &= check(weights[i], Members.isValue(weights[i]) && weights[i] > 0, COUNTS, i);
    }
    return isValid ? Aggregate.of(values, weights) : INVALID;
  }

  private boolean check(double value, boolean isValid, ListMember list, int index) {
    if (!isValid) {
      problems.invalid(value, members.element(list, index + 1));
    }
    return isValid;
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private Aggregate statistics(Members statistics) {
    double count = statistics.requiredDecimal("SampleCount");
    double sum = statistics.requiredDecimal("Sum");
    double minimum = statistics.requiredDecimal("Minimum");
    double maximum = statistics.requiredDecimal("Maximum");
    if (count <= 0) {
      problems.invalid(count, statistics.path("SampleCount"));
    }
    if (minimum > maximum) {
      problems.combination(
          "The parameter "
              + statistics.path("Minimum")
              + " must be less than or equal to the parameter "
              + statistics.path("Maximum")
              + ".");
    }
    return Aggregate.of(count, sum, minimum, maximum);
  }
}
