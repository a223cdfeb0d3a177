package dev.tailback.junit;

import dev.tailback.server.admin.AdminProblem;
import dev.tailback.server.admin.Fields;
import dev.tailback.server.pressure.Faults;
import dev.tailback.server.pressure.Throttles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The throttles and faults of one account, written as the admin API has them. */
final class Pressure {
  private final Emulator emulator;
  private final String account;
  private final List<ActiveRule> rules = new ArrayList<>();

  Pressure(Emulator emulator, String account) {
    this.emulator = emulator;
    this.account = account;
  }

  ActiveRule addFault(Map<String, Object> rule) {
    Faults faults = emulator.faults();
    Faults.Listed added = faults.add(read(() -> emulator.faultReader().read(fields(rule)), rule));
    long id = added.id();
    return inForce(
        new ActiveRule(
            () ->
                faults.list().stream()
                    .filter(listed -> listed.id() == id)
                    .mapToLong(Faults.Listed::hits)
                    .sum(),
            () -> faults.remove(id)));
  }

  ActiveRule addThrottle(Map<String, Object> rule) {
    Throttles throttles = emulator.throttles();
    long id = throttles.add(read(() -> emulator.throttleReader().read(fields(rule)), rule)).id();
    return inForce(
        new ActiveRule(
            () ->
                throttles.list().stream()
                    .filter(listed -> listed.id() == id)
                    .mapToLong(Throttles.Listed::hits)
                    .sum(),
            () -> throttles.remove(id)));
  }

  private Fields fields(Map<String, Object> rule) {
    Map<String, Object> ours = new TreeMap<>(rule);
    ours.put("account", account);
    return Fields.of(ours);
  }

  private static <T> T read(Supplier<T> reading, Map<String, Object> rule) {
    try {
      return reading.get();
    } catch (AdminProblem problem) {
      throw new IllegalArgumentException(complaint(problem) + " Found in " + rule + ".", problem);
    }
  }

  /** What is wrong, by the name that a method or an annotation has for it. */
  private static String complaint(AdminProblem problem) {
    String field = problem.field();
    boolean isSentence = problem.complaint().equals(problem.getMessage());
    return field == null || isSentence
        ? problem.complaint()
        : field.replaceFirst("[.].*", "") + " " + problem.complaint() + ".";
  }

  private synchronized ActiveRule inForce(ActiveRule rule) {
    rules.add(rule);
    return rule;
  }

  synchronized void removeAll() {
    rules.forEach(ActiveRule::remove);
    rules.clear();
  }
}
