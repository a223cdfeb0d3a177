package dev.tailback.testcontainers;

import dev.tailback.client.TailbackClient;
import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * Tailback in a container: SQS for a test, at a port that Docker chooses.
 *
 * <pre>{@code
 * @Container
 * static final TailbackContainer tailback = new TailbackContainer("tailback").withQueues("orders");
 *
 * SqsClient sqs =
 *     SqsClient.builder()
 *         .endpointOverride(tailback.endpoint())
 *         .region(Region.of(tailback.region()))
 *         .credentialsProvider(
 *             StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
 *         .build();
 * }</pre>
 *
 * <p>It has started when the server answers {@code GET /health}. Any credentials are accepted. A
 * container that is kept for the next run, by {@link #withReuse}, keeps its messages, too.
 *
 * <p>The methods that configure it add up, and must be called before the start. Not thread-safe,
 * like every container of Testcontainers.
 */
public class TailbackContainer extends GenericContainer<TailbackContainer> {
  private static final int PORT = 9324;
  private static final String FILE = "/etc/tailback.yaml";
  private static final int READABLE_BY_ALL = 0644;
  private static final String REGION = "TAILBACK_REGION";
  private static final String QUEUES = "TAILBACK_QUEUES";

  /**
   * Creates a container from an image.
   *
   * @param image its name, such as {@code tailback}
   */
  public TailbackContainer(String image) {
    this(DockerImageName.parse(image));
  }

  /**
   * Creates a container from an image.
   *
   * @param image Tailback's image, under any name
   */
  public TailbackContainer(DockerImageName image) {
    super(image);
    withExposedPorts(PORT);
    withEnv("TAILBACK_PORT", String.valueOf(PORT));
    waitingFor(Wait.forHttp("/health").forPort(PORT));
  }

  /**
   * Adds queues that exist from the start, with SQS's default attributes.
   *
   * @param names {@code .fifo} at the end makes a FIFO queue
   */
  public TailbackContainer withQueues(String... names) {
    String more = String.join(",", names);
    String before = getEnvMap().get(QUEUES);
    return withEnv(QUEUES, before == null ? more : before + "," + more);
  }

  /**
   * Starts with a configuration file, such as {@code
   * MountableFile.forClasspathResource("tailback.yaml")}.
   *
   * @param file YAML, or HOCON like ElasticMQ's
   */
  public TailbackContainer withConfig(Transferable file) {
    return withCopyToContainer(file, FILE).withEnv("TAILBACK_CONFIG", FILE);
  }

  /**
   * Starts with a configuration.
   *
   * @param yaml the text of a configuration file
   */
  public TailbackContainer withConfig(String yaml) {
    return withConfig(Transferable.of(yaml, READABLE_BY_ALL));
  }

  /** Pauses the clock of the queues at the start: their time passes only when a test moves it. */
  public TailbackContainer withPausedClock() {
    return withEnv("TAILBACK_CLOCK", "paused");
  }

  /**
   * Sets the profile, a set of defaults.
   *
   * @param profile {@code dev}, {@code aws} or {@code test}
   */
  public TailbackContainer withProfile(String profile) {
    return withEnv("TAILBACK_PROFILE", profile);
  }

  /**
   * Sets the region of the queues that exist from the start.
   *
   * @param region such as {@code eu-west-1}
   */
  public TailbackContainer withRegion(String region) {
    return withEnv(REGION, region);
  }

  /** Returns the region of the queues that exist from the start, unless a file sets another. */
  public String region() {
    return getEnvMap().getOrDefault(REGION, "us-east-1");
  }

  /**
   * Returns the base URL for clients.
   *
   * @throws IllegalStateException before the start
   */
  public URI endpoint() {
    return URI.create("http://" + getHost() + ":" + getMappedPort(PORT));
  }

  /**
   * Returns a client that moves the clock, throttles, injects faults and looks into the queues.
   *
   * @throws IllegalStateException before the start
   */
  public TailbackClient client() {
    return TailbackClient.of(endpoint());
  }
}
