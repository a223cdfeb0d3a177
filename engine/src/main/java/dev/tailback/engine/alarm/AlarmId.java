package dev.tailback.engine.alarm;

import java.util.Comparator;

/** The identity of an alarm. The order is by account, region and name. */
public record AlarmId(String account, String region, String name) implements Comparable<AlarmId> {
  private static final Comparator<AlarmId> ORDER =
      Comparator.comparing(AlarmId::account)
          .thenComparing(AlarmId::region)
          .thenComparing(AlarmId::name);

  /** Returns the alarm's ARN. */
  public String arn() {
    return "arn:aws:cloudwatch:" + region + ":" + account + ":alarm:" + name;
  }

  @Override
  public int compareTo(AlarmId other) {
    return ORDER.compare(this, other);
  }
}
