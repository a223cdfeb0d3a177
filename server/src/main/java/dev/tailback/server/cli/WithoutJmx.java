package dev.tailback.server.cli;

import java.util.function.Supplier;

/**
 * Starts a server without the platform's JMX server. XNIO would create it to register itself, which
 * takes 50 ms of a start on JDK 17 and 100 ms on JDK 25. If that fails, XNIO works without it.
 *
 * <p>For the command line only, because it sets a system property while it runs. JMX stays
 * available: the JVM creates its server when somebody connects.
 */
final class WithoutJmx {
  /** Names the class that creates JMX servers. Creating one fails if there is no such class. */
  private static final String PROPERTY = "javax.management.builder.initial";

  private WithoutJmx() {}

  static <T> T start(Supplier<T> start) {
    if (System.getProperty(PROPERTY) != null) {
      return start.get();
    }
    System.setProperty(PROPERTY, "none");
    try {
      return start.get();
    } finally {
      System.clearProperty(PROPERTY);
    }
  }
}
