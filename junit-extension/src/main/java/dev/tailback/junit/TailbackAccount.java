package dev.tailback.junit;

import dev.tailback.engine.queue.NameReuse;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.Refusal;
import dev.tailback.pressure.Glob;
import dev.tailback.server.QueueSpec;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The account of one test, in which no other test has queues.
 *
 * <p>A client joins it by using {@link #id()} as its access key id, with any secret. Injected
 * clients already do.
 */
public final class TailbackAccount {
  private static final Set<String> FIFO_ATTRIBUTES =
      Set.of("ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit");

  private final Emulator emulator;
  private final String id;
  private final Pressure pressure;
  private final Map<String, QueueSpec> declared = new LinkedHashMap<>();

  TailbackAccount(Emulator emulator, String id) {
    this.emulator = emulator;
    this.id = id;
    this.pressure = new Pressure(emulator, id);
  }

  /** Returns its id: twelve digits, which are also its access key id. */
  public String id() {
    return id;
  }

  /** Returns the address at which the emulator listens. */
  public URI endpoint() {
    return emulator.endpoint();
  }

  /** Returns the region its queues are in. */
  public String region() {
    return Emulator.REGION;
  }

  /**
   * Returns an existing queue.
   *
   * @throws IllegalArgumentException if there is no such queue, with the names of those that exist
   */
  public TailbackQueue queue(String name) {
    List<QueueAddress> all = emulator.gate().call(this::addresses);
    return all.stream()
        .filter(address -> address.name().equals(name))
        .map(this::queue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(missing(name, names(all))));
  }

  private String missing(String name, List<String> names) {
    return "There is no queue %s in the account %s, which has %s. Declare it with @SqsQueue."
        .formatted(name, id, names.isEmpty() ? "none" : names);
  }

  private static List<String> names(List<QueueAddress> addresses) {
    return addresses.stream().map(QueueAddress::name).toList();
  }

  List<String> queueNames() {
    return names(emulator.gate().call(this::addresses));
  }

  /** Returns whether a pattern matches the name of a queue; an empty pattern matches all calls. */
  boolean hasQueueLike(String pattern) {
    return pattern.isEmpty() || queueNames().stream().anyMatch(new Glob(pattern)::matches);
  }

  private List<QueueAddress> addresses(Queues queues) {
    return ours(queues).stream().map(Queue::address).toList();
  }

  private TailbackQueue queue(QueueAddress address) {
    return new TailbackQueue(emulator, pressure, address);
  }

  private List<Queue> ours(Queues queues) {
    return queues.from(new QueueAddress(id, "", "")).stream()
        .takeWhile(queue -> queue.address().account().equals(id))
        .toList();
  }

  private QueueAddress address(String name) {
    return new QueueAddress(id, Emulator.REGION, name);
  }

  /**
   * Creates a queue and its dead-letter queue.
   *
   * @throws IllegalArgumentException if SQS would refuse it, with SQS's text, or if it was declared
   *     with other attributes before
   */
  public synchronized TailbackQueue createQueue(QueueSpec spec) {
    QueueSpec deadLetters = spec.deadLetterQueue();
    if (deadLetters != null && !deadLetters.name().equals(spec.name())) {
      createQueue(deadLetters);
    }
    QueueSpec before = declared.get(spec.name());
    if (before == null || isNameAlone(before)) {
      create(spec);
      declared.put(spec.name(), spec);
    } else if (!isNameAlone(spec) && !spec.equals(before)) {
      throw new IllegalArgumentException(
          "The queue " + spec.name() + " is declared twice: " + before + " and " + spec + ".");
    }
    return queue(address(spec.name()));
  }

  private static boolean isNameAlone(QueueSpec spec) {
    return spec.equals(QueueSpec.named(spec.name()));
  }

  private void create(QueueSpec spec) {
    try {
      emulator.gate().run(queues -> new DeclaredQueue(spec, address(spec.name())).create(queues));
    } catch (Refusal refusal) {
      throw new IllegalArgumentException(
          "SQS refuses the queue " + spec + ": " + refusal.text() + hint(refusal), refusal);
    }
  }

  private static String hint(Refusal refusal) {
    boolean isOfFifo = FIFO_ATTRIBUTES.stream().anyMatch(refusal.text()::contains);
    return isOfFifo ? " Only FIFO queues, named *.fifo, have it." : "";
  }

  /** Starts building a throttle that all calls of this account share. */
  public TailbackThrottles throttles() {
    return new TailbackThrottles(pressure, Map.of("scope", "account"));
  }

  /** Starts building a fault for any calls of this account. */
  public TailbackFaults faults() {
    return new TailbackFaults(pressure, Map.of());
  }

  /** Returns the queues that have messages in flight. */
  List<TailbackQueue> withMessagesInFlight() {
    return emulator.gate().call(this::withMessagesInFlight);
  }

  private List<TailbackQueue> withMessagesInFlight(Queues queues) {
    return ours(queues).stream()
        .filter(queue -> queue.counts().inFlight() > 0)
        .map(queue -> queue(queue.address()))
        .toList();
  }

  /** Returns the metrics of its queues. */
  public TailbackMetrics metrics() {
    return new TailbackMetrics(emulator, id);
  }

  /** Returns its alarms. Injected, they pause the clock; from here, they don't. */
  public TailbackAlarms alarms() {
    return new TailbackAlarms(emulator, id);
  }

  /** Returns its scalable targets. Injected, they pause the clock; from here, they don't. */
  public TailbackScaling scaling() {
    return new TailbackScaling(emulator, id);
  }

  Pressure pressure() {
    return pressure;
  }

  Emulator emulator() {
    return emulator;
  }

  /** Empties all queues, and removes metrics, alarms, throttles, faults and declarations. */
  synchronized void reset() {
    pressure.removeAll();
    emulator.gate().run(this::empty);
    declared.clear();
  }

  private void empty(Queues queues) {
    emulator.monitoring().forget(id);
    ours(queues)
        .forEach(
            queue -> {
              queue.clear();
              queue.forgetEvents();
              queue.limit(queues.settings().limits());
            });
    emulator.journal().forget(id);
  }

  /** Deletes all queues, metrics and alarms, and removes throttles and faults. */
  void end() {
    pressure.removeAll();
    emulator
        .gate()
        .run(
            queues -> {
              ours(queues).forEach(queue -> queues.delete(queue, NameReuse.IMMEDIATE));
              emulator.monitoring().forget(id);
              emulator.journal().forget(id);
            });
  }
}
