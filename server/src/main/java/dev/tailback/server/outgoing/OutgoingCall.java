package dev.tailback.server.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP/1.1 exchange with one address, on its own connection. The JDK's clients resolve names
 * themselves and may do so twice, with two results; this one connects to the address that was
 * checked.
 */
final class OutgoingCall implements AutoCloseable {
  private final OutgoingRequest request;
  private final InetSocketAddress address;
  private final Supplier<SSLSocketFactory> tls;
  private final Socket socket = new Socket();
  private volatile boolean timedOut;

  OutgoingCall(OutgoingRequest request, InetSocketAddress address, Supplier<SSLSocketFactory> tls) {
    this.request = request;
    this.address = address;
    this.tls = tls;
  }

  OutgoingReply exchange(int timeoutMillis) throws IOException {
    socket.setSoTimeout(timeoutMillis);
    socket.connect(address, timeoutMillis);
    Socket secured = "https".equalsIgnoreCase(request.url().getScheme()) ? secure() : socket;
    OutputStream out = secured.getOutputStream();
    out.write(bytes());
    out.flush();
    InputStream in = secured.getInputStream();
    return new ReplyReader(in, request.method()).read();
  }

  private SSLSocket secure() throws IOException {
    String host = request.url().getHost();
    SSLSocket secured = (SSLSocket) tls.get().createSocket(socket, host, address.getPort(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private byte[] bytes() {
    URI url = URI.create(request.url().toASCIIString());
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(request.method()).append(' ').append(path).append(query);
    head.append(" HTTP/1.1\r\nHost: ").append(url.getHost());
    if (url.getPort() >= 0) {
      head.append(':').append(url.getPort());
    }
    head.append("\r\nUser-Agent: tailback\r\nConnection: close\r\nContent-Length: ");
    head.append(body.length).append("\r\n");
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  /** Ends the exchange. May be called by any thread. */
  void timeOut() {
    timedOut = true;
    close();
  }

  boolean isTimedOut() {
    return timedOut;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException closedAnyway) {
      // There is nothing left to do.
    }
  }
}
