package dev.tailback.server.http;

import dev.tailback.server.tls.Tls;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import javax.net.ssl.SSLContext;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioExecutor;
import org.xnio.ssl.SslConnection;

/**
 * Adds TLS to accepted connections.
 *
 * <ul>
 *   <li>The handshake happens while the first request is read. Undertow's deadlines begin with that
 *       request, so the handshake has its own.
 *   <li>A client that speaks plain HTTP gets an error that says so.
 *   <li>A TLS 1.2 client that starts another handshake is cut off: each costs the server far more
 *       than the client. TLS 1.3 has none.
 * </ul>
 */
final class TlsConnections {
  private static final String TLS_1_2 = "TLSv1.2";
  private static final OptionMap OPTIONS =
      OptionMap.create(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.3", TLS_1_2));

  private final Tls tls;
  private final int maxHandshakeMillis;
  private final Xnio xnio;
  private volatile UndertowXnioSsl current;

  TlsConnections(Tls tls, Xnio xnio, int maxHandshakeMillis) {
    this.tls = tls;
    this.xnio = xnio;
    this.maxHandshakeMillis = maxHandshakeMillis;
    current = ssl(tls.context());
  }

  private UndertowXnioSsl ssl(SSLContext context) {
    return new UndertowXnioSsl(xnio, OptionMap.EMPTY, context);
  }

  /** Returns a connection that decrypts what the client sends. */
  StreamConnection secure(StreamConnection connection) {
    PlainHttpRefusal.watch(connection);
    SslConnection secured = ssl().wrapExistingConnection(connection, OPTIONS, false);
    XnioExecutor.Key deadline =
        Deadline.after(
            connection.getIoThread(), maxHandshakeMillis, () -> IoUtils.safeClose(secured));
    secured.getHandshakeSetter().set(any -> handshakeEnded(secured, deadline));
    connection.setCloseListener(any -> deadline.remove());
    return secured;
  }

  private static void handshakeEnded(SslConnection secured, XnioExecutor.Key deadline) {
    deadline.remove();
    if (UndertowXnioSsl.getSslEngine(secured).getSession().getProtocol().equals(TLS_1_2)) {
      secured.getHandshakeSetter().set(TlsConnections::closeSoon);
    }
  }

  /** Closes a connection once Undertow has finished the handshake that it is at. */
  private static void closeSoon(SslConnection secured) {
    secured.getIoThread().execute(() -> IoUtils.safeClose(secured));
  }

  private UndertowXnioSsl ssl() {
    SSLContext context = tls.context();
    UndertowXnioSsl ssl = current;
    if (ssl.getSslContext() != context) {
      ssl = ssl(context);
      current = ssl;
    }
    return ssl;
  }
}
