package dev.tailback.benchmarks.scenario;

/** A number that a scenario measures. */
public enum Metric {
  REQUESTS("requests/s", true),
  MESSAGES("messages/s", true),
  P50("p50 in ms", false),
  P99("p99 in ms", false),
  LONGEST("longest in ms", false),
  SERVER_CPU("server CPU in µs/request", false),
  GENERATOR_SHARE("generator's share of the CPU used, in %", false),
  BYTES_PER_MESSAGE("live bytes per message", false),
  BYTES_PER_POLL("live bytes per poll", false),
  EXTRA_THREADS("extra threads", false),
  IDLE_CPU("CPU while idle, in % of a core", false),
  SECONDS("seconds", false),
  START_MILLIS("ms to the first answer", false);

  private final String title;
  private final boolean moreIsBetter;

  Metric(String title, boolean moreIsBetter) {
    this.title = title;
    this.moreIsBetter = moreIsBetter;
  }

  public boolean moreIsBetter() {
    return moreIsBetter;
  }

  @Override
  public String toString() {
    return title;
  }
}
