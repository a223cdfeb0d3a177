package dev.tailback.engine.queue;

import dev.tailback.engine.time.EngineClock;
import dev.tailback.engine.time.Invariant;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Concurrent calls at one gate are linearizable. Each waiting receive is answered once, however it
 * ends, and no message is delivered to two.
 *
 * <p>Lincheck calls the operations in generated scenarios, and tries different interleavings of the
 * threads.
 */
public class GateOperationsTest {
  /** How many scenarios are generated. */
  private static final int SCENARIOS = Integer.getInteger("lincheck.scenarios", 4);

  private static final QueueAddress QUEUE = TestEngine.address("q");
  private static final ReceiveRequest SHORT_POLL = new ReceiveRequest(1, null, 0, null);
  private static final ReceiveRequest LONG_POLL = new ReceiveRequest(1, null, 20, null);

  private final EngineGate gate = new EngineGate(EngineSettings.seeded(1), EngineClock.pausedAt(0));
  private final Map<Integer, ParkedReceive> parked = new HashMap<>();
  private final ConcurrentLinkedQueue<String> delivered = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private int receives;
  private int cancelled;
  private int sent;
  private volatile boolean closed;

  public GateOperationsTest() {
    gate.call(queues -> queues.create(QUEUE, QueueSettings.STANDARD));
  }

  @Operation
  public int send() {
    return gate.call(
        queues -> {
          Queue queue = queues.get(QUEUE);
          queue.send(TestQueue.content("m" + sent++, null, null), null);
          return queue.counts().visible();
        });
  }

  @Operation
  public int receive() {
    return gate.call(queues -> receive(queues.get(QUEUE), SHORT_POLL));
  }

  @Operation
  public int await() {
    return gate.call(queues -> receive(queues.get(QUEUE), LONG_POLL));
  }

  private int receive(Queue queue, ReceiveRequest request) {
    ParkedReceive waits = queue.receive(request, this::answer);
    int number = receives++;
    if (waits != null) {
      parked.put(number, waits);
    }
    return queue.counts().inFlight();
  }

  private void answer(Delivery delivery) {
    answers.incrementAndGet();
    delivery.forEach(message -> delivered.add(message.content().body()));
  }

  /** A client cancels its receive, which may have been answered meanwhile. */
  @Operation
  public int leave() {
    return gate.call(
        queues -> {
          Queue queue = queues.get(QUEUE);
          int before = queue.inspection().waitingReceives();
          for (ParkedReceive one : parked.values()) {
            one.cancel();
          }
          parked.clear();
          cancelled += before;
          return before;
        });
  }

  @Operation(runOnce = true)
  public void close() {
    gate.close();
    closed = true;
  }

  @Validate
  public void eachReceiveHasEndedOnceAndNoMessageIsGivenToTwo() {
    gate.run(
        queues -> {
          queues.checkInvariants();
          Invariant.that(!closed || waiting(queues) == 0, "nobody waits at a closed gate");
        });
    gate.advance(Duration.ofSeconds(20));
    Invariant.that(answers.get() == receives - cancelled, "each receive is answered once");
    Invariant.that(Set.copyOf(delivered).size() == delivered.size(), "each message is given once");
    QueueCounts counts = gate.call(queues -> queues.get(QUEUE).counts());
    Invariant.that(counts.inFlight() == delivered.size(), "what is given is in flight");
    Invariant.that(counts.visible() + counts.inFlight() == sent, "no message is lost");
    gate.close();
  }

  private static int waiting(Queues queues) {
    return queues.get(QUEUE).inspection().waitingReceives();
  }

  /** Threads are not switched within the queues, because only one is inside at a time. */
  @Test
  void allOrdersHaveTheResultsOfOneCallAfterAnother() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsPerThread(2)
        .iterations(SCENARIOS)
        .invocationsPerIteration(60)
        .addGuarantee(
            ManagedStrategyGuaranteeKt.forClasses(GateOperationsTest::isInside)
                .allMethods()
                .ignore())
        .check(getClass());
  }

  private static boolean isInside(String type) {
    return type.startsWith("dev.tailback.engine.queue.") && !type.contains("Gate");
  }
}
