package dev.tailback.server;

import dev.tailback.config.ConfigException;
import dev.tailback.config.Configuration;
import dev.tailback.config.ConfiguredAlarm;
import dev.tailback.config.ConfiguredTarget;
import dev.tailback.config.StartingAlarms;
import dev.tailback.config.StartingRules;
import dev.tailback.config.StartingScaling;
import dev.tailback.config.StartingTargets;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueLimits;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.server.admin.InitialState;
import dev.tailback.server.rules.GatedRules;
import dev.tailback.server.wire.Caller;
import java.util.List;
import java.util.stream.Collectors;

/** Restores the configured state of an emulator, at the start and on every reset. */
public final class ConfiguredState implements InitialState {
  private final EngineGate gate;
  private final GatedRules<ThrottleRule> throttles;
  private final GatedRules<FaultRule> faults;
  private final Monitoring monitoring;
  private final Caller owner;
  private final Configuration configuration;
  private final StartingRules rules;
  private final boolean paused;

  /**
   * Creates the state that a configuration describes.
   *
   * @param paused whether the clock is paused
   * @param rules reads the throttles and faults
   * @param owner the account and region of the queues
   */
  public ConfiguredState(
      EngineGate gate,
      StartingRules rules,
      GatedRules<ThrottleRule> throttles,
      GatedRules<FaultRule> faults,
      Monitoring monitoring,
      Caller owner,
      Configuration configuration,
      boolean paused) {
    this.gate = gate;
    this.throttles = throttles;
    this.faults = faults;
    this.monitoring = monitoring;
    this.owner = owner;
    this.configuration = configuration;
    this.rules = rules;
    this.paused = paused;
  }

  /**
   * Restores the state in which the server started, except for the time.
   *
   * @throws ConfigException if SQS would refuse a queue, CloudWatch an alarm, Application Auto
   *     Scaling a target, or the admin API a throttle or a fault
   */
  @Override
  public void restore() {
    List<ConfiguredAlarm> alarms = alarms();
    List<ConfiguredTarget> targets = targets(alarms);
    restoreClock(gate.clock());
    gate.run(
        queues -> {
          queues.reset();
          monitoring.reset();
          StartingQueues.create(configuration.queues(), queues, owner);
          alarms.forEach(alarm -> monitoring.alarms().put(alarm.definition(), alarm.tags()));
          targets.forEach(target -> StartingScaling.create(target, monitoring));
        });
    throttles.startWith(rules.throttles(configuration.throttles()));
    faults.startWith(
        rules.faults(configuration.faults(), gate.call(queues -> queues.timeline().nowMillis())));
  }

  /**
   * Adds what the configuration has and a snapshot does not: queues, alarms and scalable targets.
   * Throttles and faults are those of the snapshot.
   *
   * @throws ConfigException like {@link #restore}
   */
  void addMissing() {
    List<ConfiguredAlarm> alarms = alarms();
    List<ConfiguredTarget> targets = targets(alarms);
    gate.run(
        queues -> {
          StartingQueues.createMissing(configuration.queues(), queues, owner);
          alarms.stream()
              .filter(alarm -> monitoring.alarms().find(alarm.definition().id()) == null)
              .forEach(alarm -> monitoring.alarms().put(alarm.definition(), alarm.tags()));
          targets.stream()
              .filter(target -> monitoring.scaling().find(target.id()) == null)
              .forEach(target -> StartingScaling.create(target, monitoring));
        });
  }

  private List<ConfiguredAlarm> alarms() {
    return new StartingAlarms(owner.account(), owner.region())
        .read(configuration.monitoring().alarms());
  }

  private List<ConfiguredTarget> targets(List<ConfiguredAlarm> alarms) {
    return new StartingTargets(owner.account(), owner.region())
        .read(
            configuration.scaling(),
            alarms.stream()
                .map(alarm -> alarm.definition().id().name())
                .collect(Collectors.toSet()));
  }

  private void restoreClock(EngineClock clock) {
    if (paused && !clock.isPaused()) {
      clock.pause();
    } else if (!paused && clock.isPaused()) {
      clock.resume();
    }
  }

  @Override
  public QueueLimits limits(Queue queue) {
    return StartingQueues.limits(
        configuration.queues(),
        queue.address(),
        owner,
        gate.call(queues -> queues.settings().limits()));
  }
}
