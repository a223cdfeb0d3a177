package dev.tailback.server.cloudwatch.request;

import dev.tailback.engine.queue.RefusalReason;
import dev.tailback.server.wire.BodyLimits;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.ServiceModel;
import dev.tailback.server.wire.ServiceTraits;

/**
 * How the CloudWatch API looks on the wire.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/Welcome.html">Amazon
 *     CloudWatch API Reference</a>
 */
public final class CloudWatchTraits implements ServiceTraits {
  /** The model of the CloudWatch API. */
  public static final ServiceModel MODEL =
      new ServiceModel(
          "CloudWatch",
          "monitoring",
          "GraniteServiceVersion20100801",
          "1.0",
          "http://monitoring.amazonaws.com/doc/2010-08-01/",
          "2010-08-01",
          true,
          new CloudWatchTraits());

  /*
   * The largest request, a full PutMetricData, has 1,000 metrics with 150 values and counts each.
   * Amazon accepts at most 1 MB, compressed or not.
   */
  private static final BodyLimits LIMITS = new BodyLimits(4 * 1024 * 1024, 400_000, 50_000);

  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private CloudWatchTraits() {}

  @Override
  public ErrorShape error(RefusalReason reason) {
    return CloudWatchErrors.of(reason);
  }

  @Override
  public BodyLimits limits() {
    return LIMITS;
  }

  /** A page of points, or expressions over many points, take more than a message. */
  @Override
  public boolean needsWorker() {
    return true;
  }

  @Override
  public boolean acceptsGzip() {
    return true;
  }

  /** Returns 400 for all errors of clients. */
  @Override
  public int statusOutsideQueryMode(ErrorShape error) {
    return error.status() < SERVER_ERROR ? CLIENT_ERROR : error.status();
  }

  @Override
  public boolean hasErrorDetail() {
    return false;
  }
}
