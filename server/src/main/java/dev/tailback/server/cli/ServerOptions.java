package dev.tailback.server.cli;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.server.Profile;
import dev.tailback.server.QueueSpec;
import dev.tailback.server.Tailback;
import dev.tailback.server.TailbackBuilder;
import dev.tailback.server.console.ConsoleMode;
import dev.tailback.server.http.HttpTimeouts;
import dev.tailback.server.log.LogLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the command line, each validated as it is read. */
final class ServerOptions {
  static final String DEFAULT_STORED_BYTES = "50%";

  @Mixin private final ListenOptions listen = new ListenOptions();

  @Option(
      names = "--account",
      defaultValue = "000000000000",
      converter = OptionValues.Account.class,
      description =
          "Account of callers whose access key id is not twelve digits (default:"
              + " ${DEFAULT-VALUE}).")
  private String account = "";

  @Option(
      names = "--region",
      defaultValue = "us-east-1",
      converter = OptionValues.Region.class,
      description = "Region of callers that do not name one (default: ${DEFAULT-VALUE}).")
  private String region = "";

  @Option(
      names = "--config",
      paramLabel = "<file>",
      description = "Configuration file: Tailback's in YAML, or ElasticMQ's if it ends in .conf.")
  private @Nullable Path config;

  @Option(
      names = "--queues",
      split = ",",
      paramLabel = "<name>",
      converter = OptionValues.QueueName.class,
      description = "Queues to create at start, comma-separated; *.fifo are FIFO queues.")
  private Set<String> queues = new LinkedHashSet<>();

  @Option(
      names = "--snapshot",
      paramLabel = "<file>",
      description =
          "File to restore all state from at start, if it exists, and to save it to at stop.")
  private @Nullable Path snapshot;

  @Option(
      names = "--profile",
      defaultValue = "dev",
      converter = OptionValues.ProfileName.class,
      description =
          "dev; aws: adds the 60-second rules, quotas and sampled short polls; test: paused clock"
              + " and seed 1 (default: ${DEFAULT-VALUE}).")
  private Profile profile = Profile.DEV;

  @Option(
      names = "--clock",
      converter = OptionValues.Clock.class,
      description = "running, or paused until it is moved (default: by profile).")
  private @Nullable ClockMode clock;

  @Option(
      names = "--seed",
      converter = OptionValues.Seed.class,
      description = "Seed for all randomness (default: by profile).")
  private @Nullable Long seed;

  @Option(
      names = "--in-flight",
      defaultValue = "120000",
      converter = OptionValues.Limit.class,
      description = "Messages that a queue may have in flight (default: ${DEFAULT-VALUE}).")
  private int inFlight;

  @Option(
      names = "--look-ahead",
      defaultValue = "120000",
      converter = OptionValues.Limit.class,
      description =
          "Messages of a FIFO queue that are searched for a free group (default:"
              + " ${DEFAULT-VALUE}).")
  private int lookAhead;

  @Option(
      names = "--stored-bytes",
      defaultValue = DEFAULT_STORED_BYTES,
      paramLabel = "<size>",
      converter = OptionValues.StoredBytes.class,
      description =
          "Maximum size of all messages together, such as 64MiB, 512MB or 25%% of the heap"
              + " (default: 50%%).")
  private long storedBytes;

  @Option(
      names = "--cors-origin",
      split = ",",
      paramLabel = "<origin>",
      converter = OptionValues.Origin.class,
      description =
          "Origins of web pages that may call, such as http://localhost:3000; * means all.")
  private Set<String> corsOrigins = new LinkedHashSet<>();

  @Option(
      names = "--console",
      defaultValue = "on",
      converter = OptionValues.Console.class,
      description =
          "The page that shows the queues at the server's address: on, read-only or off"
              + " (default: ${DEFAULT-VALUE}).")
  private ConsoleMode console = ConsoleMode.ON;

  @Option(
      names = "--log",
      defaultValue = "refusals",
      converter = OptionValues.Log.class,
      description =
          "Calls to log on standard error: off, refusals (and failures), or all requests"
              + " (default: ${DEFAULT-VALUE}).")
  private LogLevel log = LogLevel.REFUSALS;

  @Option(
      names = "--allowed-hosts",
      split = ",",
      paramLabel = "<host>",
      converter = OptionValues.AllowedHost.class,
      description =
          "Names by which browsers may call it, besides local ones, such as tailback.example.com or"
              + " *.example.com.")
  private Set<String> allowedHosts = new LinkedHashSet<>();

  @Option(
      names = "--request-timeout",
      defaultValue = "2m",
      paramLabel = "<duration>",
      converter = OptionValues.Wait.class,
      description =
          "How long a client may take to send a request, and to read the answer"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration requestTimeout = HttpTimeouts.DEFAULT.request();

  @Option(
      names = "--idle-timeout",
      defaultValue = "10m",
      paramLabel = "<duration>",
      converter = OptionValues.Wait.class,
      description =
          "How long a connection may stay open without a request (default: ${DEFAULT-VALUE}).")
  private Duration idleTimeout = HttpTimeouts.DEFAULT.idle();

  @Mixin private TlsOptions tls = new TlsOptions();

  @Mixin private AccessOptions access = new AccessOptions();

  @Mixin private UpstreamOptions upstream = new UpstreamOptions();

  @Mixin private InitOptions init = new InitOptions();

  List<Integer> ports() {
    return listen.ports();
  }

  String host() {
    return listen.host();
  }

  String region() {
    return region;
  }

  ConsoleMode console() {
    return console;
  }

  Profile profile() {
    return profile;
  }

  AccessOptions access() {
    return access;
  }

  TlsOptions tls() {
    return tls;
  }

  UpstreamOptions upstream() {
    return upstream;
  }

  InitOptions init() {
    return init;
  }

  /** Returns the files that hold secrets. */
  Stream<SecretFile> secretFiles() {
    return Stream.concat(access.secretFiles(), tls.keyFile().stream());
  }

  /** Returns the configuration file, if the command line names one. */
  @Nullable Path config() {
    return config;
  }

  /** Returns the file of the snapshot, if one is kept. */
  @Nullable Path snapshot() {
    return snapshot;
  }

  /** Returns a builder with all options applied except the queues. */
  TailbackBuilder builder() {
    TailbackBuilder builder =
        Tailback.builder()
            .profile(profile)
            .host(host())
            .ports(ports())
            .account(account)
            .region(region)
            .corsOrigins(corsOrigins)
            .console(console)
            .log(log)
            .httpTimeouts(new HttpTimeouts(requestTimeout, idleTimeout))
            .allowedHosts(allowedHosts)
            .tls(tls.tls(host(), allowedHosts))
            .snapshot(snapshot)
            .engineSettings(this::settings);
    access.apply(builder);
    return clock == null ? builder : builder.clock(clock.start());
  }

  private EngineSettings settings(EngineSettings unlessSet) {
    return unlessSet
        .withSeed(Objects.requireNonNullElse(seed, unlessSet.seed()))
        .withLimits(new QueueLimits(inFlight, lookAhead))
        .withMaxStoredBytes(storedBytes);
  }

  /** Returns the account and region in which clients see the queues of an upstream. */
  QueueAddress home() {
    return new QueueAddress(account, region, "queues");
  }

  /** Returns why the server can't be in front of another SQS, if it can't. */
  Optional<String> upstreamContradiction(boolean hasQueues) {
    return upstream.contradiction(host(), ports(), access.hasAccessKeys(), hasQueues);
  }

  /** Returns the queues that the command line names. */
  List<QueueSpec> queues() {
    return queues.stream().map(QueueSpec::named).toList();
  }
}
