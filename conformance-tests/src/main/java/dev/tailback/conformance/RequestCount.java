package dev.tailback.conformance;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;

/** Counts requests as Amazon bills them: one for each 64 KiB begun, retries included. */
final class RequestCount implements ExecutionInterceptor {
  private static final long BILLED_BYTES = 64 * 1024;

  private final AtomicInteger requests = new AtomicInteger();

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes ignored) {
    long bytes =
        context.requestBody().flatMap(RequestBody::optionalContentLength).orElse(0L).longValue();
    add(bytes);
  }

  void add(long bytes) {
    requests.addAndGet((int) Math.max(1, (bytes + BILLED_BYTES - 1) / BILLED_BYTES));
  }

  int get() {
    return requests.get();
  }
}
