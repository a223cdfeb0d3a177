package dev.tailback.server;

import dev.tailback.config.ConfigException;
import dev.tailback.engine.metric.MetricsState;
import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.scaling.Monitoring;
import dev.tailback.engine.time.Timeline;
import dev.tailback.server.scaling.group.state.Groups;
import dev.tailback.server.snapshot.SavedSnapshot;
import dev.tailback.server.snapshot.Section;
import dev.tailback.server.snapshot.SnapshotException;
import dev.tailback.server.snapshot.SnapshotFile;
import dev.tailback.server.snapshot.Snapshots;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot that a server restores its state from at the start, and saves it to at the stop.
 * Without a file it does nothing.
 */
final class ServerSnapshot {
  private static final System.Logger LOG = System.getLogger(Tailback.class.getName());

  private final @Nullable SnapshotFile file;
  private final boolean isRestored;
  private final boolean startsPaused;
  private @Nullable Snapshots snapshots;

  /**
   * Begins the start of a server. If there is something to restore, its clock is paused at the time
   * of the snapshot from now on.
   *
   * @throws ConfigException if the file can't be used
   */
  ServerSnapshot(TailbackBuilder builder) {
    file = builder.snapshot == null ? null : new SnapshotFile(builder.snapshot);
    startsPaused = builder.clock.isPaused();
    isRestored = file != null && file.exists();
    if (file != null) {
      SnapshotFile used = file;
      explained(() -> prepare(used, builder));
    }
  }

  private void prepare(SnapshotFile used, TailbackBuilder builder) {
    used.checkWritable();
    if (isRestored) {
      Snapshots.hold(used, builder.clock);
    }
  }

  /** Returns whether the clock was to be paused at the start, whatever the snapshot says. */
  boolean startsPaused() {
    return startsPaused;
  }

  /** Returns whether there was a snapshot at the start. */
  boolean isRestored() {
    return isRestored;
  }

  /** Sets the state to save besides the queues. */
  void open(EngineGate gate, Monitoring monitoring, Groups groups, ServerRules rules) {
    if (file == null) {
      return;
    }
    Timeline timeline = gate.call(Queues::timeline);
    snapshots =
        new Snapshots(
            file,
            gate,
            List.of(
                Section.clearedByStop("throttles", rules.throttleRules().state(timeline)),
                Section.clearedByStop("faults", rules.faultRules().state(timeline)),
                Section.of("alarms", monitoring.alarms().state()),
                Section.of("groups", groups.state()),
                Section.of("scaling", monitoring.scaling().state()),
                Section.of("metrics", new MetricsState(monitoring.metrics()))));
  }

  /** Returns the writer of snapshots; {@code null} without a file. */
  @Nullable Snapshots snapshots() {
    return snapshots;
  }

  /**
   * Restores the snapshot, and adds what the configuration has besides. Without a snapshot, the
   * state is that of the configuration.
   *
   * @throws ConfigException if either can't be used
   */
  void restore(ConfiguredState configured) {
    Snapshots saved = snapshots;
    if (saved == null) {
      configured.restore();
      return;
    }
    if (isRestored) {
      explained(saved::restore);
      configured.addMissing();
      explained(saved::goOn);
    } else {
      configured.restore();
    }
    saved.rehearse();
  }

  private static void explained(Runnable task) {
    try {
      task.run();
    } catch (SnapshotException problem) {
      throw new ConfigException("--snapshot: " + problem.getMessage());
    }
  }

  /** Captures the state that the stop is about to clear. Called inside the gate. */
  void keepForStop() {
    if (snapshots != null) {
      snapshots.keepForStop();
    }
  }

  /** Saves the state of a server that has stopped. */
  void saveAtStop() {
    if (snapshots != null) {
      save(snapshots);
    }
  }

  private static void save(Snapshots snapshots) {
    try {
      SavedSnapshot saved = snapshots.save();
      LOG.log(
          System.Logger.Level.DEBUG,
          () -> "Saved " + saved.bytes() + " bytes to " + saved.file() + ".");
    } catch (SnapshotException problem) {
      LOG.log(
          System.Logger.Level.ERROR,
          "The snapshot was not saved: "
              + problem.getMessage()
              + ". The previous one is unchanged.");
    }
  }
}
