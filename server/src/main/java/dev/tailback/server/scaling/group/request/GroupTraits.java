package dev.tailback.server.scaling.group.request;

import dev.tailback.engine.queue.RefusalReason;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.ServiceModel;
import dev.tailback.server.wire.ServiceTraits;

/**
 * How the EC2 Auto Scaling API looks on the wire. AWS supports only Query for it.
 *
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/Welcome.html">Amazon EC2
 *     Auto Scaling API Reference</a>
 */
public final class GroupTraits implements ServiceTraits {
  /** The model of the EC2 Auto Scaling API. */
  public static final ServiceModel MODEL =
      new ServiceModel(
          "Auto Scaling",
          "autoscaling",
          "AutoScaling_2011_01_01",
          "1.0",
          "http://autoscaling.amazonaws.com/doc/2011-01-01/",
          "2011-01-01",
          false,
          new GroupTraits());

  private GroupTraits() {}

  @Override
  public ErrorShape error(RefusalReason reason) {
    return GroupErrors.of(reason);
  }

  @Override
  public boolean hasErrorDetail() {
    return false;
  }
}
