package dev.tailback.server.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the queues of one frame differ from those of an earlier one.
 *
 * @param rows the values that have changed
 * @param added new queues, and those whose traits have changed, with all their values
 * @param gone the queues that no longer exist
 */
record FrameChanges(Map<Integer, Row> rows, Map<Integer, QueueRow> added, List<Integer> gone) {

  /**
   * The values of one queue that have changed.
   *
   * @param mask a bit for each {@link Column}, the lowest for the first
   * @param values the values of the columns in the mask
   */
  record Row(int mask, List<@Nullable Object> values) {

    static Row between(List<@Nullable Object> before, List<@Nullable Object> now) {
      int mask = 0;
      List<@Nullable Object> values = new ArrayList<>();
      for (int column = 0; column < now.size(); column++) {
        Object value = now.get(column);
        boolean isSame =
            value == null ? before.get(column) == null : value.equals(before.get(column));
        if (!isSame) {
          mask |= 1 << column;
          values.add(value);
        }
      }
      return new Row(mask, values);
    }
  }

  static FrameChanges between(Frame before, Frame now) {
    Map<Integer, Row> rows = new LinkedHashMap<>();
    Map<Integer, QueueRow> added = new LinkedHashMap<>();
    now.queues()
        .forEach(
            (number, row) -> {
              QueueRow old = before.queues().get(number);
              if (old == null || !old.traits().equals(row.traits())) {
                added.put(number, row);
              } else {
                Row changed = Row.between(old.values(), row.values());
                if (changed.mask != 0) {
                  rows.put(number, changed);
                }
              }
            });
    List<Integer> gone =
        before.queues().keySet().stream().filter(n -> !now.queues().containsKey(n)).toList();
    return new FrameChanges(rows, added, gone);
  }
}
