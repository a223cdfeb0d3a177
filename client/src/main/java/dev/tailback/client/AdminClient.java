package dev.tailback.client;

import static dev.tailback.client.AdminHttp.encoded;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Calls the admin API of one Tailback. It is for programs that look after a server that may come
 * and go: every method declares that it may fail. Tests use {@link TailbackClient}. Thread-safe.
 */
public final class AdminClient {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration EXPORT_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(3);

  private final AdminHttp http;

  /**
   * Creates a client that sends the admin token of the environment variable {@code TAILBACK_TOKEN},
   * if it is set; connects when it is used.
   *
   * @param baseUrl where Tailback listens, such as {@code http://localhost:9324}
   */
  public AdminClient(URI baseUrl) {
    this(baseUrl, ServerAccess.ofEnvironment());
  }

  /**
   * Creates a client; connects when it is used.
   *
   * @param baseUrl where Tailback listens, such as {@code https://localhost:9324}
   * @param access its credentials and trusted servers
   */
  public AdminClient(URI baseUrl, ServerAccess access) {
    http = new AdminHttp(baseUrl, access);
  }

  /**
   * Returns all queues, in the order of their ARNs.
   *
   * @throws AdminClientException if there is no answer, or not the expected one
   */
  public List<QueueState> queues() throws AdminClientException {
    return get("queues", new TypeReference<>() {});
  }

  /**
   * Returns what is wrong with all queues, those in most trouble first.
   *
   * @throws AdminClientException if there is no answer, or not the expected one
   */
  public Overview diagnosis() throws AdminClientException {
    return get("diagnosis", new TypeReference<>() {});
  }

  /**
   * Returns what is wrong with a queue of Tailback's own account and region.
   *
   * @throws AdminClientException if there is no answer, or no such queue
   */
  public QueueDiagnosis diagnosis(String queue) throws AdminClientException {
    return get("queues/" + encoded(queue) + "/diagnosis", new TypeReference<>() {});
  }

  /**
   * Reports a pool of workers, registering it if it is unknown, and returns how many workers are
   * wanted.
   *
   * @throws AdminClientException if there is no answer, or not the expected one
   */
  public WorkersWanted report(WorkerPool pool) throws AdminClientException {
    Report report = new Report(pool.min(), pool.max(), pool.actual());
    return http.read(
        http.send("PUT", workers(pool), report, REPORT_TIMEOUT), new TypeReference<>() {});
  }

  private record Report(int min, int max, int actual) {}

  /**
   * Reports that a pool of workers is gone for good.
   *
   * @throws AdminClientException if there is no answer, or not the expected one
   */
  public void leave(WorkerPool pool) throws AdminClientException {
    http.send("DELETE", workers(pool), null, REPORT_TIMEOUT);
  }

  private static String workers(WorkerPool pool) {
    return "scaling/workers/%s?account=%s&region=%s"
        .formatted(encoded(pool.name()), encoded(pool.account()), encoded(pool.region()));
  }

  /**
   * Returns the queues, alarms, scalable targets, throttles and faults of the server as a
   * configuration file.
   *
   * @throws AdminClientException if there is no answer, or not the expected one
   */
  public String export() throws AdminClientException {
    return http.text("export", "application/yaml", EXPORT_TIMEOUT);
  }

  private <T> T get(String path, TypeReference<T> type) throws AdminClientException {
    return http.read(http.send("GET", path, null, REQUEST_TIMEOUT), type);
  }
}
