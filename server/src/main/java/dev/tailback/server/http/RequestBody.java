package dev.tailback.server.http;

import dev.tailback.server.wire.BodyLimits;
import io.undertow.UndertowOptions;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * The body of one request while it arrives. The IO thread reads it and is never blocked.
 *
 * <p>Memory is drawn from the {@link MemoryAccount} for what has arrived, not for what the client
 * announces. The body has to be complete within the request timeout. A worker thread parses long
 * bodies, so that they delay no other connection.
 */
final class RequestBody implements ChannelListener<StreamSourceChannel> {
  /* No service accepts larger bodies. */
  static final int MAX_BYTES = BodyLimits.DEFAULT.maxBytes();

  /** Longer bodies are not parsed on an IO thread. */
  private static final int MAX_BYTES_ON_IO_THREAD = 1024 * 1024;

  private static final int MIN_CAPACITY = 512;
  private static final byte[] EMPTY = {};

  private final HttpServerExchange exchange;
  private final ExchangeMemory memory;
  private final int maxBytes;
  private final BiConsumer<HttpServerExchange, byte[]> complete;
  private final BiConsumer<HttpServerExchange, BodyProblem> refuse;
  private byte[] bytes = EMPTY;
  private int length;
  private boolean isComplete;
  private @Nullable BodyProblem problem;
  private XnioExecutor.@Nullable Key deadline;

  private RequestBody(
      HttpServerExchange exchange,
      MemoryAccount account,
      BiConsumer<HttpServerExchange, byte[]> complete,
      BiConsumer<HttpServerExchange, BodyProblem> refuse) {
    this.exchange = exchange;
    this.memory = ExchangeMemory.of(exchange, account);
    this.maxBytes = maxBytes(account);
    this.complete = complete;
    this.refuse = refuse;
  }

  /** Passes the whole body to {@code complete}, now or later, or calls {@code refuse}. */
  static void read(
      HttpServerExchange exchange,
      MemoryAccount account,
      BiConsumer<HttpServerExchange, byte[]> complete,
      BiConsumer<HttpServerExchange, BodyProblem> refuse) {
    if (exchange.isRequestComplete()) {
      complete.accept(exchange, EMPTY);
    } else if (exchange.getRequestContentLength() > maxBytes(account)) {
      refuse.accept(exchange, BodyProblem.TOO_LONG);
    } else {
      new RequestBody(exchange, account, complete, refuse).start();
    }
  }

  private static int maxBytes(MemoryAccount account) {
    return (int) Math.min(MAX_BYTES, account.bytes() / ExchangeMemory.BODY_FACTOR);
  }

  private void start() {
    StreamSourceChannel channel = exchange.getRequestChannel();
    readAvailable(channel);
    if (isOver()) {
      finish();
    } else if (exchange.getConnection().isOpen()) {
      startDeadline(channel);
      channel.getReadSetter().set(this);
      channel.resumeReads();
    }
  }

  @Override
  public void handleEvent(StreamSourceChannel channel) {
    readAvailable(channel);
    if (isOver()) {
      finishLater(channel);
    }
  }

  private boolean isOver() {
    return isComplete || problem != null;
  }

  private void startDeadline(StreamSourceChannel channel) {
    int millis =
        exchange.getConnection().getUndertowOptions().get(UndertowOptions.REQUEST_PARSE_TIMEOUT, 0);
    XnioExecutor.Key key = Deadline.after(exchange.getIoThread(), millis, () -> giveUp(channel));
    deadline = key;
    ExchangeEnd.run(exchange, key::remove);
  }

  private void giveUp(StreamSourceChannel channel) {
    if (!isOver() && exchange.getConnection().isOpen()) {
      problem = BodyProblem.TOO_SLOW;
      finishLater(channel);
    }
  }

  private void finishLater(StreamSourceChannel channel) {
    channel.suspendReads();
    if (deadline != null) {
      deadline.remove();
    }
    Connectors.executeRootHandler(any -> finish(), exchange);
  }

  private void finish() {
    byte[] body = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    bytes = EMPTY;
    if (problem == null && !drawForCopies(body)) {
      problem = BodyProblem.NO_MEMORY;
    }
    if (problem != null) {
      memory.release();
      refuse.accept(exchange, problem);
    } else if (length > MAX_BYTES_ON_IO_THREAD) {
      exchange.dispatch(() -> complete.accept(exchange, body));
    } else {
      complete.accept(exchange, body);
    }
  }

  private boolean drawForCopies(byte[] body) {
    boolean isDrawn =
        body.length <= ExchangeMemory.FREE_BYTES
            || memory.draw((ExchangeMemory.BODY_FACTOR - 1L) * body.length);
    memory.releaseAfter(exchange);
    return isDrawn;
  }

  private void readAvailable(StreamSourceChannel channel) {
    try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
      readAvailable(channel, pooled.getBuffer());
    } catch (IOException e) {
      bytes = EMPTY;
      length = 0;
      if (exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING)) {
        problem = BodyProblem.MALFORMED;
      } else { // the client has gone
        IoUtils.safeClose(exchange.getConnection());
      }
    }
  }

  private void readAvailable(StreamSourceChannel channel, ByteBuffer buffer) throws IOException {
    while (!isOver()) {
      int read = channel.read(buffer.clear());
      if (read == 0) {
        return;
      }
      if (read < 0) {
        isComplete = true;
      } else if (length + read > maxBytes) {
        problem = BodyProblem.TOO_LONG;
      } else if (!hasRoomFor(read)) {
        problem = BodyProblem.NO_MEMORY;
      } else {
        buffer.flip().get(bytes, length, read);
        length += read;
      }
    }
  }

  /** Grows the array if necessary. While it is copied, both the old and the new one count. */
  private boolean hasRoomFor(int count) {
    if (length + count <= bytes.length) {
      return true;
    }
    int capacity = newCapacity(length + count);
    if (!memory.draw(cost(capacity))) {
      return false;
    }
    int old = bytes.length;
    bytes = Arrays.copyOf(bytes, capacity);
    memory.giveBack(cost(old));
    memory.releaseAfter(exchange);
    return true;
  }

  private int newCapacity(int needed) {
    long announced = exchange.getRequestContentLength();
    long doubled = Math.max(MIN_CAPACITY, 2L * bytes.length);
    long max = announced < 0 ? maxBytes : announced;
    return (int) Math.max(needed, Math.min(doubled, max));
  }

  private static long cost(int capacity) {
    return capacity <= ExchangeMemory.FREE_BYTES ? 0 : capacity;
  }
}
