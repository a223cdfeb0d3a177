package dev.tailback.spring;

import dev.tailback.testcontainers.TailbackContainer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import java.net.URI;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/** Connects to a {@link TailbackContainer} that has {@code @ServiceConnection}. */
public final class TailbackContainerConnection
    extends ContainerConnectionDetailsFactory<TailbackContainer, AwsConnectionDetails> {

  TailbackContainerConnection() {
    super(ANY_CONNECTION_NAME, "io.awspring.cloud.autoconfigure.core.AwsConnectionDetails");
  }

  @Override
  protected AwsConnectionDetails getContainerConnectionDetails(
      ContainerConnectionSource<TailbackContainer> source) {
    return new OfContainer(source);
  }

  /** Asks the container when the connection is used: then it has been started. */
  private static final class OfContainer extends ContainerConnectionDetails<TailbackContainer>
      implements AwsConnectionDetails {

    OfContainer(ContainerConnectionSource<TailbackContainer> source) {
      super(source);
    }

    private TailbackConnection connection() {
      return new TailbackConnection(getContainer().endpoint(), getContainer().region());
    }

    @Override
    public URI getEndpoint() {
      return connection().getEndpoint();
    }

    @Override
    public String getRegion() {
      return connection().getRegion();
    }

    @Override
    public String getAccessKey() {
      return connection().getAccessKey();
    }

    @Override
    public String getSecretKey() {
      return connection().getSecretKey();
    }
  }
}
