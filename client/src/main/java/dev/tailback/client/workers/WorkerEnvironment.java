package dev.tailback.client.workers;

import dev.tailback.client.ServerAccess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What workers find in their environment so that their AWS SDK uses the server.
 *
 * <p>No AWS variables are passed on, so that no worker can reach a real account; nor is the agent's
 * admin token.
 *
 * @param url where the server listens
 * @param account the access key id: of twelve digits, so it names the account
 * @param region the region
 * @param certificates a PEM file with the certificates to trust, or {@code null}
 */
public record WorkerEnvironment(
    URI url, String account, String region, @Nullable Path certificates) {
  private static final String AWS = "AWS_";
  private static final String ANY_SECRET = "test";

  /** Changes an environment that a process inherits. */
  void applyTo(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith(AWS));
    environment.remove(ServerAccess.TOKEN_VARIABLE);
    environment.put("AWS_ENDPOINT_URL", url.toString());
    environment.put("AWS_ENDPOINT_URL_SQS", url.toString());
    environment.put("AWS_REGION", region);
    environment.put("AWS_DEFAULT_REGION", region);
    environment.put("AWS_ACCESS_KEY_ID", account);
    environment.put("AWS_SECRET_ACCESS_KEY", ANY_SECRET);
    if (certificates != null) {
      String file = certificates.toAbsolutePath().toString();
      environment.put("AWS_CA_BUNDLE", file);
      environment.put("NODE_EXTRA_CA_CERTS", file);
    }
  }
}
