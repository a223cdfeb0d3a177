package dev.tailback.server.snapshot;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.QueuesRestore;
import dev.tailback.engine.queue.QueuesState;
import dev.tailback.engine.state.SlicedState;
import dev.tailback.engine.state.StateException;
import dev.tailback.engine.state.StateInput;
import dev.tailback.engine.state.StateOutput;
import dev.tailback.engine.time.EngineClock;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Saves the state of a server to its file, and restores it. Thread-safe: one snapshot is saved at a
 * time.
 */
public final class Snapshots {
  private static final String CLOCK = "clock";
  private static final String QUEUES = "queues";

  private final SnapshotFile file;
  private final EngineGate gate;
  private final Map<String, Section> sections = new LinkedHashMap<>();
  private final Map<String, StateOutput> kept = new HashMap<>();

  /**
   * Creates snapshots of the queues behind a gate.
   *
   * @param sections what is saved besides the queues
   */
  public Snapshots(SnapshotFile file, EngineGate gate, List<Section> sections) {
    this.file = file;
    this.gate = gate;
    sections.forEach(section -> this.sections.put(section.name(), section));
  }

  /**
   * Saves the state of one moment, while the server continues.
   *
   * @throws SnapshotException if the file cannot be written
   */
  public synchronized SavedSnapshot save() {
    long startNanos = System.nanoTime();
    Saving saving = new Saving();
    long bytes = file.write(saving::writeTo);
    Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
    return new SavedSnapshot(
        file.path(),
        bytes,
        saving.engineMillis,
        took,
        Duration.ofNanos(saving.slices.longestNanos()));
  }

  /** Begins a snapshot and drops it, so that the first one need not load classes meanwhile. */
  public void rehearse() {
    Rehearsal.run();
    Saving rehearsed = new Saving();
    gate.run(
        queues -> {
          rehearsed.begin(queues);
          rehearsed.end();
        });
  }

  /**
   * Keeps the state that a stop is about to clear for the next snapshot. Called inside the gate,
   * when nothing else will be saved before.
   */
  public void keepForStop() {
    for (Section section : sections.values()) {
      if (section.isClearedByStop()) {
        kept.put(section.name(), written(section.state()));
      }
    }
  }

  private static StateOutput written(SlicedState state) {
    state.begin();
    state.write(Integer.MAX_VALUE);
    StateOutput bytes = state.take(new StateOutput());
    state.end();
    return bytes;
  }

  /** One snapshot while it is written. */
  private final class Saving {
    private final QueuesState queuesState = gate.call(QueuesState::new);
    private final SliceSize slices = new SliceSize();
    private final StateOutput clock = new StateOutput();
    private Map<String, StateOutput> cleared = Map.of();
    private long engineMillis;

    void writeTo(BlockOutput out) throws IOException {
      try {
        gate.run(queues -> slices.time(() -> begin(queues)));
        out.write(CLOCK, clock);
        writeSlices(QUEUES, queuesState, out);
        for (Section section : sections.values()) {
          write(section, out);
        }
      } finally {
        gate.run(queues -> end());
      }
    }

    private boolean begin(Queues queues) {
      engineMillis = queues.timeline().nowMillis();
      SavedClock.of(gate).writeTo(clock);
      cleared = Map.copyOf(kept);
      sections.values().forEach(section -> section.state().begin());
      queuesState.begin();
      return true;
    }

    private void end() {
      sections.values().forEach(section -> section.state().end());
      queuesState.end();
    }

    private void write(Section section, BlockOutput out) throws IOException {
      StateOutput whole = cleared.get(section.name());
      if (whole == null) {
        writeSlices(section.name(), section.state(), out);
      } else {
        out.write(section.name(), whole);
      }
    }

    private void writeSlices(String section, SlicedState state, BlockOutput out)
        throws IOException {
      boolean[] hasMore = {true};
      slices.beginSection();
      StateOutput spare = new StateOutput();
      while (hasMore[0]) {
        StateOutput next = spare;
        spare =
            gate.call(
                queues -> {
                  hasMore[0] = slices.time(() -> state.write(slices.bytes()));
                  return state.take(next);
                });
        out.write(section, spare);
      }
    }
  }

  /**
   * Sets a clock to the time of the snapshot in a file, and pauses it there until {@link #restore}
   * is over.
   *
   * @throws SnapshotException if the file is damaged or of another version
   */
  public static void hold(SnapshotFile file, EngineClock clock) {
    SavedClock.readFrom(file.readFirst(CLOCK)).hold(clock);
  }

  /** Resumes the clock, after everything has been restored. */
  public void goOn() {
    SavedClock.readFrom(file.readFirst(CLOCK)).goOn(gate.clock());
  }

  /**
   * Restores the state from the file into a server that has just been created: the queues first,
   * then the rest.
   *
   * @throws SnapshotException if the file is damaged or of another version
   */
  public void restore() {
    gate.run(
        queues -> {
          Restoring restoring = new Restoring(new QueuesRestore(queues));
          file.read(restoring::read);
          restoring.finish();
        });
  }

  /** One snapshot while it is read: its queues come before everything else. */
  private final class Restoring {
    private final QueuesRestore queues;
    private boolean hasQueues;

    Restoring(QueuesRestore queues) {
      this.queues = queues;
    }

    void read(String name, StateInput block) {
      if (name.equals(QUEUES) && !hasQueues) {
        queues.read(block);
      } else if (!name.equals(CLOCK)) {
        Section section = known(name);
        finishQueues();
        Snapshots.this.read(section, block);
      }
    }

    private void finishQueues() {
      if (!hasQueues) {
        hasQueues = true;
        queues.finish();
      }
    }

    void finish() {
      finishQueues();
      sections.values().forEach(section -> section.state().restored());
    }
  }

  private Section known(String name) {
    Section section = sections.get(name);
    if (section == null) {
      throw new StateException("this Tailback has no section '" + name + "'");
    }
    return section;
  }

  private void read(Section section, StateInput block) {
    try {
      section.state().read(block);
    } catch (StateException e) {
      throw new SnapshotException(
          file.path(), "section '" + section.name() + "': " + e.getMessage(), e);
    }
  }
}
