package dev.tailback.engine.diagnosis;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The diagnoses of one queue, and since when each condition has held.
 *
 * <p>Samples may come at any interval: a condition that held at two consecutive samples counts as
 * having held in between.
 */
public final class Diagnoses {
  private static final Comparator<Diagnosis> WORST_FIRST =
      Comparator.comparing(Diagnosis::severity).thenComparing(Diagnosis::rule);

  private final Map<Rule, Episode> episodes = new EnumMap<>(Rule.class);
  private List<Diagnosis> current = List.of();
  private Trouble trouble = Trouble.NONE;

  /**
   * Takes a sample of a queue, later than the one before.
   *
   * @return the diagnoses now, worst first; at least one
   */
  public List<Diagnosis> observe(Symptoms queue) {
    Round round = new Round(queue);
    for (Rule rule : Rule.values()) {
      round.check(rule);
    }
    current =
        episodes.values().stream()
            .filter(Episode::speaks)
            .map(Episode::diagnosis)
            .sorted(WORST_FIRST)
            .toList();
    trouble = Trouble.of(current.get(0).severity(), queue);
    return current;
  }

  /** Returns the diagnoses of the last sample, worst first; empty before the first. */
  public List<Diagnosis> current() {
    return current;
  }

  /** Returns the queue's trouble at the last sample. */
  public Trouble trouble() {
    return trouble;
  }

  /** One evaluation of all rules, in order. */
  private final class Round implements Seen {
    private final Symptoms queue;
    private boolean isCalmFound;

    Round(Symptoms queue) {
      this.queue = queue;
    }

    void check(Rule rule) {
      Finding finding = isOutOfPlace(rule) ? null : Checks.find(rule, queue, this);
      isCalmFound |= rule.isCalm() && finding != null;
      Episode episode = episodes.computeIfAbsent(rule, r -> new Episode(r, queue.nowMillis()));
      episode.see(finding, queue.nowMillis());
      if (episode.isOver(queue.nowMillis())) {
        episodes.remove(rule);
      }
    }

    /** Returns whether other rules have more to say than this one could. */
    private boolean isOutOfPlace(Rule rule) {
      return rule.isCalm() && (isCalmFound || isSomethingWrong());
    }

    private boolean isSomethingWrong() {
      return episodes.values().stream()
          .anyMatch(episode -> episode.speaks() && !episode.severity().isCalm());
    }

    @Override
    public boolean holds(Rule rule) {
      Episode episode = episodes.get(rule);
      return episode != null && episode.holds();
    }

    @Override
    public boolean speaks(Rule rule) {
      Episode episode = episodes.get(rule);
      return episode != null && episode.speaks();
    }
  }
}
