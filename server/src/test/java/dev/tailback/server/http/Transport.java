package dev.tailback.server.http;

import dev.tailback.server.tls.Tls;
import dev.tailback.server.tls.TrustedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The transport below HTTP: plain or TLS. */
enum Transport {
  PLAIN,
  TLS_1_2,
  TLS_1_3;

  /** The certificate of this JVM's tests. */
  private static final class Certificate {
    static final Tls TLS = create();

    private static Tls create() {
      try {
        Path directory = Files.createTempDirectory("tailback");
        Path file = directory.resolve("cert.pem");
        Tls tls = Tls.selfSigned(file, List.of());
        file.toFile().deleteOnExit();
        directory.resolve("cert-key.pem").toFile().deleteOnExit();
        directory.toFile().deleteOnExit();
        return tls;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  HttpSettings settings(HttpTimeouts timeouts) {
    return HttpSettings.DEFAULT.withTimeouts(timeouts).withTls(tls());
  }

  @Nullable Tls tls() {
    return this == PLAIN ? null : Certificate.TLS;
  }

  /** Returns the socket that a client uses on a connection. */
  Socket over(Socket connection) throws IOException {
    if (this == PLAIN) {
      return connection;
    }
    SSLSocket socket =
        (SSLSocket)
            TrustedServers.showing(Certificate.TLS.file())
                .getSocketFactory()
                .createSocket(connection, "localhost", connection.getPort(), true);
    socket.setEnabledProtocols(new String[] {this == TLS_1_2 ? "TLSv1.2" : "TLSv1.3"});
    socket.startHandshake();
    return socket;
  }
}
