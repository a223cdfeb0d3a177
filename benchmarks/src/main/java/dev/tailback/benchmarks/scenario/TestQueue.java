package dev.tailback.benchmarks.scenario;

import dev.tailback.benchmarks.load.Destination;
import dev.tailback.benchmarks.load.Destination.Groups;
import dev.tailback.benchmarks.load.Talks;
import dev.tailback.benchmarks.peer.Control;
import dev.tailback.benchmarks.peer.Server;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A new queue on a server, with messages of 100 bytes; on the floor only its URL. */
final class TestQueue implements AutoCloseable {
  private static final int CONNECTIONS = 32;
  private static final String BODY = "x".repeat(100);

  /* Messages in flight at the end of a round must still be in flight when the next one begins. */
  private static final String STANDARD = "{\"VisibilityTimeout\":\"3600\"}";
  private static final String FIFO = "{\"VisibilityTimeout\":\"3600\",\"FifoQueue\":\"true\"}";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Server server;
  private final Control control;
  private final String url;

  TestQueue(Server server, boolean isFifo) {
    this(server, isFifo ? ".fifo" : "", isFifo ? FIFO : STANDARD);
  }

  private TestQueue(Server server, String suffix, String attributes) {
    this.server = server;
    this.control = new Control(server.endpoint());
    String name = "benchmark-" + NUMBERS.incrementAndGet() + suffix;
    this.url =
        server.peer().isSqs()
            ? control.createQueue(name, attributes)
            : server.endpoint() + "/000000000000/" + name;
  }

  /** Creates a standard queue with attributes, a JSON object. */
  static TestQueue with(Server server, String attributes) {
    return new TestQueue(server, "", attributes);
  }

  Destination destination(@Nullable Groups groups) {
    return new Destination(server.endpoint(), url, BODY, groups);
  }

  /** Returns conversations with the queue, in these groups if it is FIFO. */
  Talks talks(@Nullable Groups groups) {
    return new Talks(destination(groups), server.peer().isSqs(), CONNECTIONS);
  }

  @Override
  public void close() {
    if (server.peer().isSqs()) {
      control.deleteQueue(url);
    }
  }
}
