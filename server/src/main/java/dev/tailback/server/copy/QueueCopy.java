package dev.tailback.server.copy;

import dev.tailback.server.export.CopiedQueue;
import dev.tailback.server.forward.CredentialsException;
import dev.tailback.server.forward.UpstreamSigner;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the definitions of queues. Calls only ListQueues, GetQueueAttributes and ListQueueTags, and
 * connects only to the endpoint.
 */
public final class QueueCopy {
  private static final int READERS = 8;
  private static final int PAGE = 1_000;

  private final SourceCalls source;

  /**
   * @param client the connections to the endpoint; it must not follow redirects
   * @param region the region of the signatures
   */
  public QueueCopy(HttpClient client, URI endpoint, String region, UpstreamSigner signer) {
    this(new SourceCalls(client, endpoint, region, signer, RetryPace.real()));
  }

  QueueCopy(SourceCalls source) {
    this.source = source;
  }

  /**
   * Returns the queues whose names begin with a prefix, in the order of their names.
   *
   * @throws SourceException if the queues can't be listed, or the endpoint can't be reached
   * @throws CredentialsException if there are no credentials
   */
  public CopiedQueues read(String prefix) throws SourceException, InterruptedException {
    return new CopiedQueues(source.endpoint(), source.region(), readAll(list(prefix)));
  }

  /** Returns queue URLs by the names of the queues. */
  private Map<String, String> list(String prefix) throws SourceException, InterruptedException {
    Map<String, String> urls = new TreeMap<>();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("MaxResults", PAGE);
    if (!prefix.isEmpty()) {
      request.put("QueueNamePrefix", prefix);
    }
    Object token;
    do {
      Map<?, ?> page = source.call("ListQueues", request);
      if (page.get("QueueUrls") instanceof List<?> found) {
        found.forEach(url -> urls.put(name(url.toString()), url.toString()));
      }
      token = page.get("NextToken");
      request.put("NextToken", token);
    } while (token != null && !token.equals(""));
    return urls;
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private List<CopiedQueue> readAll(Map<String, String> urls)
      throws SourceException, InterruptedException {
    ExecutorService readers = Executors.newFixedThreadPool(READERS, QueueCopy::daemon);
    try {
      List<Future<CopiedQueue>> results = new ArrayList<>();
      urls.forEach((name, url) -> results.add(readers.submit(() -> read(name, url))));
      List<CopiedQueue> queues = new ArrayList<>();
      for (Future<CopiedQueue> result : results) {
        queues.add(result(result));
      }
      return queues.stream().filter(queue -> !queue.isGone()).toList();
    } finally {
      readers.shutdownNow();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "tailback-copy");
    thread.setDaemon(true);
    return thread;
  }

  private static CopiedQueue result(Future<CopiedQueue> reading)
      throws SourceException, InterruptedException {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SourceException cause) {
        throw cause;
      }
      if (e.getCause() instanceof CredentialsException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private CopiedQueue read(String name, String url) throws SourceException, InterruptedException {
    Map<String, String> attributes;
    try {
      attributes = get("GetQueueAttributes", url, "Attributes");
    } catch (SourceException e) {
      return problem(name, e, null);
    }
    try {
      return new CopiedQueue(name, attributes, get("ListQueueTags", url, "Tags"), null);
    } catch (SourceException e) {
      return problem(name, e, attributes);
    }
  }

  private static CopiedQueue problem(
      String name, SourceException e, @Nullable Map<String, String> read) throws SourceException {
    if (!e.isAnswered()) {
      throw e;
    }
    return e.isMissingQueue()
        ? CopiedQueue.gone(name)
        : new CopiedQueue(name, read, Map.of(), e.text());
  }

  private Map<String, String> get(String action, String url, String member)
      throws SourceException, InterruptedException {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("QueueUrl", url);
    if (action.equals("GetQueueAttributes")) {
      request.put("AttributeNames", List.of("All"));
    }
    Map<String, String> values = new TreeMap<>();
    if (source.call(action, request).get(member) instanceof Map<?, ?> found) {
      found.forEach((key, value) -> values.put(String.valueOf(key), String.valueOf(value)));
    }
    return values;
  }
}
