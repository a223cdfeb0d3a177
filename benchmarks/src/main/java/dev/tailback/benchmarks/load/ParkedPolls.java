package dev.tailback.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Long polls of 20 seconds that wait on an empty queue, each on its own connection. */
public final class ParkedPolls implements AutoCloseable {
  private static final byte[] HANDLE = Request.ascii("\"ReceiptHandle\":\"");
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final long PATIENCE_MILLIS = 30_000;

  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final Histogram wakeUps = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
  private @Nullable Connection sender;
  private long sentAtNanos;
  private int awaited;

  private ParkedPolls(Destination queue, int polls) throws IOException {
    selector = Selector.open();
    String body = ",\"WaitTimeSeconds\":20,\"VisibilityTimeout\":43200}";
    Request request =
        queue.request("ReceiveMessage").begin().put(queue.prefix()).put(Request.ascii(body)).end();
    for (int i = 0; i < polls; i++) {
      Connection connection = Connection.open(queue.endpoint(), selector, new Poll(request));
      connections.add(connection);
      connection.send(System.nanoTime());
    }
  }

  /** Sends the polls. When this returns, all have been sent, but perhaps not all been read. */
  public static ParkedPolls park(Destination queue, int polls) {
    try {
      return new ParkedPolls(queue, polls);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends messages one after another. Each wakes a poll, which then polls again.
   *
   * @return the times in nanoseconds from a send to the answered poll, for these messages only
   */
  public Histogram wake(Destination queue, int times) {
    wakeUps.reset();
    Request message =
        Request.of(
            queue.endpoint(),
            "SendMessage",
            "{\"QueueUrl\":\"%s\",\"MessageBody\":\"%s\"}"
                .formatted(queue.queueUrl(), queue.body()));
    Repeated sends = new Repeated("\"MessageId\":\"", 1, 1, message);
    try (Connection connection = Connection.open(queue.endpoint(), selector, sends)) {
      sender = connection;
      for (int i = 0; i < times; i++) {
        LockSupport.parkNanos(PAUSE_NANOS);
        wakeOne(connection);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return wakeUps;
  }

  /** Returns how many polls are answered, although no message was sent. */
  public int answered() {
    try {
      return selector.selectNow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void wakeOne(Connection connection) throws IOException {
    awaited = 2;
    sentAtNanos = System.nanoTime();
    connection.send(sentAtNanos);
    while (awaited > 0) {
      if (selector.select(this::proceed, PATIENCE_MILLIS) == 0) {
        throw new IOException("nobody was woken for " + PATIENCE_MILLIS + " ms");
      }
    }
  }

  private void proceed(SelectionKey key) {
    try {
      Connection connection = (Connection) key.attachment();
      Answer answer = connection.proceed();
      if (answer != null) {
        awaited -= connection.judge(answer);
        if (connection != sender) {
          connection.send(System.nanoTime());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      for (Connection connection : connections) {
        connection.close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A consumer that polls again after every answer. */
  private final class Poll implements Conversation {
    private final ByteBuffer request;

    Poll(Request request) {
      this.request = request.bytes();
    }

    @Override
    public ByteBuffer next() {
      return request.rewind();
    }

    @Override
    public int answered(Answer answer) {
      int messages = answer.count(HANDLE);
      if (messages > 0) {
        wakeUps.recordValue(System.nanoTime() - sentAtNanos);
      }
      return messages;
    }
  }
}
