package dev.tailback.junit;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets the system properties by which the AWS SDK finds SQS, and restores them when closed. */
final class SystemProperties implements AutoCloseable {
  private final Map<String, @Nullable String> before = new HashMap<>();

  SystemProperties(URI endpoint, String account) {
    set("aws.endpointUrlSqs", endpoint.toString());
    set("aws.region", Emulator.REGION);
    set("aws.accessKeyId", account);
    set("aws.secretAccessKey", "secret");
  }

  private void set(String name, String value) {
    before.put(name, System.setProperty(name, value));
  }

  @Override
  public void close() {
    before.forEach(SystemProperties::restore);
  }

  private static void restore(String name, @Nullable String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }
}
