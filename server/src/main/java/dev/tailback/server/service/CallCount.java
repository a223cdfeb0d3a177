package dev.tailback.server.service;

import dev.tailback.server.wire.Call;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/** Counts calls, and passes them on. */
public final class CallCount implements Interceptor {
  private final Interceptor next;
  private final LongAdder calls = new LongAdder();

  /** Creates a count of the calls that another interceptor gets. */
  public CallCount(Interceptor next) {
    this.next = next;
  }

  /** Returns how many calls there have been. */
  public long calls() {
    return calls.sum();
  }

  @Override
  public void intercept(Call call, Reply reply, BiConsumer<Call, Reply> action) {
    calls.increment();
    next.intercept(call, reply, action);
  }
}
