package dev.tailback.server.config;

import dev.tailback.server.admin.AdminProblem;
import dev.tailback.server.admin.FaultReader;
import dev.tailback.server.admin.Fields;
import dev.tailback.server.admin.ThrottleReader;
import dev.tailback.server.pressure.Faults;
import dev.tailback.server.pressure.Throttles;
import dev.tailback.server.pressure.TooManyRules;
import java.util.List;
import java.util.function.Consumer;

/**
 * The throttles and faults an emulator starts with, and goes back to when it is reset: added by the
 * rules of the admin API.
 */
public final class StartingPressure {
  private StartingPressure() {}

  /**
   * Adds throttles, and profiles of them.
   *
   * @throws ConfigProblem if the admin API would refuse one
   */
  public static void add(
      List<RuleDefinition> definitions, ThrottleReader reader, Throttles throttles) {
    addAll(
        definitions,
        fields -> {
          if (reader.isProfile(fields)) {
            throttles.add(reader.readProfile(fields));
          } else {
            throttles.add(reader.read(fields));
          }
        });
    throttles.start();
  }

  /**
   * Adds fault rules.
   *
   * @throws ConfigProblem if the admin API would refuse one
   */
  public static void add(List<RuleDefinition> definitions, FaultReader reader, Faults faults) {
    addAll(definitions, fields -> faults.add(reader.read(fields)));
    faults.start();
  }

  private static void addAll(List<RuleDefinition> definitions, Consumer<Fields> add) {
    for (RuleDefinition definition : definitions) {
      try {
        add.accept(Fields.of(definition.fields()));
      } catch (AdminProblem problem) {
        throw explain(problem, definition.place());
      } catch (TooManyRules full) {
        throw definition.place().problem(full.text());
      }
    }
  }

  private static ConfigProblem explain(AdminProblem problem, Place place) {
    String field = problem.field();
    Place wrong = field == null ? place : new Place(place.source(), place.key() + "." + field);
    return wrong.problem(problem.complaint());
  }
}
