package dev.tailback.server.cli;

import static java.util.stream.Collectors.joining;

import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.queue.Queues;
import dev.tailback.pressure.RuleStatus;
import dev.tailback.pressure.ThrottleProfile;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.server.Profile;
import dev.tailback.server.Tailback;
import dev.tailback.server.console.ConsoleMode;
import dev.tailback.server.forward.Upstream;
import dev.tailback.server.tls.Tls;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints how to use a server that is ready, and the settings that differ from the defaults. */
final class Greeting {
  private static final int MAX_NAMES = 10;

  private final Tailback tailback;
  private final ServerOptions options;

  Greeting(Tailback tailback, ServerOptions options) {
    this.tailback = tailback;
    this.options = options;
  }

  /**
   * Prints the greeting.
   *
   * @param file the configuration file that was read, if any
   */
  void print(@Nullable Path file, PrintWriter out) {
    usage().forEach(out::println);
    Upstream upstream = tailback.upstream();
    if (upstream != null) {
      new UpstreamGreeting(upstream, options.upstream().compareFile())
          .lines()
          .forEach(out::println);
    }
    if (options.console() != ConsoleMode.OFF) {
      String restriction = options.console() == ConsoleMode.ON ? "" : " (read-only)";
      out.println("Console: " + tailback.endpoint() + "/" + restriction);
    }
    if (options.access().hasAdminToken()) {
      out.println("Admin API, metrics and console: open only with the admin token");
    }
    Tls tls = tailback.tls();
    if (tls != null) {
      new TlsGreeting(tls, options.tls().option(), tailback.endpoint())
          .lines()
          .forEach(out::println);
    }
    if (file != null) {
      out.println("Configuration file: " + file);
    }
    if (options.snapshot() != null) {
      String state = tailback.isRestored() ? "restored" : "new";
      out.println("Snapshot: " + options.snapshot() + " (" + state + ", saved at shutdown)");
    }
    if (options.profile() != Profile.DEV) {
      out.println("Profile: " + options.profile());
    }
    tailback.gate().call(this::state).forEach(out::println);
    rules().forEach(out::println);
    out.println("Ready.");
    out.flush();
  }

  private List<String> usage() {
    String endpoint = tailback.endpoint().toString();
    String region = options.region();
    return List.of(
        "Tailback " + Tailback.version() + " is Amazon SQS at " + endpoint + morePorts(),
        options.access().hasAccessKeys()
            ? "Point an AWS SDK or the AWS CLI at it, and sign with an access key from its file:"
            : "Point an AWS SDK or the AWS CLI at it; every credential is accepted:",
        "  export AWS_ENDPOINT_URL_SQS=" + endpoint,
        "  export AWS_ENDPOINT_URL_CLOUDWATCH=" + endpoint,
        "  export AWS_REGION=" + region + " AWS_DEFAULT_REGION=" + region,
        options.access().hasAccessKeys()
            ? "  export AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=..."
            : "  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test",
        "Before versions 2.13 and 1.29 the AWS CLI needs --endpoint-url " + endpoint + " instead.");
  }

  private String morePorts() {
    return tailback.ports().stream()
        .skip(1)
        .map(port -> ", and on port " + port)
        .collect(joining());
  }

  private List<String> state(Queues queues) {
    List<String> lines = new ArrayList<>();
    if (tailback.gate().clock().isPaused()) {
      lines.add(
          "Clock: paused at "
              + Instant.ofEpochMilli(queues.timeline().nowMillis())
              + ", moves only by POST /_tailback/clock/advance or clock/next");
    }
    if (!queues.all().isEmpty() && tailback.upstream() == null) {
      lines.add("Queues: " + names(queues.all(), queues.defaultLimits()));
    }
    String limits = limits(queues);
    if (!limits.isEmpty()) {
      lines.add("Limits: " + limits);
    }
    return lines;
  }

  /** Returns the first names, each with the queue's own limits. */
  private static String names(Collection<Queue> listed, QueueLimits defaults) {
    String names =
        listed.stream()
            .limit(MAX_NAMES)
            .map(queue -> queue.address().name() + own(queue.limits(), defaults))
            .collect(joining(", "));
    int more = listed.size() - MAX_NAMES;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  private static String own(QueueLimits limits, QueueLimits defaults) {
    return limits.equals(defaults) ? "" : " (" + difference(limits, defaults) + ")";
  }

  private String limits(Queues queues) {
    String ofQueues = difference(queues.defaultLimits(), QueueLimits.AMAZON);
    boolean storesAsMuchAsByDefault =
        queues.maxStoredBytes() == MemorySize.bytes(ServerOptions.DEFAULT_STORED_BYTES);
    String ofStore = storesAsMuchAsByDefault ? "" : queues.maxStoredBytes() + " bytes stored";
    return present(ofQueues, ofStore);
  }

  private static String difference(QueueLimits limits, QueueLimits usual) {
    return present(
        limits.inFlight() == usual.inFlight() ? "" : limits.inFlight() + " in flight",
        limits.lookAhead() == usual.lookAhead() ? "" : limits.lookAhead() + " look-ahead");
  }

  private static String present(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(joining(", "));
  }

  private List<String> rules() {
    List<String> lines = new ArrayList<>();
    List<RuleStatus<ThrottleRule>> throttles = tailback.throttles().list();
    if (!throttles.isEmpty()) {
      lines.add("Throttles: " + throttles.size() + profiles(throttles));
    }
    int faults = tailback.faults().list().size();
    if (faults > 0) {
      lines.add("Faults: " + faults);
    }
    return lines;
  }

  private static String profiles(List<RuleStatus<ThrottleRule>> throttles) {
    String names =
        throttles.stream()
            .map(throttle -> throttle.rule().profile())
            .filter(Objects::nonNull)
            .map(ThrottleProfile::wireName)
            .distinct()
            .collect(joining(", "));
    return names.isEmpty() ? "" : " (" + names + ")";
  }
}
