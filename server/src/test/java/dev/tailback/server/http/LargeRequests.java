package dev.tailback.server.http;

import dev.tailback.engine.queue.RefusalReason;
import dev.tailback.server.wire.BodyLimits;
import dev.tailback.server.wire.ErrorShape;
import dev.tailback.server.wire.ServiceModel;
import dev.tailback.server.wire.ServiceTraits;

/**
 * A service that accepts compressed bodies, has its own size limit, and runs on a worker thread.
 */
final class LargeRequests implements ServiceTraits {
  static final int MAX_BYTES = 1_000_000;
  static final ServiceModel MODEL =
      new ServiceModel(
          "LargeRequests",
          "large-requests",
          "LargeRequests",
          "1.0",
          "http://large-requests/",
          "2026-01-01",
          false,
          new LargeRequests());

  private LargeRequests() {}

  @Override
  public ErrorShape error(RefusalReason reason) {
    return reason instanceof ErrorShape error ? error : ErrorShape.SERVICE_UNAVAILABLE;
  }

  @Override
  public BodyLimits limits() {
    return new BodyLimits(MAX_BYTES, 30_000, 2_000);
  }

  @Override
  public boolean needsWorker() {
    return true;
  }

  @Override
  public boolean acceptsGzip() {
    return true;
  }
}
