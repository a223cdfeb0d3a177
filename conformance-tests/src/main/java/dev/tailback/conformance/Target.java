package dev.tailback.conformance;

import static org.awaitility.Awaitility.await;

import dev.tailback.client.RemoteClock;
import dev.tailback.client.TailbackClient;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.server.Profile;
import dev.tailback.server.Tailback;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The server under test: its endpoint, how to sign for it, and how time passes there. */
public final class Target implements AutoCloseable {
  static final String NOT_CONFIRMED =
      "A run on Amazon's SQS costs money: read the estimate, then add -Dsqs.confirm=yes.";

  private static @Nullable Target current;
  private static @Nullable String failure;

  private final String name;
  private final URI endpoint;
  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final @Nullable RemoteClock clock;
  private final Runnable stop;
  private final boolean isAws;
  private final boolean hasOtherServices;
  private final String prefix = "conformance-" + UUID.randomUUID().toString().substring(0, 8) + "-";
  private final SdkHttpClient connections = Apache5HttpClient.builder().maxConnections(200).build();

  private Target(String name, URI endpoint, Runnable stop) {
    this(name, endpoint, clockAt(endpoint), true, stop);
  }

  private Target(
      String name,
      URI endpoint,
      @Nullable RemoteClock clock,
      boolean hasOtherServices,
      Runnable stop) {
    this.name = name;
    this.endpoint = endpoint;
    this.stop = stop;
    this.clock = clock;
    this.hasOtherServices = hasOtherServices && clock != null;
    isAws = false;
    region = Region.of(Options.region());
    credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test-secret"));
  }

  private Target(Region region, @Nullable Bridge bridge) {
    name = "Amazon SQS in " + region + (bridge == null ? "" : ", behind Tailback");
    endpoint =
        bridge == null ? URI.create("https://sqs." + region + ".amazonaws.com") : bridge.endpoint();
    stop = bridge == null ? () -> {} : bridge::close;
    isAws = true;
    hasOtherServices = false;
    this.region = region;
    credentials = DefaultCredentialsProvider.builder().build();
    clock = null;
  }

  /**
   * Returns the target of this run, started when first used.
   *
   * @throws RuntimeException on every call, if it can't be started
   */
  public static synchronized Target current() {
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    if (current == null) {
      try {
        current = start();
      } catch (RuntimeException e) {
        failure = String.valueOf(e.getMessage());
        throw e;
      }
    }
    return current;
  }

  private static Target start() {
    URI endpoint = Options.endpoint();
    if (endpoint != null && Options.build().isEmpty()) {
      return Options.compares()
          ? comparing(endpoint)
          : new Target(endpoint.toString(), endpoint, () -> {});
    }
    return switch (Options.target()) {
      case "tailback" -> tailback();
      case "tailback-aws" -> tailbackAsAws();
      case "tailback-in-front" -> tailbackInFront();
      case "elasticmq" -> elasticMq();
      case "aws" -> aws();
      default ->
          throw new IllegalArgumentException(
              "sqs.target is tailback, tailback-aws, tailback-in-front, elasticmq or aws, if"
                  + " given.");
    };
  }

  /** Tailback itself, with every optional rule of SQS switched on. */
  private static Target tailback() {
    Tailback tailback = Tailback.builder().engineSettings(settings()).start();
    return new Target("Tailback, in process", tailback.endpoint(), tailback::close);
  }

  private static EngineSettings settings() {
    return EngineSettings.seeded(1)
        .withSixtySecondRules(true)
        .withMaxStoredBytes(Runtime.getRuntime().maxMemory() / 2);
  }

  /** Tailback in front of another Tailback, which checks signatures and has the clock. */
  private static Target tailbackInFront() {
    Bridge bridge = Bridge.start(settings());
    return new Target(
        "Tailback in front of Tailback, in process",
        bridge.endpoint(),
        clockAt(bridge.upstream()),
        false,
        bridge::close);
  }

  /** A server behind a Tailback that compares its answers. */
  private static Target comparing(URI endpoint) {
    Bridge bridge = Bridge.before(endpoint, settings());
    return new Target(
        "Tailback in front of " + endpoint,
        bridge.endpoint(),
        clockAt(endpoint),
        false,
        bridge::close);
  }

