package dev.tailback.engine.alarm;

import dev.tailback.engine.time.Timeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to all alarms in the last 14 days, including alarms deleted since. When there are
 * more than {@value #MAX_ITEMS} items, the oldest are forgotten earlier.
 */
public final class AlarmHistory {
  static final int MAX_ITEMS = 5_000;
  private static final long RETENTION_MILLIS = 14 * 86_400_000L;

  private final Timeline timeline;
  private final Deque<HistoryItem> oldestFirst = new ArrayDeque<>();

  AlarmHistory(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Returns the items that match, newest first. */
  public List<HistoryItem> newestFirst(Predicate<HistoryItem> matches) {
    forget();
    List<HistoryItem> items = new ArrayList<>(oldestFirst.stream().filter(matches).toList());
    Collections.reverse(items);
    return items;
  }

  /**
   * Records that an action of an alarm was carried out, or could not be.
   *
   * @param action its ARN
   * @param stateUpdatedMillis when the alarm changed to the state whose action it is
   * @param publishedMessage what was sent, {@code null} if nothing was
   * @param error the error, {@code null} if the action was carried out
   */
  public void recordAction(
      AlarmId alarm,
      String action,
      long stateUpdatedMillis,
      @Nullable String publishedMessage,
      @Nullable String error) {
    String summary = error == null ? "Successfully executed action " : "Failed to execute action ";
    add(
        alarm,
        HistoryItem.Type.ACTION,
        summary + action,
        HistoryData.ofAction(action, stateUpdatedMillis, publishedMessage, error));
  }

  void recordChange(AlarmChange change) {
    AlarmStatus now = change.alarm().status();
    add(
        change.alarm().id(),
        HistoryItem.Type.STATE_UPDATE,
        "Alarm updated from " + change.previous().state() + " to " + now.state(),
        HistoryData.ofChange(change.previous(), now));
  }

  /** Records that an alarm was created, updated or deleted. */
  void recordConfiguration(Alarm alarm, ConfigurationChange change) {
    add(
        alarm.id(),
        HistoryItem.Type.CONFIGURATION_UPDATE,
        "Alarm \"" + alarm.id().name() + "\" " + change.verb(),
        HistoryData.ofConfiguration(alarm, change));
  }

  void forget(String account) {
    oldestFirst.removeIf(item -> item.alarm().account().equals(account));
  }

  /** Returns all items, oldest first. */
  Collection<HistoryItem> items() {
    return oldestFirst;
  }

  /** Adds a restored item, as the newest. */
  void restore(HistoryItem item) {
    oldestFirst.add(item);
  }

  void clear() {
    oldestFirst.clear();
  }

  private void add(AlarmId alarm, HistoryItem.Type type, String summary, String data) {
    long now = timeline.nowMillis();
    oldestFirst.add(new HistoryItem(alarm, type, timeline.nextOrder(), now, summary, data));
    forget();
  }

  private void forget() {
    long earliest = timeline.nowMillis() - RETENTION_MILLIS;
    while (oldestFirst.size() > MAX_ITEMS
        || (!oldestFirst.isEmpty() && oldestFirst.getFirst().atMillis() < earliest)) {
      oldestFirst.removeFirst();
    }
  }
}
