package dev.tailback.junit;

import dev.tailback.config.FieldException;
import dev.tailback.config.Fields;
import dev.tailback.pressure.Rule;
import dev.tailback.pressure.RuleStatus;
import dev.tailback.server.rules.GatedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The throttles and faults of one account, built from the fields of the admin API. */
final class Pressure {
  private final Emulator emulator;
  private final String account;
  private final List<ActiveRule> rules = new ArrayList<>();

  Pressure(Emulator emulator, String account) {
    this.emulator = emulator;
    this.account = account;
  }

  ActiveRule addFault(Map<String, Object> rule) {
    long nowMillis = emulator.gate().call(queues -> queues.timeline().nowMillis());
    return add(rule, fields -> emulator.faultReader().read(fields, nowMillis), emulator.faults());
  }

  ActiveRule addThrottle(Map<String, Object> rule) {
    return add(rule, emulator.throttleReader()::read, emulator.throttles());
  }

  private synchronized <R extends Rule> ActiveRule add(
      Map<String, Object> rule, Function<Fields, R> reader, GatedRules<R> family) {
    long id = family.add(read(rule, reader)).id();
    ActiveRule added = new ActiveRule(() -> hits(family, id), () -> family.remove(id));
    rules.add(added);
    return added;
  }

  private static <R extends Rule> long hits(GatedRules<R> family, long id) {
    return family.list().stream().filter(rule -> rule.id() == id).mapToLong(RuleStatus::hits).sum();
  }

  private <R> R read(Map<String, Object> rule, Function<Fields, R> reader) {
    Map<String, Object> ours = new TreeMap<>(rule);
    ours.put("account", account);
    try {
      return reader.apply(Fields.of(ours));
    } catch (FieldException wrong) {
      throw new IllegalArgumentException(message(wrong) + " Found in " + rule + ".", wrong);
    }
  }

  /** Names the wrong field by its method or annotation attribute. */
  private static String message(FieldException wrong) {
    String field = wrong.field();
    boolean isSentence = wrong.clause().equals(wrong.text());
    return field == null || isSentence
        ? wrong.clause()
        : field.replaceFirst("[.].*", "") + " " + wrong.clause() + ".";
  }

  synchronized void removeAll() {
    rules.forEach(ActiveRule::remove);
    rules.clear();
  }
}
