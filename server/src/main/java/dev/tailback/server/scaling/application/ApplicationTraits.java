package dev.tailback.server.scaling.application;

import dev.tailback.engine.queue.RefusalReason;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.ServiceModel;
import dev.tailback.server.wire.ServiceTraits;

/**
 * How the Application Auto Scaling API looks on the wire.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/application/APIReference/Welcome.html">Application
 *     Auto Scaling API Reference</a>
 */
final class ApplicationTraits implements ServiceTraits {
  /** The model of the API, which speaks AWS JSON 1.1 only. */
  static final ServiceModel MODEL =
      new ServiceModel(
          "Application Auto Scaling",
          "application-autoscaling",
          "AnyScaleFrontendService",
          "1.1",
          "http://autoscaling.amazonaws.com/doc/2016-02-06/",
          "2016-02-06",
          false,
          new ApplicationTraits());

  private ApplicationTraits() {}

  @Override
  public ErrorShape error(RefusalReason reason) {
    return ApplicationErrors.of(reason);
  }

  @Override
  public boolean hasErrorDetail() {
    return false;
  }

  @Override
  public boolean isQueryCompatible() {
    return false;
  }

  @Override
  public String errorTextName() {
    return "Message";
  }
}
