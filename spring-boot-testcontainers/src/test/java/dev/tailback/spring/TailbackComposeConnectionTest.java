package dev.tailback.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.core.io.support.SpringFactoriesLoader;

class TailbackComposeConnectionTest {
  private static AwsConnectionDetails connection(Map<String, String> environment) {
    return TailbackComposeConnection.connection(new Service(environment));
  }

  @Test
  void itLeadsToThePublishedPort() {
    AwsConnectionDetails details = connection(Map.of());
    assertThat(details.getEndpoint()).isEqualTo(URI.create("http://127.0.0.1:49153"));
    assertThat(details.getAccessKey()).isNotEmpty();
    assertThat(details.getSecretKey()).isNotEmpty();
  }

  @Test
  void itHasTheRegionOfTheService() {
    assertThat(connection(Map.of()).getRegion()).isEqualTo("us-east-1");
    assertThat(connection(Map.of("TAILBACK_REGION", "eu-west-1")).getRegion())
        .isEqualTo("eu-west-1");
  }

  @Test
  void springFindsBothFactories() {
    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation().load(ConnectionDetailsFactory.class))
        .hasAtLeastOneElementOfType(TailbackComposeConnection.class)
        .hasAtLeastOneElementOfType(TailbackContainerConnection.class);
  }

  /** A service whose port 9324 is published as another. */
  private record Service(Map<String, String> env) implements RunningService {
    @Override
    public String name() {
      return "tailback";
    }

    @Override
    public ImageReference image() {
      return ImageReference.of("tailback");
    }

    @Override
    public String host() {
      return "127.0.0.1";
    }

    @Override
    public ConnectionPorts ports() {
      return new Published();
    }

    @Override
    public Map<String, String> labels() {
      return Map.of();
    }
  }

  private static final class Published implements ConnectionPorts {
    @Override
    public int get(int containerPort) {
      assertThat(containerPort).isEqualTo(9324);
      return 49_153;
    }

    @Override
    public List<Integer> getAll() {
      return List.of(49_153);
    }

    @Override
    public List<Integer> getAll(String protocol) {
      return getAll();
    }
  }
}
