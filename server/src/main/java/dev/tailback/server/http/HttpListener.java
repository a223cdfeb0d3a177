package dev.tailback.server.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Listens on one or more addresses and has one handler answer what comes in. */
public final class HttpListener {
  private static final int MAX_URL_PARAMETERS = 100_000;
  private static final int GRACE_MILLIS = 200;

  /* Held, because java.util.logging forgets the level of a logger that nobody holds. */
  private static final List<Logger> CHATTY =
      List.of(
          Logger.getLogger("io.undertow"),
          Logger.getLogger("org.xnio"),
          Logger.getLogger("org.jboss.threads"));

  private final Undertow undertow;
  private final GracefulShutdownHandler requests;
  private final List<Integer> ports;
  private volatile boolean stopping;

  private HttpListener(HttpHandler handler, InetSocketAddress... addresses) {
    requests = new GracefulShutdownHandler(new HttpContinueReadHandler(handler));
    Undertow.Builder builder = Undertow.builder().setHandler(this::handle).setWorkerThreads(1);
    for (InetSocketAddress address : addresses) {
      builder.addHttpListener(address.getPort(), address.getHostString());
    }
    undertow = configure(builder).build();
    start(addresses);
    ports =
        undertow.getListenerInfo().stream()
            .map(info -> ((InetSocketAddress) info.getAddress()).getPort())
            .toList();
  }

  private void start(InetSocketAddress... addresses) {
    try {
      undertow.start();
    } catch (RuntimeException e) {
      if (!(e.getCause() instanceof SocketException)) {
        throw e;
      }
      InetSocketAddress refused = addresses[undertow.getListenerInfo().size()];
      throw new IllegalStateException("Can't listen on port " + refused.getPort(), e.getCause());
    }
  }

  /**
   * Starts to listen; an address with port 0 gets a free one.
   *
   * @param corsOrigins the origins of web pages that may come in; {@code *} is all
   * @param allowedHosts names that browsers may call us by, besides those known to be local
   * @throws IllegalStateException that names the first port that can't be listened on, with a
   *     {@link SocketException} as its cause
   */
  public static HttpListener start(
      HttpHandler handler,
      Set<String> corsOrigins,
      Set<String> allowedHosts,
      InetSocketAddress... addresses) {
    silenceStartUp();
    BrowserGuard guard =
        new BrowserGuard(handler, new Cors(corsOrigins), new AcceptedHosts(allowedHosts));
    return new HttpListener(guard, addresses);
  }

  private void handle(HttpServerExchange exchange) throws Exception {
    if (stopping) {
      exchange.setPersistent(false);
    }
    requests.handleRequest(exchange);
  }

  private static Undertow.Builder configure(Undertow.Builder builder) {
    return builder
        // Clients pool connections; one closed under their hands is an error in their logs.
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, -1)
        // RequestBody has its own limit, to answer in the request's protocol.
        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
        .setServerOption(UndertowOptions.MAX_PARAMETERS, MAX_URL_PARAMETERS)
        // The protocols decode what they use, and answer what they can't decode.
        .setServerOption(UndertowOptions.DECODE_URL, false)
        .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
        // Else an answer waits for that to the next pipelined request, which may be a long poll.
        .setServerOption(UndertowOptions.BUFFER_PIPELINED_DATA, false);
  }

  private static void silenceStartUp() {
    for (Logger logger : CHATTY) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
  }

  /** The port of the first address. */
  public int port() {
    return ports.get(0);
  }

  /** The ports in the order of the addresses. */
  public List<Integer> ports() {
    return ports;
  }

  /** Stops to listen, gives answers under way a moment to be written, and closes connections. */
  public void stop() {
    stopping = true;
    requests.shutdown();
    try {
      requests.awaitShutdown(GRACE_MILLIS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    undertow.stop();
  }
}
