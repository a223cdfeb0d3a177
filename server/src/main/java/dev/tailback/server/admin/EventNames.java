package dev.tailback.server.admin;

import dev.tailback.engine.queue.MessageEvent.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The names of kinds of events in the admin API: {@code deadLettered} for DEAD_LETTERED. */
final class EventNames {
  /** The kinds by their names. */
  static final Map<String, Kind> ALL = all();

  private EventNames() {}

  private static Map<String, Kind> all() {
    Map<String, Kind> all = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      all.put(of(kind), kind);
    }
    return Collections.unmodifiableMap(all);
  }

  static String of(Kind kind) {
    StringBuilder name = new StringBuilder();
    for (String word : kind.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(name.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)));
      name.append(word, 1, word.length());
    }
    return name.toString();
  }
}
