package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.load.Load;
import dev.tailback.benchmarks.load.Measured;
import dev.tailback.benchmarks.peer.Peer;
import dev.tailback.benchmarks.peer.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long a client waits while another one sends the most expensive requests possible. */
final class HeavyRequests implements Scenario {
  private static final double REQUESTS_PER_SECOND = 500;
  private static final int BYTES = 13_000_000;

  @Override
  public String name() {
    return "heavy";
  }

  @Override
  public String description() {
    return "500 SendMessage a second over 32 connections, while another connection sends requests of 13 MB"
        + " (message attributes, tags, entries, unknown members, Query parameters)";
  }

  @Override
  public Metric metric() {
    return Metric.LONGEST;
  }

  @Override
  public boolean suits(Peer peer) {
    return peer.isBuild();
  }

  @Override
  public Trial on(Server server) {
    TestQueue queue = new TestQueue(server, false);
    return new Beside(server, queue);
  }

  private record Beside(Server server, TestQueue queue) implements Trial {

    @Override
    public Map<Metric, Double> round(Duration time) {
      HeavyClient heavy = new HeavyClient(server.endpoint());
      try {
        Measured seen =
            Load.open(server.endpoint(), queue.talks(null).sends(), time, REQUESTS_PER_SECOND);
        return Map.of(
            Metric.REQUESTS, seen.requestsPerSecond(),
            Metric.P50, seen.latencyMillis(50),
            Metric.P99, seen.latencyMillis(99),
            Metric.LONGEST, seen.longestMillis());
      } finally {
        heavy.close();
      }
    }

    @Override
    public void close() {
      queue.close();
    }
  }

  /** Sends heavy requests one after another, each on a connection of its own, until closed. */
  private static final class HeavyClient implements AutoCloseable {
    private static final List<byte[]> REQUESTS =
        List.of(
            json(
                "SendMessage",
                "\"QueueUrl\":\"http://localhost/000000000000/heavy\",\"MessageBody\":\"x\",\"MessageAttributes\":{",
                i -> "\"a%07d\":{\"DataType\":\"Number\",\"StringValue\":\"1\"}".formatted(i),
                "}"),
            json(
                "TagQueue",
                "\"QueueUrl\":\"http://localhost/000000000000/heavy\",\"Tags\":{",
                i -> "\"t%07d\":\"x\"".formatted(i),
                "}"),
            json(
                "SendMessageBatch",
                "\"QueueUrl\":\"http://localhost/000000000000/heavy\",\"Entries\":[",
                i -> "{\"Id\":\"%07d\",\"MessageBody\":\"x\"}".formatted(i),
                "]"),
            json("ListQueues", "\"x\":0,", i -> "\"u%07d\":[{}]".formatted(i), ""),
            query());

    private final URI endpoint;
    private final Thread thread = new Thread(this::run, "heavy client");
    private volatile boolean isClosed;

    HeavyClient(URI endpoint) {
      this.endpoint = endpoint;
      thread.start();
    }

    private void run() {
      for (int i = 0; !isClosed; i = (i + 1) % REQUESTS.size()) {
        send(REQUESTS.get(i));
      }
    }

    /** Sends one request and reads its answer, if any: the request may be refused halfway. */
    private void send(byte[] request) {
      try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
        OutputStream out = socket.getOutputStream();
        out.write(request);
        socket.shutdownOutput();
        InputStream in = socket.getInputStream();
        in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException refused) {
        // The server may close the connection before it has read everything.
      }
    }

    private static byte[] json(
        String action, String before, IntFunction<String> item, String after) {
      int items = (BYTES - before.length()) / (item.apply(0).length() + 1);
      String head =
          """
          POST / HTTP/1.1
          Host: localhost
          Content-Type: application/x-amz-json-1.0
          X-Amz-Target: AmazonSQS.%s
          """
              .formatted(action);
      return request(head, "{" + before + joined(items, item, ",") + after + "}");
    }

    private static byte[] query() {
      IntFunction<String> item = "AttributeName.%07d=All"::formatted;
      int items = BYTES / (item.apply(0).length() + 1);
      String head =
          """
          POST / HTTP/1.1
          Host: localhost
          Content-Type: application/x-www-form-urlencoded
          """;
      return request(head, "Action=GetQueueAttributes&" + joined(items, item, "&"));
    }

    private static String joined(int items, IntFunction<String> item, String separator) {
      return IntStream.range(0, items).mapToObj(item).collect(Collectors.joining(separator));
    }

    private static byte[] request(String head, String body) {
      String text = head + "Connection: close\nContent-Length: " + body.length() + "\n\n";
      return (text.replace("\n", "\r\n") + body).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
      isClosed = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
