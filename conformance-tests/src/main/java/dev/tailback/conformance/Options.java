package dev.tailback.conformance;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The settings of a run, from system properties. */
public final class Options {
  private Options() {}

  /** {@code sqs.endpoint}: the endpoint to test; by default that of {@link #target}. */
  static @Nullable URI endpoint() {
    String endpoint = System.getProperty("sqs.endpoint", "");
    return endpoint.isEmpty() ? null : URI.create(endpoint);
  }

  /** Tailback in process, unless {@code sqs.target} or the build says otherwise. */
  static String target() {
    return build().isEmpty() ? System.getProperty("sqs.target", "tailback") : build();
  }

  /**
   * Which of its own runs the build is doing; empty for the one whose target the user may choose.
   */
  static String build() {
    return System.getProperty("conformance.run", "");
  }

  /** {@code sqs.region}, which endpoints other than Amazon's may need. */
  static String region() {
    return System.getProperty("sqs.region", "us-east-1");
  }

  /** Whether rules with this tag run although their time passes in real time. */
  public static boolean runs(String tag) {
    return Boolean.getBoolean("sqs." + tag);
  }

  /** {@code sqs.compare}: whether a Tailback in front of the target compares each answer. */
  static boolean compares() {
    return Boolean.getBoolean("sqs.compare");
  }

  /** {@code sqs.confirm}: whether requests may cost money. */
  public static boolean isConfirmed() {
    return System.getProperty("sqs.confirm", "").equals("yes");
  }

  /** The build's directory. */
  public static Path target(String file) {
    return Path.of("target", file);
  }

  /** The report of this run; the build's own runs have separate ones. */
  public static Path report(String extension) {
    return report(build(), extension);
  }

  /** The report of one of the build's runs. */
  public static Path report(String run, String extension) {
    String name = run.isEmpty() ? "conformance-report" : "conformance-report-" + run;
    return target(name + "." + extension);
  }
}
