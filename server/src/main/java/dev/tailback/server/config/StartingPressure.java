package dev.tailback.server.config;

import dev.tailback.server.admin.AdminProblem;
import dev.tailback.server.admin.FaultReader;
import dev.tailback.server.admin.Fields;
import dev.tailback.server.admin.ThrottleReader;
import dev.tailback.server.pressure.FaultRule;
import dev.tailback.server.pressure.Throttles;
import dev.tailback.server.pressure.TooManyRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Reads the throttles and faults that an emulator starts with, and goes back to when it is reset,
 * by the rules of the admin API.
 */
final class StartingPressure {
  private StartingPressure() {}

  /**
   * Reads throttles, and profiles of them.
   *
   * @throws ConfigProblem if the admin API would refuse one
   */
  static List<Throttles.Group> throttles(List<RuleDefinition> definitions, ThrottleReader reader) {
    return readAll(
        definitions,
        fields ->
            reader.isProfile(fields)
                ? Throttles.Group.of(reader.readProfile(fields))
                : Throttles.Group.of(reader.read(fields)),
        group -> group.throttles().size(),
        TooManyRules.THROTTLES);
  }

  /**
   * Reads fault rules; durations in them begin now.
   *
   * @throws ConfigProblem if the admin API would refuse one
   */
  static List<FaultRule> faults(List<RuleDefinition> definitions, FaultReader reader) {
    return readAll(definitions, reader::read, rule -> 1, TooManyRules.FAULTS);
  }

  private static <T> List<T> readAll(
      List<RuleDefinition> definitions,
      Function<Fields, T> read,
      ToIntFunction<T> number,
      String kind) {
    List<T> rules = new ArrayList<>();
    int count = 0;
    for (RuleDefinition definition : definitions) {
      try {
        T rule = read.apply(Fields.of(definition.fields()));
        count += number.applyAsInt(rule);
        TooManyRules.check(count, kind);
        rules.add(rule);
      } catch (AdminProblem problem) {
        throw explain(problem, definition.place());
      } catch (TooManyRules full) {
        throw definition.place().problem(full.text());
      }
    }
    return rules;
  }

  private static ConfigProblem explain(AdminProblem problem, Place place) {
    String field = problem.field();
    Place wrong = field == null ? place : new Place(place.source(), place.key() + "." + field);
    return wrong.problem(problem.complaint());
  }
}
