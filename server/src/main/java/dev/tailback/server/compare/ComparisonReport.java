package dev.tailback.server.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was compared, and remembers the last differences. Safe for use by several threads.
 */
final class ComparisonReport {
  private static final int MAX_REMEMBERED = 100;

  private final Map<Difference.Kind, Integer> byKind = new EnumMap<>(Difference.Kind.class);
  private final Deque<Map<String, @Nullable Object>> last = new ArrayDeque<>();
  private int alike;
  private int differing;
  private int notComparable;
  private int dropped;
  private int failed;

  synchronized void alike() {
    alike++;
  }

  synchronized void differing(List<Difference> differences) {
    differing++;
    differences.forEach(difference -> byKind.merge(difference.kind(), 1, Integer::sum));
  }

  synchronized void remember(Map<String, @Nullable Object> difference) {
    if (last.size() == MAX_REMEMBERED) {
      last.removeFirst();
    }
    last.addLast(difference);
  }

  synchronized void notComparable() {
    notComparable++;
  }

  synchronized void dropped() {
    dropped++;
  }

  synchronized void failed() {
    failed++;
  }

  /** Returns the counts and the last differences, the newest first. */
  synchronized Map<String, Object> toJson(Map<String, Integer> leftAlone) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("compared", alike + differing);
    json.put("alike", alike);
    json.put("differing", differing);
    Map<String, Integer> kinds = new LinkedHashMap<>();
    byKind.forEach((kind, count) -> kinds.put(kind.toString(), count));
    json.put("differences", kinds);
    json.put("notComparable", notComparable);
    json.put("dropped", dropped);
    json.put("failed", failed);
    json.put("queuesLeftAlone", leftAlone);
    List<Map<String, @Nullable Object>> newestFirst = new ArrayList<>();
    last.descendingIterator().forEachRemaining(newestFirst::add);
    json.put("last", newestFirst);
    return json;
  }

  /** Returns the counts in sentences. */
  synchronized List<String> lines(Map<String, Integer> leftAlone) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Compared "
            + calls(alike + differing)
            + ": "
            + alike
            + " answered the same, "
            + differing
            + " differently"
            + kinds());
    addIfAny(lines, notComparable, "about messages or handles that Tailback does not have");
    addIfAny(lines, dropped, "dropped, because comparing could not keep up");
    addIfAny(lines, failed, "that Tailback failed to replay");
    leftAlone.forEach(
        (reason, count) ->
            lines.add("Not compared: " + count + (count == 1 ? " queue, " : " queues, ") + reason));
    return lines;
  }

  private String kinds() {
    List<String> kinds = new ArrayList<>();
    byKind.forEach((kind, count) -> kinds.add(kind + " " + count));
    return kinds.isEmpty() ? "" : " (" + String.join(", ", kinds) + ")";
  }

  private static void addIfAny(List<String> lines, int count, String what) {
    if (count > 0) {
      lines.add("Not compared: " + calls(count) + " " + what);
    }
  }

  private static String calls(int count) {
    return String.format(Locale.ROOT, count == 1 ? "%,d call" : "%,d calls", count);
  }
}
