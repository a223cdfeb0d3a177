package dev.tailback.server.forward;

import dev.tailback.engine.queue.Room;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListeners;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * One request to the upstream and its answer. It is sent once: retries are up to the client. Used
 * on its IO thread only.
 */
final class UpstreamExchange {
  private static final long MAX_CONNECT_SECONDS = 5;

  /** Longer than the longest of SQS's long polls. */
  private static final long MAX_ANSWER_SECONDS = 30;

  private static final int BUFFER_BYTES = 16 * 1024;

  private final UpstreamHttp http;
  private final UpstreamRequest request;
  private final XnioIoThread thread;
  private final UpstreamListener listener;
  private final AnswerBody body;
  private @Nullable ClientConnection connection;
  private XnioExecutor.@Nullable Key deadline;
  private boolean isSent;
  private boolean isOver;

  /**
   * @param room the memory that is left for the answer
   */
  UpstreamExchange(
      UpstreamHttp http,
      UpstreamRequest request,
      XnioIoThread thread,
      Room room,
      UpstreamListener listener) {
    this.http = http;
    this.request = request;
    this.thread = thread;
    this.listener = listener;
    body = new AnswerBody(room);
  }

  /** Sends the request. */
  void start() {
    failAfter(MAX_CONNECT_SECONDS, "no connection was made");
    http.connect(request.uri(), thread, callback(this::send));
  }

  /** Ends it without an answer, and without calling the listener. May be called on any thread. */
  void cancel() {
    try {
      thread.execute(this::abandon);
    } catch (RejectedExecutionException stops) {
      // All connections will be closed.
    }
  }

  /** Ends it, unless it has ended: then its connection may serve another request. */
  private void abandon() {
    if (!isOver) {
      end();
    }
  }

  private void end() {
    isOver = true;
    body.take();
    removeDeadline();
    UpstreamHttp.disconnect(connection);
  }

  private void failAfter(long seconds, String reason) {
    removeDeadline();
    IOException late = new IOException(reason + " within " + seconds + " seconds");
    try {
      deadline = thread.executeAfter(() -> fail(late), seconds, TimeUnit.SECONDS);
    } catch (RejectedExecutionException stops) {
      deadline = null; // all connections will be closed
    }
  }

  private void removeDeadline() {
    if (deadline != null) {
      deadline.remove();
    }
  }

  private void fail(IOException reason) {
    if (!isOver) {
      end();
      listener.failed(reason);
    }
  }

  private void send(ClientConnection opened) {
    if (isOver) {
      http.keep(request.uri(), opened);
      return;
    }
    connection = opened;
    failAfter(MAX_ANSWER_SECONDS, "it did not answer");
    opened.sendRequest(clientRequest(), callback(this::sendBody));
  }

  private ClientRequest clientRequest() {
    String path = request.uri().getRawPath();
    String query = request.uri().getRawQuery();
    ClientRequest sent =
        new ClientRequest()
            .setMethod(new HttpString(request.method()))
            .setPath((path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query));
    request
        .headers()
        .forEach((name, values) -> sent.getRequestHeaders().putAll(new HttpString(name), values));
    sent.getRequestHeaders().put(Headers.HOST, host(request.uri()));
    sent.getRequestHeaders().put(Headers.CONTENT_LENGTH, request.body().length);
    return sent;
  }

  /** Returns the host as it is signed: with its port, unless that is the default. */
  private static String host(URI uri) {
    boolean isUsual =
        uri.getPort() == -1 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
    return isUsual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private void sendBody(ClientExchange exchange) {
    exchange.setResponseListener(callback(this::receive));
    isSent = request.body().length == 0;
    if (!isSent) {
      write(exchange.getRequestChannel(), ByteBuffer.wrap(request.body()));
    }
  }

  private void write(StreamSinkChannel channel, ByteBuffer rest) {
    try {
      while (rest.hasRemaining()) {
        if (channel.write(rest) == 0) {
          channel.getWriteSetter().set(ready -> write(ready, rest));
          channel.resumeWrites();
          return;
        }
      }
      isSent = true;
      channel.suspendWrites();
      channel.shutdownWrites();
      if (!channel.flush()) {
        channel
            .getWriteSetter()
            .set(ChannelListeners.flushingChannelListener(null, (any, e) -> fail(e)));
        channel.resumeWrites();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void receive(ClientExchange exchange) {
    String length = exchange.getResponse().getResponseHeaders().getFirst(Headers.CONTENT_LENGTH);
    if (length != null && !body.expect(Long.parseLong(length))) {
      fail(noMemory());
      return;
    }
    StreamSourceChannel channel = exchange.getResponseChannel();
    channel.getReadSetter().set(ready -> read(exchange, ready));
    read(exchange, channel);
  }

  private void read(ClientExchange exchange, StreamSourceChannel channel) {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try {
      int length = channel.read(buffer);
      while (length > 0 && body.add(buffer.array(), length)) {
        buffer.clear();
        length = channel.read(buffer);
      }
      if (length == -1) {
        complete(exchange);
      } else if (length == 0) {
        channel.resumeReads();
      } else {
        fail(noMemory());
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private static IOException noMemory() {
    return new IOException("there is no memory for its answer");
  }

  private void complete(ClientExchange exchange) {
    if (isOver) {
      return;
    }
    isOver = true;
    removeDeadline();
    keepConnection(exchange.getConnection());
    listener.answered(
        new UpstreamAnswer(
            exchange.getResponse().getResponseCode(), headers(exchange), body.take()));
  }

  /** Keeps the connection for the next request, unless the rest of this one would precede it. */
  private void keepConnection(ClientConnection used) {
    if (isSent) {
      http.keep(request.uri(), used);
    } else {
      UpstreamHttp.disconnect(used);
    }
  }

  private static Map<String, List<String>> headers(ClientExchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (HeaderValues values : exchange.getResponse().getResponseHeaders()) {
      headers.put(
          values.getHeaderName().toString().toLowerCase(Locale.ROOT), new ArrayList<>(values));
    }
    return headers;
  }

  private <T> ClientCallback<T> callback(Consumer<T> then) {
    return new ClientCallback<>() {
      @Override
      public void completed(T result) {
        try {
          then.accept(result);
        } catch (RuntimeException bug) {
          fail(new IOException(bug));
        }
      }

      @Override
      public void failed(IOException reason) {
        fail(reason);
      }
    };
  }
}
