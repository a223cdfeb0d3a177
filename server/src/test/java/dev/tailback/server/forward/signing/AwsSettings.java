package dev.tailback.server.forward.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The AWS SDK's settings during a test, as system properties. The SDK finds none of this machine's
 * settings.
 */
public final class AwsSettings implements BeforeEachCallback, AfterEachCallback {
  private static final String HTTP_CLIENT = "software.amazon.awssdk.http.service.impl";

  private final Map<String, @Nullable String> before = new HashMap<>();
  private @Nullable Path directory;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    directory = Files.createTempDirectory("aws");
    set("user.home", directory.toString());
    set("aws.configFile", directory.resolve("config").toString());
    set("aws.sharedCredentialsFile", directory.resolve("credentials").toString());
    set("aws.disableEc2Metadata", "true");
    // The runnable jar has only one; the tests have several.
    set(HTTP_CLIENT, "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService");
  }

  /** Sets a system property until the end of the test. */
  public void set(String property, String value) {
    String old = System.setProperty(property, value);
    if (!before.containsKey(property)) { // the value may be null
      before.put(property, old);
    }
  }

  /** Writes the file of profiles. */
  public void configFile(String... lines) throws IOException {
    Files.write(directory.resolve("config"), List.of(lines));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    before.forEach(
        (property, value) -> {
          if (value == null) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
    before.clear();
  }
}
