package dev.tailback.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The machine that the benchmarks run on, with Linux. */
final class Machine {
  static final int CORES = Runtime.getRuntime().availableProcessors();

  /* The unit of /proc/stat, on every platform that Linux runs on today. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private Machine() {}

  static String describe() {
    return "%d cores of %s, %s %s, JDK %s"
        .formatted(
            CORES,
            model(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }

  private static String model() {
    return read("/proc/cpuinfo")
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceFirst(".*: *", ""))
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** Returns the total busy time of all its processors. */
  static Duration busy() {
    String[] ticks = read("/proc/stat").lines().findFirst().orElseThrow().split(" +", -1);
    long busy = 0;
    for (int i = 1; i <= 8; i++) {
      boolean isIdle = i == 4 || i == 5;
      busy += isIdle ? 0 : Long.parseLong(ticks[i]);
    }
    return Duration.ofNanos(busy * NANOS_PER_TICK);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
