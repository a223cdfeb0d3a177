package dev.tailback.server.cli;

import dev.tailback.server.http.LocalUrl;
import dev.tailback.server.tls.TlsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Asks a server in another process whether it is ready. Exits with 0 if it is, otherwise with 1.
 *
 * <p>It finds the server by the same environment variables and file, so it needs no options as a
 * health check in the server's container.
 */
@Command(
    name = "health",
    description =
        "Asks a Tailback on this machine whether it is ready, by its first port. Exit code 0: it is,"
            + " 1: it is not.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class Health implements Callable<Integer> {
  private static final int PATIENCE_MILLIS = 2_000;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final ListenOptions listen = new ListenOptions();

  @Mixin private final TrustOptions trust = new TrustOptions();

  @Override
  public Integer call() {
    URI address =
        LocalUrl.of(trust.scheme(), listen.host(), listen.ports().get(0)).resolve("/health");
    try {
      int status = status(address);
      return status == HttpURLConnection.HTTP_OK
          ? healthy(address)
          : unhealthy(address, "answers " + status);
    } catch (IOException | TlsException e) {
      return unhealthy(address, String.valueOf(e.getMessage()));
    }
  }

  /* Does not use java.net.http: a probe is mostly JVM start, and this loads fewer classes. */
  private int status(URI address) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    if (connection instanceof HttpsURLConnection secured) {
      trust.apply(secured);
    }
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  private int healthy(URI address) {
    PrintWriter out = commandLine().getOut();
    out.println(address + " is ready");
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private int unhealthy(URI address, String reason) {
    ErrorOutput.print(commandLine(), address + ": " + reason);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
