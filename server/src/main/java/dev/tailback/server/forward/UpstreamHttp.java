package dev.tailback.server.forward;

import io.undertow.UndertowOptions;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.Xnio;
import org.xnio.XnioIoThread;

/**
 * Sends requests to the upstream with Undertow's client: each on the IO thread of its call, which
 * never waits. Connections are kept for the next request on their thread.
 *
 * <p>With TLS the certificate has to match the host.
 */
final class UpstreamHttp implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 * 1024;

  private static final OptionMap OPTIONS =
      OptionMap.builder()
          .set(Options.TCP_NODELAY, true)
          .set(Options.KEEP_ALIVE, true)
          .set(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.3", "TLSv1.2"))
          .set(UndertowOptions.ENDPOINT_IDENTIFICATION_ALGORITHM, "HTTPS")
          .set(UndertowOptions.MAX_HEADER_SIZE, 64 * 1024)
          .getMap();

  /** Its long messages about answers that are not HTTP are shortened for the client. */
  private static final Logger UNDERTOW = Logger.getLogger("io.undertow.client");

  private final UndertowClient client =
      UndertowClient.getInstance(UpstreamHttp.class.getClassLoader());
  private final ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, -1, 4);
  private final Map<XnioIoThread, IdleConnections> idle = new ConcurrentHashMap<>();
  private final Executor helpers;
  private final @Nullable SSLContext trust;
  private volatile @Nullable UndertowXnioSsl tls;

  /**
   * @param trust which certificates the upstream may show, {@code null} for those that Java trusts
   * @param helpers finds addresses by name, which may take long
   */
  UpstreamHttp(@Nullable SSLContext trust, Executor helpers) {
    this.trust = trust;
    this.helpers = helpers;
    UNDERTOW.setLevel(Level.OFF);
  }

  /**
   * Gets a connection for a request; {@link #keep} takes it back.
   *
   * @param then gets a connection, or the reason why there is none; on the IO thread, at once if a
   *     connection is idle
   */
  void connect(URI uri, XnioIoThread thread, ClientCallback<ClientConnection> then) {
    ClientConnection kept = idle(thread).take(origin(uri));
    if (kept == null) {
      ClientCallback<ClientConnection> onThread = new OnThread<>(thread, then);
      open(uri, thread, onThread);
    } else {
      then.completed(kept);
    }
  }

  private void open(URI uri, XnioIoThread thread, ClientCallback<ClientConnection> then) {
    try {
      helpers.execute(() -> openNow(uri, thread, then));
    } catch (RejectedExecutionException full) {
      then.failed(new IOException("too many calls wait for a connection"));
    }
  }

  private void openNow(URI uri, XnioIoThread thread, ClientCallback<ClientConnection> then) {
    try {
      client.connect(then, uri, thread, isTls(uri) ? tls() : null, buffers, OPTIONS);
    } catch (RuntimeException e) { // for example, the address was not found
      then.failed(new IOException(e));
    }
  }

  private static boolean isTls(URI uri) {
    return "https".equals(uri.getScheme());
  }

  /** If two are created at the same time, either will do. */
  private UndertowXnioSsl tls() {
    UndertowXnioSsl made = tls;
    if (made == null) {
      made =
          new UndertowXnioSsl(
              Xnio.getInstance(UpstreamHttp.class.getClassLoader()), OptionMap.EMPTY, context());
      tls = made;
    }
    return made;
  }

  private SSLContext context() {
    try {
      return trust == null ? SSLContext.getDefault() : trust;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JVM has no TLS", e);
    }
  }

  /** Keeps a connection, whose exchange has ended, for another request. */
  void keep(URI uri, ClientConnection connection) {
    idle(connection.getIoThread()).add(origin(uri), connection);
  }

  /**
   * Closes a connection at once, so that the upstream notices. Undertow itself would wait for the
   * answer to a request that is under way.
   */
  static void disconnect(@Nullable ClientConnection connection) {
    if (connection != null) {
      try {
        IoUtils.safeClose(connection.performUpgrade());
      } catch (IOException isClosed) {
        IoUtils.safeClose(connection);
      }
    }
  }

  private IdleConnections idle(XnioIoThread thread) {
    return idle.computeIfAbsent(thread, IdleConnections::new);
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /** Frees the buffers. The connections end with their IO threads. */
  @Override
  public void close() {
    buffers.close();
  }

  /** Calls back on an IO thread. */
  private record OnThread<T>(XnioIoThread thread, ClientCallback<T> then)
      implements ClientCallback<T> {
    @Override
    public void completed(T result) {
      thread.execute(() -> then.completed(result));
    }

    @Override
    public void failed(IOException e) {
      thread.execute(() -> then.failed(e));
    }
  }
}
