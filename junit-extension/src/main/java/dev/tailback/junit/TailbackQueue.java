package dev.tailback.junit;

import dev.tailback.engine.PeekedMessage;
import dev.tailback.engine.QueueAddress;
import dev.tailback.engine.QueueCounts;
import java.util.List;
import java.util.Map;

/** One queue of a test. */
public final class TailbackQueue {
  private final Emulator emulator;
  private final Pressure pressure;
  private final QueueAddress address;

  TailbackQueue(Emulator emulator, Pressure pressure, QueueAddress address) {
    this.emulator = emulator;
    this.pressure = pressure;
    this.address = address;
  }

  public String name() {
    return address.name();
  }

  public String url() {
    return emulator.endpoint() + "/" + address.account() + "/" + address.name();
  }

  public String arn() {
    return address.arn();
  }

  /** How many messages there are now, by where they are. */
  public QueueCounts counts() {
    return emulator.gate().call(engine -> engine.queue(address).counts());
  }

  /** The first messages, in the order in which they came in; looking at them is no receive. */
  public List<PeekedMessage> peek(int most) {
    return emulator.gate().call(engine -> engine.queue(address).peek(0, most));
  }

  public TailbackLimits limits() {
    return new TailbackLimits(emulator.gate(), address);
  }

  /** Throttles for the calls of this queue. */
  public TailbackThrottles throttles() {
    return new TailbackThrottles(pressure, Map.of("queue", name()));
  }

  /** Faults in the calls of this queue. */
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
