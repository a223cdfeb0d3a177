package dev.tailback.server.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EventFilter;
import dev.tailback.engine.queue.LoggedEvent;
import dev.tailback.engine.queue.MessageEvent.Kind;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.Queues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits until a condition holds for a queue, which need not exist yet. */
final class Await implements PendingAnswer {
  /** A status that tests can tell from all others, and that no client retries by itself. */
  private static final int EXPECTATION_FAILED = 417;

  private static final int SHOWN_EVENTS = 20;

  private final EngineGate gate;
  private final QueueAddress address;
  private final Expectation expectation;
  private final Duration within;
  private final EventBase base;
  private final long beganNanos = System.nanoTime();

  Await(
      EngineGate gate,
      QueueAddress address,
      Expectation expectation,
      Duration within,
      EventBase base) {
    this.gate = gate;
    this.address = address;
    this.expectation = expectation;
    this.within = within;
    this.base = base;
  }

  @Override
  public long maxMillis() {
    return within.toMillis();
  }

  @Override
  public Admin.@Nullable Answer look() {
    Found found = gate.call(this::find);
    return found.missing.isEmpty() || within.isZero() ? answer(found) : null;
  }

  @Override
  public Admin.Answer end() {
    return answer(gate.call(this::find));
  }

  /** The state at one moment; the counts are {@code null} if there is no such queue. */
  private record Found(
      long atMillis,
      String missing,
      @Nullable Map<Kind, Long> happened,
      @Nullable QueueCounts counts,
      List<LoggedEvent> events,
      long next) {}

  private Found find(Queues queues) {
    Queue queue = queues.find(address);
    Map<Kind, Long> happened =
        queue == null ? null : base.countsOf(queue.inspection().eventCounts());
    QueueCounts counts = queue == null ? null : queue.counts();
    String missing =
        happened == null || counts == null
            ? "there is no queue " + address.arn()
            : expectation.missing(happened, counts);
    return new Found(
        queues.timeline().nowMillis(),
        missing,
        happened,
        counts,
        queues.eventLog().last(new EventFilter(address, Set.of()), SHOWN_EVENTS),
        queues.eventLog().last());
  }

  private Admin.Answer answer(Found found) {
    boolean holds = found.missing.isEmpty();
    ObjectNode shown = AdminRequest.JSON.createObjectNode();
    if (!holds) {
      shown.put(
          "error",
          "Queue %s: %s, within %d ms."
              .formatted(address.name(), found.missing, within.toMillis()));
    }
    shown.put("holds", holds);
    shown.put("queue", address.name());
    shown.put("arn", address.arn());
    shown.put("waitedMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos));
    shown.put("atMillis", found.atMillis);
    if (found.counts != null) {
      shown.put("visible", found.counts.visible());
      shown.put("inFlight", found.counts.inFlight());
      shown.put("delayed", found.counts.delayed());
    }
    if (found.happened != null) {
      ObjectNode counts = shown.putObject("counts");
      found.happened.forEach((kind, number) -> counts.put(EventNames.of(kind), number));
    }
    shown.set("events", ShownEvents.show(found.events));
    shown.put("next", found.next);
    return Admin.Answer.of(holds ? 200 : EXPECTATION_FAILED, shown);
  }
}
