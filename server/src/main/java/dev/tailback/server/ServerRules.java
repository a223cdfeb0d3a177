package dev.tailback.server;

import dev.tailback.config.ServiceNames;
import dev.tailback.config.StartingRules;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.Faults;
import dev.tailback.pressure.RuleSetting;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.Throttles;
import dev.tailback.server.admin.RuleFamilies;
import dev.tailback.server.rules.GatedRules;
import dev.tailback.server.rules.RuleInterceptor;
import dev.tailback.server.rules.SqsNames;
import dev.tailback.server.service.Interceptor;
import dev.tailback.server.sqs.Actions;

/** The throttles and fault rules of one server. */
final class ServerRules {
  private final EngineGate gate;
  private final Actions actions;
  private final RuleSetting setting;
  private final ServiceNames service;
  private final Throttles throttleRules;
  private final Faults faultRules;
  private final GatedRules<ThrottleRule> throttles;
  private final GatedRules<FaultRule> faults;

  ServerRules(TailbackBuilder builder, EngineGate gate, Actions actions) {
    this.gate = gate;
    this.actions = actions;
    this.setting = builder.ruleSetting;
    this.service = SqsNames.of(actions);
    this.throttleRules = new Throttles(setting);
    this.faultRules = new Faults(builder.engineSettings.seed(), setting);
    this.throttles = new GatedRules<>(gate, throttleRules);
    this.faults = new GatedRules<>(gate, faultRules);
  }

  GatedRules<ThrottleRule> throttles() {
    return throttles;
  }

  GatedRules<FaultRule> faults() {
    return faults;
  }

  /** Returns the throttles as they are inside the gate. */
  Throttles throttleRules() {
    return throttleRules;
  }

  /** Returns the fault rules as they are inside the gate. */
  Faults faultRules() {
    return faultRules;
  }

  /** Returns the reader of the rules in a file. */
  StartingRules starting() {
    return new StartingRules(service, setting);
  }

  /** Returns the interceptor that applies the rules to calls. */
  Interceptor interceptor() {
    return new RuleInterceptor(gate, actions, faultRules, throttleRules);
  }

  /** Returns the rules as the admin API shows and changes them. */
  RuleFamilies families() {
    return new RuleFamilies(service, setting, throttles, faults);
  }

  void clear() {
    throttles.clear();
    faults.clear();
  }
}
