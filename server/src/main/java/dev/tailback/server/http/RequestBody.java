package dev.tailback.server.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSourceChannel;

/** The body of one request while it arrives; read on the IO thread, which is never blocked. */
final class RequestBody implements ChannelListener<StreamSourceChannel> {
  /* A message has up to 1 MiB, which JSON escapes make six times as long. */
  static final int LONGEST = 16 * 1024 * 1024;

  private static final int FIRST_SIZE = 64 * 1024;
  private static final byte[] EMPTY = {};

  private enum Progress {
    MORE_TO_COME,
    COMPLETE,
    TOO_LONG
  }

  private final HttpServerExchange exchange;
  private final BiConsumer<HttpServerExchange, byte[]> complete;
  private final Consumer<HttpServerExchange> tooLong;
  private byte[] bytes;
  private int length;

  private RequestBody(
      HttpServerExchange exchange,
      BiConsumer<HttpServerExchange, byte[]> complete,
      Consumer<HttpServerExchange> tooLong) {
    this.exchange = exchange;
    this.complete = complete;
    this.tooLong = tooLong;
    long announced = exchange.getRequestContentLength();
    bytes = new byte[(int) Math.min(FIRST_SIZE, announced < 0 ? 1024 : announced)];
  }

  /** Hands the whole body to {@code complete}, now or later, or calls {@code tooLong}. */
  static void read(
      HttpServerExchange exchange,
      BiConsumer<HttpServerExchange, byte[]> complete,
      Consumer<HttpServerExchange> tooLong) {
    if (exchange.isRequestComplete()) {
      complete.accept(exchange, EMPTY);
    } else if (exchange.getRequestContentLength() > LONGEST) {
      tooLong.accept(exchange);
    } else {
      new RequestBody(exchange, complete, tooLong).start();
    }
  }

  private void start() {
    StreamSourceChannel channel = exchange.getRequestChannel();
    Progress progress = readAvailable(channel);
    if (progress == Progress.MORE_TO_COME) {
      channel.getReadSetter().set(this);
      channel.resumeReads();
    } else {
      finish(progress);
    }
  }

  @Override
  public void handleEvent(StreamSourceChannel channel) {
    Progress progress = readAvailable(channel);
    if (progress != Progress.MORE_TO_COME) {
      channel.suspendReads();
      Connectors.executeRootHandler(any -> finish(progress), exchange);
    }
  }

  private void finish(Progress progress) {
    if (progress == Progress.TOO_LONG) {
      tooLong.accept(exchange);
    } else {
      complete.accept(exchange, length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
    }
  }

  private Progress readAvailable(StreamSourceChannel channel) {
    try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
      return readAvailable(channel, pooled.getBuffer());
    } catch (IOException clientGone) {
      IoUtils.safeClose(exchange.getConnection());
      return Progress.MORE_TO_COME;
    }
  }

  private Progress readAvailable(StreamSourceChannel channel, ByteBuffer buffer)
      throws IOException {
    while (true) {
      buffer.clear();
      int read = channel.read(buffer);
      if (read <= 0) {
        return read == 0 ? Progress.MORE_TO_COME : Progress.COMPLETE;
      }
      if (length + read > LONGEST) {
        return Progress.TOO_LONG;
      }
      append(buffer.flip());
    }
  }

  private void append(ByteBuffer buffer) {
    int count = buffer.remaining();
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
    }
    buffer.get(bytes, length, count);
    length += count;
  }
}
