package dev.tailback.spring;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import java.net.URI;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Connects to a service of a Compose file whose image is {@code tailback}, or which has the label
 * {@code org.springframework.boot.service-connection: tailback}.
 */
public final class TailbackComposeConnection
    extends DockerComposeConnectionDetailsFactory<AwsConnectionDetails> {
  private static final int PORT = 9324;

  TailbackComposeConnection() {
    super("tailback", "io.awspring.cloud.autoconfigure.core.AwsConnectionDetails");
  }

  @Override
  protected AwsConnectionDetails getDockerComposeConnectionDetails(
      DockerComposeConnectionSource source) {
    return connection(source.getRunningService());
  }

  static AwsConnectionDetails connection(RunningService service) {
    URI endpoint = URI.create("http://" + service.host() + ":" + service.ports().get(PORT));
    return new TailbackConnection(
        endpoint, service.env().getOrDefault("TAILBACK_REGION", "us-east-1"));
  }
}
