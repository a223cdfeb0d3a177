package dev.tailback.spring;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import java.net.URI;

/** How Spring Cloud AWS reaches a server that accepts any credentials. */
final class TailbackConnection implements AwsConnectionDetails {
  private static final String ANY = "test";

  private final URI endpoint;
  private final String region;

  TailbackConnection(URI endpoint, String region) {
    this.endpoint = endpoint;
    this.region = region;
  }

  @Override
  public URI getEndpoint() {
    return endpoint;
  }

  @Override
  public String getRegion() {
    return region;
  }

  @Override
  public String getAccessKey() {
    return ANY;
  }

  @Override
  public String getSecretKey() {
    return ANY;
  }
}
