package dev.tailback.config;

import dev.tailback.pressure.FaultRule;
import dev.tailback.pressure.RuleSetting;
import dev.tailback.pressure.ThrottleRule;
import dev.tailback.pressure.TooManyRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the rules that an emulator starts with, as the admin API would read them. */
public final class StartingRules {
  private final ThrottleReader throttleReader;
  private final FaultReader faultReader;

  /** Creates a reader of rules for a service. */
  public StartingRules(ServiceNames service, RuleSetting setting) {
    throttleReader = new ThrottleReader(service, setting);
    faultReader = new FaultReader(service, setting);
  }

  /**
   * Reads throttles and profiles; a profile that occurs again adds nothing.
   *
   * @throws ConfigException if the admin API would refuse one
   */
  public List<ThrottleRule> throttles(List<RuleDefinition> definitions) {
    List<ThrottleRule> rules = new ArrayList<>();
    for (RuleDefinition definition : definitions) {
      List<ThrottleRule> read = read(definition, this::throttles);
      read.removeIf(rule -> rule.profile() != null && isAmong(rules, rule));
      add(rules, read, definition, "throttle");
    }
    return rules;
  }

  private static boolean isAmong(List<ThrottleRule> rules, ThrottleRule wanted) {
    return rules.stream().anyMatch(rule -> rule.lasting(wanted.lasts()).equals(wanted));
  }

  private List<ThrottleRule> throttles(Fields fields) {
    return new ArrayList<>(
        ThrottleReader.isProfile(fields)
            ? throttleReader.readProfile(fields)
            : List.of(throttleReader.read(fields)));
  }

  /**
   * Reads fault rules.
   *
   * @param nowMillis the engine time at which durations in them begin
   * @throws ConfigException if the admin API would refuse one
   */
  public List<FaultRule> faults(List<RuleDefinition> definitions, long nowMillis) {
    List<FaultRule> rules = new ArrayList<>();
    for (RuleDefinition definition : definitions) {
      FaultRule rule = read(definition, fields -> faultReader.read(fields, nowMillis));
      add(rules, List.of(rule), definition, "fault rule");
    }
    return rules;
  }

  private static <R> R read(RuleDefinition definition, Function<Fields, R> reader) {
    try {
      return reader.apply(Fields.of(definition.fields()));
    } catch (FieldException wrong) {
      throw explain(wrong, definition.place());
    }
  }

  /** Returns an exception that says where in a file a field is wrong. */
  public static ConfigException explain(FieldException wrong, Place place) {
    String field = wrong.field();
    Place where = field == null ? place : new Place(place.source(), place.key() + "." + field);
    return where.problem(wrong.clause());
  }

  private static <R> void add(List<R> rules, List<R> more, RuleDefinition definition, String noun) {
    try {
      TooManyRules.check(rules.size() + more.size(), noun);
    } catch (TooManyRules full) {
      throw definition.place().problem(full.text());
    }
    rules.addAll(more);
  }
}
