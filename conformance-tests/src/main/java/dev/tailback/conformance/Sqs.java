package dev.tailback.conformance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Gives a rule SQS, with its own queues that are deleted after it, and time.
 *
 * <p>Attributes are given in pairs, name and value: {@code sqs.queue("DelaySeconds", "5")}.
 */
public final class Sqs implements AutoCloseable {
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final Target target;
  private final RequestCount requests = new RequestCount();
  private final SqsClient client;
  private final Raw raw;
  private final List<String> names = new CopyOnWriteArrayList<>();

  Sqs(Target target) {
    this.target = target;
    client =
        SqsClient.builder()
            .endpointOverride(target.endpoint())
            .region(target.region())
            .credentialsProvider(target.credentials())
            .httpClient(target.connections())
            .overrideConfiguration(o -> o.addExecutionInterceptor(requests))
            .build();
    raw = new Raw(target, RawService.SQS, requests);
  }

  /** The SDK's client. */
  public SqsClient client() {
    return client;
  }

  /** Sends raw, signed HTTP requests, in either protocol. */
  public Raw raw() {
    return raw;
  }

  /** Returns the target, for the few rules that must know it. */
  public Target target() {
    return target;
  }

  /** Returns a name that no queue has had. A queue of this name is deleted after the rule. */
  public String newName() {
    return named(target.prefix() + NAMES.incrementAndGet());
  }

  /**
   * Returns a name for a FIFO queue that no queue has had. A queue of this name is deleted after
   * the rule.
   */
  public String newFifoName() {
    return named(target.prefix() + NAMES.incrementAndGet() + ".fifo");
  }

  /**
   * Returns this name, which begins with a new one. A queue of this name is deleted after the rule.
   */
  public String named(String name) {
    names.add(name);
    return name;
  }

  /** Creates a standard queue. */
  public Queue queue(String... attributes) {
    return create(newName(), attributes(attributes));
  }

  /** Creates a FIFO queue, by default without content-based deduplication. */
  public Queue fifo(String... attributes) {
    Map<String, String> all = attributes(attributes);
    all.put("FifoQueue", "true");
    return create(newFifoName(), all);
  }

  /** Creates a queue of the same type, with this dead-letter queue after a number of receives. */
  public Queue queueWithDeadLetters(Queue deadLetters, int maxReceiveCount, String... attributes) {
    List<String> all = new ArrayList<>(List.of(attributes));
    all.add("RedrivePolicy");
    all.add(redrivePolicy(deadLetters, maxReceiveCount));
    String[] pairs = all.toArray(String[]::new);
    return deadLetters.isFifo() ? fifo(pairs) : queue(pairs);
  }

  /** The value of the attribute {@code RedrivePolicy}. */
  public static String redrivePolicy(Queue deadLetters, int maxReceiveCount) {
    return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
        .formatted(deadLetters.arn(), maxReceiveCount);
  }

  private Queue create(String name, Map<String, String> attributes) {
    String url =
        client.createQueue(q -> q.queueName(name).attributesWithStrings(attributes)).queueUrl();
    target.settleNewQueue();
    return new Queue(this, name, url);
  }

  /** Returns the queue at a URL, which need not be one of this test's. */
  public Queue queueAt(String url) {
    return new Queue(this, url.substring(url.lastIndexOf('/') + 1), url);
  }

  /** Returns pairs of names and values as a mutable map. */
  public static Map<String, String> attributes(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /**
   * Lets time pass: by the target's clock where it can be moved, otherwise in real time. A rule in
   * which minutes pass is {@link Slow}.
   */
  public void pass(Duration time) {
    target.pass(time);
  }

  /** Lets seconds pass, as {@link #pass(Duration)} does. */
  public void passSeconds(long seconds) {
    pass(Duration.ofSeconds(seconds));
  }

  /** Waits until the assertion holds, at most as long as a change may take to become visible. */
  public void eventually(ThrowingRunnable assertion) {
    await()
        .atMost(target.patience())
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(target.isAws() ? 2000 : 50))
        .untilAsserted(assertion);
  }

  RequestCount requestCount() {
    return requests;
  }

  int requests() {
    return requests.get();
  }

  /** Deletes the queues of the rule. */
  @Override
  public void close() {
    names.forEach(this::delete);
    client.close();
  }

  private void delete(String name) {
    try {
      String url = client.getQueueUrl(q -> q.queueName(name)).queueUrl();
      client.deleteQueue(q -> q.queueUrl(url));
    } catch (QueueDoesNotExistException e) {
      // It is already gone.
    } catch (SdkException e) {
      System.err.println(name + " may be left behind: " + e.getMessage());
    }
  }

  void deleteAllOfThisRun() {
    for (String url : client.listQueues(l -> l.queueNamePrefix(target.prefix())).queueUrls()) {
      delete(url.substring(url.lastIndexOf('/') + 1));
    }
  }
}
