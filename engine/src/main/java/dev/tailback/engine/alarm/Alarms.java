package dev.tailback.engine.alarm;

import dev.tailback.engine.metric.SeriesReader;
import dev.tailback.engine.state.RestorableState;
import dev.tailback.engine.state.SlicedItems;
import dev.tailback.engine.time.Horizon;
import dev.tailback.engine.time.Timeline;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of all accounts and regions. Used only inside the gate; the alarms it returns are
 * immutable.
 *
 * <pre>{@code
 * Alarms alarms = new Alarms(timeline, metrics);
 * alarms.addListener(change -> print(change.alarm().state()));
 * alarms.put(definition, Map.of());
 * alarms.evaluate(timeline.nowMillis()); // every minute, after its metrics were published
 * }</pre>
 */
public final class Alarms {
  private static final String EVALUATION = "alarmEvaluation";

  private final Timeline timeline;
  private final Evaluator evaluator;
  private final AlarmHistory history;
  private final AlarmListeners listeners = new AlarmListeners();
  private final TreeMap<AlarmId, LiveAlarm> alarms = new TreeMap<>();
  private final TenSeconds tenSeconds;

  /** Creates an empty set of alarms. */
  public Alarms(Timeline timeline, SeriesReader reader) {
    this.timeline = timeline;
    this.evaluator = new Evaluator(reader);
    this.history = new AlarmHistory(timeline);
    this.tenSeconds = new TenSeconds(timeline, this::evaluateHighResolution);
  }

  /** Returns what happened to alarms. */
  public AlarmHistory history() {
    return history;
  }

  /** Adds a listener, which is called inside the gate. */
  public void addListener(AlarmListener listener) {
    listeners.add(listener);
  }

  /** Removes a listener. */
  public void removeListener(AlarmListener listener) {
    listeners.remove(listener);
  }

  /**
   * Creates an alarm, or changes the definition of one and keeps its state.
   *
   * @param tags the tags of a new alarm; an existing one keeps its own
   */
  public Alarm put(AlarmDefinition definition, Map<String, String> tags) {
    LiveAlarm existing = alarms.get(definition.id());
    if (existing != null) {
      tenSeconds.remove(existing.alarm.definition());
      tenSeconds.add(definition);
      existing.alarm = existing.alarm.with(definition, timeline.nowMillis());
      history.recordConfiguration(existing.alarm, ConfigurationChange.UPDATE);
      return existing.alarm;
    }
    LiveAlarm created = new LiveAlarm(initial(definition), tags);
    alarms.put(definition.id(), created);
    tenSeconds.add(definition);
    history.recordConfiguration(created.alarm, ConfigurationChange.CREATE);
    return created.alarm;
  }

  private Alarm initial(AlarmDefinition definition) {
    long now = timeline.nowMillis();
    AlarmStatus status =
        new AlarmStatus(AlarmState.INSUFFICIENT_DATA, StateReason.INITIAL, null, now);
    return new Alarm(definition, status, now, now);
  }

  /** Returns an alarm, or {@code null} if there is none. */
  public @Nullable Alarm find(AlarmId id) {
    LiveAlarm live = alarms.get(id);
    return live == null ? null : live.alarm;
  }

  /**
   * Returns the alarms of an account and region, by name.
   *
   * @param after the name to continue after, {@code null} to begin with the first
   */
  public List<Alarm> list(
      String account, String region, @Nullable String after, Predicate<Alarm> matches, int max) {
    AlarmId from = new AlarmId(account, region, after == null ? "" : after);
    return alarms.tailMap(from, after == null).entrySet().stream()
        .takeWhile(entry -> isIn(entry.getKey(), account, region))
        .map(entry -> entry.getValue().alarm)
        .filter(matches)
        .limit(max)
        .toList();
  }

  private static boolean isIn(AlarmId id, String account, String region) {
    return id.account().equals(account) && id.region().equals(region);
  }

  /** Returns all alarms, by account, region and name. */
  public List<Alarm> all() {
    return alarms.values().stream().map(live -> live.alarm).toList();
  }

  /** Deletes an alarm. Returns whether there was one. */
  public boolean delete(AlarmId id) {
    LiveAlarm deleted = alarms.remove(id);
    if (deleted == null) {
      return false;
    }
    tenSeconds.remove(deleted.alarm.definition());
    history.recordConfiguration(deleted.alarm, ConfigurationChange.DELETE);
    return true;
  }

  /**
   * Sets the state of an alarm until its next evaluation. Returns whether there is such an alarm.
   *
   * @param reasonData a JSON text, or {@code null}
   */
  public boolean setState(
      AlarmId id, AlarmState state, String reason, @Nullable String reasonData) {
    LiveAlarm live = alarms.get(id);
    if (live != null) {
      change(live, new AlarmStatus(state, reason, reasonData, timeline.nowMillis()));
      listeners.settled();
    }
    return live != null;
  }

  /** Enables or disables the actions of an alarm. Returns whether there is such an alarm. */
  public boolean setActionsEnabled(AlarmId id, boolean enabled) {
    LiveAlarm live = alarms.get(id);
    if (live != null && live.alarm.definition().actionsEnabled() != enabled) {
      AlarmDefinition definition = live.alarm.definition().withActionsEnabled(enabled);
      live.alarm = live.alarm.with(definition, timeline.nowMillis());
      history.recordConfiguration(live.alarm, ConfigurationChange.UPDATE);
    }
    return live != null;
  }

