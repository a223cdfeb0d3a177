package dev.tailback.client.workers;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * What workers find in their environment so that their AWS SDK uses the server.
 *
 * <p>Nothing of AWS's variables is passed on, so that no worker can reach a real account by them.
 *
 * @param url where the server listens
 * @param account the access key id: of twelve digits, so it names the account
 * @param region the region
 */
public record WorkerEnvironment(URI url, String account, String region) {
  private static final String AWS = "AWS_";
  private static final String ANY_SECRET = "test";

  /** Changes an environment that a process inherits. */
  void applyTo(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith(AWS));
    environment.put("AWS_ENDPOINT_URL", url.toString());
    environment.put("AWS_ENDPOINT_URL_SQS", url.toString());
    environment.put("AWS_REGION", region);
    environment.put("AWS_DEFAULT_REGION", region);
    environment.put("AWS_ACCESS_KEY_ID", account);
    environment.put("AWS_SECRET_ACCESS_KEY", ANY_SECRET);
  }
}
