package dev.tailback.server.export;

import dev.tailback.config.FaultReader;
import dev.tailback.config.FieldException;
import dev.tailback.config.Fields;
import dev.tailback.config.ThrottleReader;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.RuleStatus;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.server.rules.GatedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes the state of a running server as a configuration file: its queues, limits, alarms,
 * scalable targets, throttles and faults. A server that starts with that file has the same state.
 * What the file can't express is a comment in it.
 */
public final class ConfigurationExport {
  private final EngineGate gate;
  private final Monitoring monitoring;
  private final GatedRules<ThrottleRule> throttles;
  private final GatedRules<FaultRule> faults;
  private final ThrottleReader throttleReader;
  private final FaultReader faultReader;

  /**
   * Creates an export of a server.
   *
   * @param monitoring used inside the gate
   * @param throttleReader the reader that the file's throttles have to pass
   * @param faultReader the reader that the file's fault rules have to pass
   */
  public ConfigurationExport(
      EngineGate gate,
      Monitoring monitoring,
      GatedRules<ThrottleRule> throttles,
      GatedRules<FaultRule> faults,
      ThrottleReader throttleReader,
      FaultReader faultReader) {
    this.gate = gate;
    this.monitoring = monitoring;
    this.throttles = throttles;
    this.faults = faults;
    this.throttleReader = throttleReader;
    this.faultReader = faultReader;
  }

  /** Returns the file with everything in one account and region, and all throttles and faults. */
  public String text(String account, String region) {
    ExportedState state =
        gate.call(queues -> ExportedState.of(queues, monitoring, account, region));
    List<Definition> throttleRules = new ArrayList<>();
    for (Map<String, Object> fields : ThrottleFields.of(throttles.list())) {
      throttleRules.add(checked("a throttle", fields, this::readThrottles));
    }
    return new ExportText(account, region)
        .of(state, throttleRules, faults(faults.list(), state.nowMillis()));
  }

  private void readThrottles(Fields fields) {
    if (ThrottleReader.isProfile(fields)) {
      throttleReader.readProfile(fields);
    } else {
      throttleReader.read(fields);
    }
  }

  private List<Definition> faults(List<RuleStatus<FaultRule>> rules, long nowMillis) {
    List<Definition> definitions = new ArrayList<>();
    for (RuleStatus<FaultRule> rule : rules) {
      Map<String, Object> fields = FaultFields.of(rule, nowMillis);
      String name = "the fault rule " + rule.id();
      definitions.add(
          fields.isEmpty()
              ? Definition.leftOut(name, "it will never fire again")
              : checked(name, fields, read -> faultReader.read(read, nowMillis)));
    }
    return definitions;
  }

  /** Returns a rule, or a note if a file can't express it. */
  private static Definition checked(
      String name, Map<String, Object> fields, Consumer<Fields> reader) {
    try {
      reader.accept(Fields.of(fields));
      return Definition.rule(fields);
    } catch (FieldException refused) {
      return Definition.leftOut(name, refused.text());
    }
  }
}
