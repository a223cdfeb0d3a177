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

/** Who is asked: an endpoint, how to sign for it, and how time passes there. */
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
   * The target of this run, started when it is first asked for.
   *
   * @throws RuntimeException each time, if it can't be
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
              "sqs.target is tailback, tailback-aws, tailback-in-front, elasticmq or aws, if given.");
    };
  }

  /** An emulator of our own, with all the rules of SQS on that it has a switch for. */
  private static Target tailback() {
    Tailback tailback = Tailback.builder().engineSettings(settings()).start();
    return new Target("Tailback, in process", tailback.endpoint(), tailback::close);
  }

  private static EngineSettings settings() {
    return EngineSettings.seeded(1)
        .withSixtySecondRules(true)
        .withMaxStoredBytes(Runtime.getRuntime().maxMemory() / 2);
  }

  /** An emulator of our own in front of another, which checks signatures and has the clock. */
  private static Target tailbackInFront() {
    Bridge bridge = Bridge.start(settings());
    return new Target(
        "Tailback in front of Tailback, in process",
        bridge.endpoint(),
        clockAt(bridge.upstream()),
        false,
        bridge::close);
  }

  /** A server behind an emulator of our own, which compares its answers. */
  private static Target comparing(URI endpoint) {
    Bridge bridge = Bridge.before(endpoint, settings());
    return new Target(
        "Tailback in front of " + endpoint,
        bridge.endpoint(),
        clockAt(endpoint),
        false,
        bridge::close);
  }

  /** An emulator of our own with the quotas and the sampled short polls of Amazon's. */
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
   * The clock of the Tailback at this endpoint, or null if there is another server.
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

  /** What the report calls it. */
  public String name() {
    return name;
  }

  URI endpoint() {
    return endpoint;
  }

  /** Where a service answers: on AWS each has a host of its own. */
  URI endpoint(RawService service) {
    return isAws && service != RawService.SQS
        ? URI.create("https://" + service.signingName() + "." + region + ".amazonaws.com")
        : endpoint;
  }

  /** Whether it has CloudWatch as well as SQS. */
  boolean hasCloudWatch() {
    return isAws || hasOtherServices;
  }

  /** Whether it scales anything: on AWS there would have to be something to scale. */
  boolean hasScaling() {
    return hasOtherServices;
  }

  /** What the time is there. */
  Instant now() {
    return clock == null ? Instant.now() : clock.now();
  }

  Region region() {
    return region;
  }

  AwsCredentialsProvider credentials() {
    return credentials;
  }

  /** What all clients share. */
  SdkHttpClient connections() {
    return connections;
  }

  /** What all names of this run begin with. */
  String prefix() {
    return prefix;
  }

  /** Whether it is Amazon's own, where changes take their time to be seen. */
  public boolean isAws() {
    return isAws;
  }

  /** Whether it is Tailback, here or elsewhere: nobody else has its admin API. */
  public boolean isTailback() {
    return clock != null;
  }

  /** Whether time passes on demand, for all rules at once. */
  public boolean movesItsClock() {
    return clock != null;
  }

  /** Returns when so much time has passed at the target: at once if it can be moved. */
  void pass(Duration time) {
    if (clock != null) {
      clock.advance(time);
    } else {
      reallyPass(time);
    }
  }

  /** Returns when a long poll that was just begun is waiting at the target, or very likely so. */
  void awaitPolls(int polls) {
    if (clock != null) {
      await().pollInterval(Duration.ofMillis(2)).until(() -> clock.waitingReceives() >= polls);
    } else {
      reallyPass(Duration.ofSeconds(1));
    }
  }

  /** SQS asks for a second before a new queue is used. */
  void settleNewQueue() {
    if (isAws) {
      reallyPass(Duration.ofSeconds(1));
    }
  }

  /** How long to poll before a queue may be said to have nothing to give. */
  int secondsToSeeNothing() {
    if (isAws) {
      return 3;
    }
    return clock != null ? 0 : 1;
  }

  /** How long a change may take to be seen: attributes take up to a minute on Amazon's. */
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
