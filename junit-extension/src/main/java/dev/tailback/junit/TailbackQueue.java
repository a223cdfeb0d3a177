package dev.tailback.junit;

import dev.tailback.engine.queue.PeekedMessage;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import java.util.List;
import java.util.Map;

/** A queue of one test. */
public final class TailbackQueue {
  private final Emulator emulator;
  private final Pressure pressure;
  private final QueueAddress address;

  TailbackQueue(Emulator emulator, Pressure pressure, QueueAddress address) {
    this.emulator = emulator;
    this.pressure = pressure;
    this.address = address;
  }

  /** Returns its name, with {@code .fifo} if it is a FIFO queue. */
  public String name() {
    return address.name();
  }

  /** Returns the URL that clients use. */
  public String url() {
    return emulator.endpoint() + "/" + address.account() + "/" + address.name();
  }

  /** Returns its ARN. */
  public String arn() {
    return address.arn();
  }

  /** Returns how many messages are visible, in flight and delayed now. */
  public QueueCounts counts() {
    return emulator.gate().call(queues -> queues.get(address).counts());
  }

  /**
   * Returns snapshots of the first messages, in the order of arrival, without receiving them.
   *
   * @param maxMessages 1 or more
   */
  public List<PeekedMessage> peek(int maxMessages) {
    Arguments.positive("maxMessages", maxMessages);
    return emulator.gate().call(queues -> queues.get(address).inspection().peek(0, maxMessages));
  }

  /** Returns its limits, which can be changed. */
  public TailbackLimits limits() {
    return new TailbackLimits(emulator.gate(), address);
  }

  /** Starts building a throttle for calls to this queue. */
  public TailbackThrottles throttles() {
    return new TailbackThrottles(pressure, Map.of("queue", name()));
  }

  /** Starts building a fault for calls to this queue. */
  public TailbackFaults faults() {
    return new TailbackFaults(pressure, Map.of("queue", name()));
  }

  Emulator emulator() {
    return emulator;
  }

  QueueAddress address() {
    return address;
  }

  @Override
  public String toString() {
    return url();
  }
}
