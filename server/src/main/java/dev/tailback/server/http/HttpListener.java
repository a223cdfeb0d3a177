package dev.tailback.server.http;

import dev.tailback.server.forward.Forwarder;
import dev.tailback.server.log.CallLog;
import dev.tailback.server.tls.Tls;
import dev.tailback.server.wire.Protocols;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/** Listens on one or more addresses and passes requests to a handler. */
public final class HttpListener {
  private static final int MAX_URL_PARAMETERS = 100_000;
  private static final int GRACE_MILLIS = 200;
  private static final int MAX_STOP_SECONDS = 5;
  private static final int BACKLOG = 1000;
  private static final int MAX_HEADER_BYTES = 64 * 1024;
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int BUFFERS_A_THREAD = 4;

  /* Strong references, because java.util.logging forgets the level of a logger that is garbage collected. */
  private static final List<Logger> CHATTY =
      List.of(
          Logger.getLogger("io.undertow"),
          Logger.getLogger("org.xnio"),
          Logger.getLogger("org.jboss.threads"));

  private final RequestsUnderWay requests;
  private final ByteBufferPool buffers =
      new DefaultByteBufferPool(true, BUFFER_BYTES, -1, BUFFERS_A_THREAD);
  private final XnioWorker worker;
  private final List<AcceptingChannel<StreamConnection>> channels = new ArrayList<>();
  private final List<Integer> ports;
  private volatile boolean stopping;

  private HttpListener(
      HttpHandler handler,
      HttpSettings settings,
      Protocols protocols,
      CallLog log,
      InetSocketAddress... addresses) {
    HttpHandler strict = new StrictHttp(new HttpContinueReadHandler(handler), protocols, log);
    requests = new RequestsUnderWay(strict, protocols, log);
    HttpOpenListener http = new HttpOpenListener(buffers, options(settings.timeouts()));
    http.setRootHandler(this::handle);
    worker = createWorker();
    UnaryOperator<StreamConnection> security = security(settings);
    listen(
        Connections.asManyAsFiles(connection -> open(security.apply(connection), http, protocols)),
        addresses);
    ports =
        channels.stream()
            .map(channel -> channel.getLocalAddress(InetSocketAddress.class).getPort())
            .toList();
  }

  private UnaryOperator<StreamConnection> security(HttpSettings settings) {
    Tls tls = settings.tls();
    if (tls == null) {
      return UnaryOperator.identity();
    }
    return new TlsConnections(tls, worker.getXnio(), settings.timeouts().requestMillis())::secure;
  }

  private static void open(
      StreamConnection connection, HttpOpenListener http, Protocols protocols) {
    connection
        .getSinkChannel()
        .setConduit(new ParserRefusal(connection.getSinkChannel().getConduit(), protocols));
    http.handleEvent(connection);
  }

  private static XnioWorker createWorker() {
    try {
      return Xnio.getInstance(HttpListener.class.getClassLoader())
          .createWorker(
              OptionMap.builder()
                  .set(Options.WORKER_IO_THREADS, ioThreads())
                  .set(Options.WORKER_TASK_CORE_THREADS, 1)
                  .set(Options.WORKER_TASK_MAX_THREADS, 1)
                  .getMap());
    } catch (IOException e) {
      throw new IllegalStateException("Can't start the threads that answer requests", e);
    }
  }

  private static int ioThreads() {
    return Math.max(2, Runtime.getRuntime().availableProcessors());
  }

  private void listen(Connections connections, InetSocketAddress... addresses) {
    OptionMap options = socketOptions(Math.max(1, connections.max() / addresses.length));
    ChannelListener<AcceptingChannel<StreamConnection>> accept =
        ChannelListeners.openListenerAdapter(connections);
    for (InetSocketAddress address : addresses) {
      try {
        if (address.isUnresolved()) {
          throw new UnknownHostException(address.getHostString());
        }
        channels.add(worker.createStreamConnectionServer(address, accept, options));
      } catch (IOException e) {
        close();
        throw new IllegalStateException("Can't listen on port " + address.getPort(), e);
      }
    }
    channels.forEach(AcceptingChannel::resumeAccepts);
  }

  /**
   * Starts listening. An address with port 0 gets a free port.
   *
   * @param protocols the protocols of requests that are refused before they reach the handler
   * @throws IllegalStateException naming the first port that cannot be listened on, with a {@link
   *     SocketException} as its cause, or an {@link UnknownHostException} for an unknown host
   */
  public static HttpListener start(
      HttpHandler handler,
      HttpSettings settings,
      Protocols protocols,
      CallLog log,
      InetSocketAddress... addresses) {
    silenceStartUp();
    BrowserGuard guard =
        new BrowserGuard(
            handler, new Cors(settings.corsOrigins()), new AcceptedHosts(settings.allowedHosts()));
    HttpHandler first =
        settings.trustedProxies().isEmpty()
            ? guard
            : new ForwardedRequests(guard, settings.trustedProxies());
    return new HttpListener(first, settings, protocols, log, addresses);
  }

  private void handle(HttpServerExchange exchange) throws Exception {
    if (stopping) {
      exchange.setPersistent(false);
    }
    requests.handleRequest(exchange);
  }

  private static OptionMap socketOptions(int maxConnections) {
    return OptionMap.builder()
        .set(Options.WORKER_IO_THREADS, ioThreads())
        .set(Options.TCP_NODELAY, true)
        .set(Options.REUSE_ADDRESSES, true)
        // Detects a vanished client even if nothing is written to it.
        .set(Options.KEEP_ALIVE, true)
        .set(Options.BACKLOG, BACKLOG)
        .set(Options.CONNECTION_HIGH_WATER, maxConnections)
        .set(Options.CONNECTION_LOW_WATER, maxConnections)
        .getMap();
  }

  private static OptionMap options(HttpTimeouts timeouts) {
    return OptionMap.builder()
        .set(UndertowOptions.NO_REQUEST_TIMEOUT, timeouts.idleMillis())
        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, timeouts.requestMillis())
        // RequestBody has its own limit, so that it can answer in the request's protocol.
        .set(UndertowOptions.MAX_ENTITY_SIZE, -1L)
        .set(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
        .set(UndertowOptions.MAX_PARAMETERS, MAX_URL_PARAMETERS)
        // The protocols decode what they use, and answer what they cannot decode.
        .set(UndertowOptions.DECODE_URL, false)
        .set(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
        // Otherwise an answer waits for the answer to the next pipelined request, which may be a
        // long poll.
        .set(UndertowOptions.BUFFER_PIPELINED_DATA, false)
        .getMap();
  }

  static void silenceStartUp() {
    for (Logger logger : CHATTY) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
  }

  /** Lends its IO threads to the requests that this server sends to the upstream. */
  public void lendThreads(Forwarder forwarder) {
    forwarder.useThreads(worker::getIoThread);
  }

  /** Returns the port of the first address. */
  public int port() {
    return ports.get(0);
  }

  /** Returns the ports in the order of the addresses. */
  public List<Integer> ports() {
    return ports;
  }

  /**
   * Stops listening, gives answers in progress a moment to be written, and closes all connections.
   */
  public void stop() {
    stopping = true;
    try {
      requests.stop(GRACE_MILLIS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  private void close() {
    channels.forEach(IoUtils::safeClose);
    worker.shutdown();
    try {
      worker.awaitTermination(MAX_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    buffers.close();
  }
}
