package dev.tailback.engine.diagnosis;

import dev.tailback.engine.live.LiveQueue;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.time.Timeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Diagnoses each active queue whenever it has been sampled. Used only inside the gate. */
public final class QueueDiagnoses {
  private static final long IDLE_MILLIS = 60_000;

  private final Timeline timeline;
  private final LiveQueues live;
  private final SymptomsReader reader;
  private final Map<Queue, Diagnosed> diagnosed = new HashMap<>();

  /**
   * The diagnoses of a queue.
   *
   * @param queue its live numbers while it is active, or those of one moment otherwise
   */
  private record Diagnosed(LiveQueue queue, Diagnoses diagnoses, long sinceMillis) {}

  /** Starts to diagnose queues. */
  public QueueDiagnoses(Queues queues, LiveQueues live) {
    this.timeline = queues.timeline();
    this.live = live;
    this.reader = new SymptomsReader(queues);
    queues.beforeDelete(diagnosed::remove);
    live.afterSample(this::observe);
  }

  private void observe(LiveQueue queue) {
    Diagnosed known = diagnosed.get(queue.queue());
    if (known == null || known.queue != queue) {
      known = new Diagnosed(queue, new Diagnoses(), timeline.nowMillis());
      diagnosed.put(queue.queue(), known);
    }
    known.diagnoses.observe(reader.read(queue));
  }

  /** Returns the diagnoses of an inactive queue, at most a minute old. */
  private Diagnoses idle(Queue queue) {
    Diagnosed known = diagnosed.get(queue);
    boolean isOld = known == null || timeline.nowMillis() - known.sinceMillis >= IDLE_MILLIS;
    if (isOld) {
      diagnosed.remove(queue);
      observe(live.look(queue));
    }
    return Objects.requireNonNull(diagnosed.get(queue)).diagnoses;
  }

  /** Brings the diagnoses of all queues up to date; see {@link LiveQueues#refresh}. */
  public void refresh() {
    live.refresh();
  }

  /** Brings the diagnoses of one queue up to date. */
  public void refresh(Queue queue) {
    live.sample(queue);
  }

  /** Returns the diagnoses of a queue at this moment, worst first. */
  public List<Diagnosis> now(Queue queue) {
    refresh(queue);
    return of(queue).current();
  }

  /** Returns the diagnoses of a queue, as of its last sample. */
  public Diagnoses of(Queue queue) {
    LiveQueue active = live.find(queue);
    Diagnosed known = diagnosed.get(queue);
    return known != null && active != null && known.queue == active ? known.diagnoses : idle(queue);
  }
}
