package dev.tailback.lab.sim.statistic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is measured in one run. Its memory does not grow with the run's length. */
public final class Measurement {
  private static final int MAX_STEPS = 1_000;

  private final double durationSeconds;
  private final Marks marks;
  private final double stepSeconds;
  private final int steps;
  private final List<Track> queues = new ArrayList<>();
  private final List<Track> consumers = new ArrayList<>();
  private final List<Sampler> samplers = new ArrayList<>();
  private final Recorder all = new Recorder("");
  private final Track allTrack = new Track(all);
  private int sampled;
  private double nextSeconds;

  /**
   * Creates a measurement of nothing yet.
   *
   * @param warmUpSeconds the time that is not measured; {@code null} to find it
   */
  public Measurement(double durationSeconds, @Nullable Double warmUpSeconds) {
    this.durationSeconds = durationSeconds;
    this.marks = new Marks(durationSeconds, warmUpSeconds);
    this.steps = (int) Math.max(1, Math.min(MAX_STEPS, Math.ceil(durationSeconds)));
    this.stepSeconds = durationSeconds / steps;
    this.nextSeconds = Math.min(marks.nextSeconds(), stepSeconds);
  }

  /** Adds a queue. */
  public Recorder addQueue(String name) {
    return add(name, queues, true);
  }

  /** Adds a group of consumers. */
  public Recorder addConsumer(String name) {
    return add(name, consumers, false);
  }

  private Recorder add(String name, List<Track> tracks, boolean isQueue) {
    Recorder recorder = new Recorder(name);
    tracks.add(new Track(recorder));
    samplers.add(new Sampler(recorder, isQueue, stepSeconds, steps));
    return recorder;
  }

  /** Returns the recorder of the totals. */
  public Recorder all() {
    return all;
  }

  /** Returns the recorders of the groups of consumers. */
  public List<Recorder> consumers() {
    return consumers.stream().map(Track::recorder).toList();
  }

  /** Returns when {@link #take} has to be called next, in seconds from the start of the run. */
  public double nextSeconds() {
    return nextSeconds;
  }

  /** Takes the samples and marks that are due now. */
  public void take() {
    double now = nextSeconds;
    if (now == marks.nextSeconds()) {
      boolean isCut = marks.pass();
      tracks().forEach(track -> track.mark(isCut, now));
      if (isCut && !marks.isOpen()) {
        tracks().forEach(track -> track.recorder().beginRecovery(now));
      }
    }
    if (now == stepEnd()) {
      sampled++;
      samplers.forEach(Sampler::take);
    }
    nextSeconds = Math.min(marks.nextSeconds(), stepEnd());
  }

  private double stepEnd() {
    if (sampled == steps) {
      return Double.POSITIVE_INFINITY;
    }
    int next = sampled + 1;
    return next == steps ? durationSeconds : durationSeconds * next / steps;
  }

  private Stream<Track> tracks() {
    return Stream.of(queues.stream(), consumers.stream(), Stream.of(allTrack))
        .flatMap(tracks -> tracks);
  }

  /** Ends the measurement, and returns the results. */
  public Findings end(double now) {
    if (now < durationSeconds) {
      tracks().forEach(track -> track.end(now));
    }
    int cut = marks.isOpen() ? marks.cutFrom(settled()) : 0;
    return new Findings(
        queues, consumers, allTrack, samplers, marks, cut < marks.passed() ? cut : -1, now);
  }

  /** Returns the mark at which the number of messages in consumed queues has settled. */
  private int settled() {
    double[] levels = new double[Math.max(0, marks.passed() - 1)];
    for (Track queue : queues) {
      if (queue.recorder().isConsumed()) {
        for (int i = 0; i < levels.length; i++) {
          Tally slice = queue.at(i + 1).since(queue.at(i));
          levels[i] += slice.get(Sum.VISIBLE) + slice.get(Sum.IN_FLIGHT);
        }
      }
    }
    return WarmUp.length(levels);
  }
}
