package dev.tailback.lab.sim.statistic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one recorder had measured at each mark. */
final class Track {
  private final Recorder recorder;
  private final List<Tally> sums = new ArrayList<>();
  private final List<Maxima> maxima = new ArrayList<>();
  private final Map<Integer, LogHistogram> waits = new HashMap<>();
  private final Map<Integer, LogHistogram> ages = new HashMap<>();

  Track(Recorder recorder) {
    this.recorder = recorder;
  }

  Recorder recorder() {
    return recorder;
  }

  /** Notes everything at the next mark. */
  void mark(boolean isCut, double now) {
    recorder.passTo(now);
    if (isCut) {
      waits.put(sums.size(), recorder.waits().copy());
      ages.put(sums.size(), recorder.ages().copy());
    }
    sums.add(recorder.tally().copy());
    maxima.add(recorder.takeMaxima());
  }

  /** Notes everything from the last mark to the end. */
  void end(double now) {
    recorder.passTo(now);
    maxima.add(recorder.takeMaxima());
  }

  /** Returns the sums at a mark. */
  Tally at(int mark) {
    return sums.get(mark);
  }

  /** Returns what was added after a mark. */
  Tally since(int mark) {
    return mark < 0 ? recorder.tally().copy() : recorder.tally().since(sums.get(mark));
  }

  /** Returns the largest values after a mark, up to the last. */
  Maxima maximaSince(int mark) {
    return maxima.stream().skip(mark + 1L).reduce(Maxima.NONE, Maxima::with);
  }

  LogHistogram waitsSince(int mark) {
    return mark < 0 ? recorder.waits() : recorder.waits().since(cut(waits, mark));
  }

  LogHistogram agesSince(int mark) {
    return mark < 0 ? recorder.ages() : recorder.ages().since(cut(ages, mark));
  }

  private static LogHistogram cut(Map<Integer, LogHistogram> cuts, int mark) {
    LogHistogram cut = cuts.get(mark);
    if (cut == null) {
      throw new IllegalArgumentException("the warm-up cannot end at mark " + mark);
    }
    return cut;
  }
}