  /** Returns the tags of an alarm; none if there is no such alarm. */
  public Map<String, String> tags(AlarmId id) {
    LiveAlarm live = alarms.get(id);
    return live == null ? Map.of() : live.tags;
  }

  /** Adds tags to an alarm. Returns whether there is such an alarm. */
  public boolean tag(AlarmId id, Map<String, String> tags) {
    LiveAlarm live = alarms.get(id);
    if (live != null) {
      live.changeTags(all -> all.putAll(tags));
    }
    return live != null;
  }

  /** Removes tags from an alarm. Returns whether there is such an alarm. */
  public boolean untag(AlarmId id, Collection<String> keys) {
    LiveAlarm live = alarms.get(id);
    if (live != null) {
      live.changeTags(all -> all.keySet().removeAll(keys));
    }
    return live != null;
  }

  /** Forgets the alarms of an account and their history. */
  public void forget(String account) {
    for (LiveAlarm live : List.copyOf(alarms.values())) {
      if (live.alarm.id().account().equals(account)) {
        alarms.remove(live.alarm.id());
        tenSeconds.remove(live.alarm.definition());
      }
    }
    history.forget(account);
  }

  /** Forgets all alarms and their history. The listeners remain. */
  public void reset() {
    alarms.clear();
    tenSeconds.clear();
    history.clear();
  }

  /**
   * Evaluates all alarms. Called every minute, once the metrics of the previous minute have been
   * published. Alarms with shorter periods are also evaluated every ten seconds.
   */
  public void evaluate(long nowMillis) {
    for (LiveAlarm live : List.copyOf(alarms.values())) {
      AlarmStatus changed = evaluator.changed(live.alarm, nowMillis);
      if (changed != null) {
        change(live, changed);
      } else {
        listeners.lasts(live.alarm, nowMillis);
      }
    }
    listeners.settled();
  }

  /** Returns the values that count in an alarm's evaluation now, newest first. */
  public List<Double> values(Alarm alarm) {
    return evaluator.values(alarm.definition(), timeline.nowMillis());
  }

  /** Removes an action from all alarms of an account and region. */
  public void removeAction(String account, String region, String action) {
    for (LiveAlarm live : List.copyOf(alarms.values())) {
      AlarmDefinition definition = live.alarm.definition();
      if (isIn(live.alarm.id(), account, region) && definition.actions().has(action)) {
        put(definition.with(definition.actions().without(action)), Map.of());
      }
    }
  }

  /** Counts the upcoming evaluations of each alarm. */
  public void addTo(Horizon horizon) {
    int all = alarms.size();
    boolean goesOn = all > 0;
    long at = Math.floorDiv(horizon.fromMillis(), TenSeconds.STEP_MILLIS) * TenSeconds.STEP_MILLIS;
    while (goesOn) {
      at += TenSeconds.STEP_MILLIS;
      boolean isMinute = at % TenSeconds.MINUTE_MILLIS == 0;
      int due = isMinute ? all : tenSeconds.alarms();
      goesOn = at <= horizon.toMillis() && (due == 0 || horizon.add(EVALUATION, at, due));
    }
  }

  private void evaluateHighResolution() {
    for (LiveAlarm live : List.copyOf(alarms.values())) {
      boolean isDue = live.alarm.definition().isHighResolution();
      AlarmStatus changed = isDue ? evaluator.changed(live.alarm, timeline.nowMillis()) : null;
      if (changed != null) {
        change(live, changed);
      }
    }
    listeners.settled();
  }

  private void change(LiveAlarm live, AlarmStatus status) {
    AlarmStatus previous = live.alarm.status();
    live.alarm = live.alarm.with(status);
    if (status.state() != previous.state()) {
      AlarmChange change = new AlarmChange(live.alarm, previous);
      history.recordChange(change);
      listeners.changed(change);
    }
  }

  /** Returns what writes and reads all alarms with their states and tags, and their history. */
  public RestorableState state() {
    SlicedItems items = new SlicedItems();
    items.addRecords(SavedAlarm.class, this::saved, this::restore);
    items.addRecords(HistoryItem.class, history::items, history::restore);
    return items;
  }

  private List<SavedAlarm> saved() {
    return alarms.values().stream().map(live -> new SavedAlarm(live.alarm, live.tags)).toList();
  }

  /** Adds a restored alarm, without calling listeners. */
  private void restore(SavedAlarm saved) {
    alarms.put(saved.alarm.id(), new LiveAlarm(saved.alarm, saved.tags));
    tenSeconds.add(saved.alarm.definition());
  }

  /**
   * An alarm as it is written.
   *
   * @param tags by key
   */
  private record SavedAlarm(Alarm alarm, Map<String, String> tags) {}

  /** An alarm that exists. */
  private static final class LiveAlarm {
    private Map<String, String> tags;
    private Alarm alarm;

    LiveAlarm(Alarm alarm, Map<String, String> tags) {
      this.alarm = alarm;
      this.tags = Map.copyOf(tags);
    }

    void changeTags(Consumer<Map<String, String>> change) {
      Map<String, String> changed = new HashMap<>(tags);
      change.accept(changed);
      tags = Map.copyOf(changed);
    }
  }
}