  /** Tailback with Amazon's quotas and sampled short polls. */
  private static Target tailbackAsAws() {
    Tailback tailback = Tailback.builder().profile(Profile.AWS).start();
    return new Target(
        "Tailback with the profile aws, in process", tailback.endpoint(), tailback::close);
  }

  private static Target elasticMq() {
    ElasticMq elasticMq = ElasticMq.start();
    return new Target(elasticMq.name(), elasticMq.endpoint(), elasticMq::close);
  }

  private static Target aws() {
    if (!Options.isConfirmed()) {
      throw new IllegalStateException(NOT_CONFIRMED);
    }
    Region region = DefaultAwsRegionProviderChain.builder().build().getRegion();
    if (Options.compares()) {
      System.setProperty("sqs.region", region.id());
      return new Target(region, Bridge.before(null, settings()));
    }
    return new Target(region, null);
  }

  /**
   * Returns the clock of the Tailback at this endpoint, or null if it is another server.
   *
   * @throws IllegalStateException if the clock is paused: polls would wait for ever
   */
  private static @Nullable RemoteClock clockAt(URI endpoint) {
    TailbackClient tailback = TailbackClient.of(endpoint);
    if (!tailback.isTailback()) {
      return null;
    }
    if (tailback.clock().isPaused()) {
      throw new IllegalStateException(
          "The clock is paused. Let it run: curl -X POST " + endpoint + "/_tailback/clock/resume");
    }
    return tailback.clock();
  }

  /** Returns its name in the report. */
  public String name() {
    return name;
  }

  URI endpoint() {
    return endpoint;
  }

  /** Returns the endpoint of a service: on AWS each has its own host. */
  URI endpoint(RawService service) {
    return isAws && service != RawService.SQS
        ? URI.create("https://" + service.signingName() + "." + region + ".amazonaws.com")
        : endpoint;
  }

  /** Returns whether it has CloudWatch as well as SQS. */
  boolean hasCloudWatch() {
    return isAws || hasOtherServices;
  }

  /** Returns whether it scales anything: on AWS there would have to be something to scale. */
  boolean hasScaling() {
    return hasOtherServices;
  }

  /** Returns its time. */
  Instant now() {
    return clock == null ? Instant.now() : clock.now();
  }

  Region region() {
    return region;
  }

  AwsCredentialsProvider credentials() {
    return credentials;
  }

  /** Returns the configuration that all clients share. */
  SdkHttpClient connections() {
    return connections;
  }

  /** Returns the prefix of all names of this run. */
  String prefix() {
    return prefix;
  }

  /** Returns whether it is Amazon's own, where changes become visible late. */
  public boolean isAws() {
    return isAws;
  }

  /** Returns whether it is Tailback, here or elsewhere: no other server has its admin API. */
  public boolean isTailback() {
    return clock != null;
  }

  /** Returns whether time passes on demand, for all rules at once. */
  public boolean movesItsClock() {
    return clock != null;
  }

  /** Waits until this much time has passed at the target: no time if its clock can be moved. */
  void pass(Duration time) {
    if (clock != null) {
      clock.advance(time);
    } else {
      reallyPass(time);
    }
  }

  /** Waits until a long poll that was just begun is (very likely) waiting at the target. */
  void awaitPolls(int polls) {
    if (clock != null) {
      await().pollInterval(Duration.ofMillis(2)).until(() -> clock.waitingReceives() >= polls);
    } else {
      reallyPass(Duration.ofSeconds(1));
    }
  }

  /** SQS asks callers to wait for a second before they use a new queue. */
  void settleNewQueue() {
    if (isAws) {
      reallyPass(Duration.ofSeconds(1));
    }
  }

  /** Returns how long to poll before a queue counts as empty. */
  int secondsToSeeNothing() {
    if (isAws) {
      return 3;
    }
    return clock != null ? 0 : 1;
  }

  /**
   * Returns how long a change may take to become visible: up to a minute for attributes on
   * Amazon's.
   */
  Duration patience() {
    return Duration.ofSeconds(isAws ? 90 : 5);
  }

  private static void reallyPass(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while time passes.", e);
    }
  }

  /** Deletes what rules have left behind, and stops what was started. */
  @Override
  public void close() {
    try (Sqs sqs = new Sqs(this)) {
      sqs.deleteAllOfThisRun();
    } finally {
      connections.close();
      stop.run();
    }
  }
}
