package dev.tailback.engine.diagnosis;

import dev.tailback.engine.live.LiveQueue;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Queues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Diagnoses each active queue whenever it has been sampled. Used inside the gate only. */
public final class QueueDiagnoses {
  private final LiveQueues live;
  private final SymptomsReader reader;
  private final Map<Queue, Diagnosed> diagnosed = new HashMap<>();

  /** The diagnoses of a queue since it was last found active. */
  private record Diagnosed(LiveQueue queue, Diagnoses diagnoses) {}

  /** Diagnoses queues from now on. */
  public QueueDiagnoses(Queues queues, LiveQueues live) {
    this.live = live;
    this.reader = new SymptomsReader(queues);
    queues.beforeDelete(diagnosed::remove);
    live.afterSample(this::observe);
  }

  private void observe(LiveQueue queue) {
    Diagnosed known = diagnosed.get(queue.queue());
    if (known == null || known.queue != queue) {
      known = new Diagnosed(queue, new Diagnoses());
      diagnosed.put(queue.queue(), known);
    }
    known.diagnoses.observe(reader.read(queue));
  }

  /** Brings the diagnoses of all queues up to date; see {@link LiveQueues#refresh}. */
  public void refresh() {
    live.refresh();
  }

  /** Brings the diagnoses of one queue up to date. */
  public void refresh(Queue queue) {
    live.sample(queue);
  }

  /** Returns what is to be said of a queue at this moment, worst first. */
  public List<Diagnosis> now(Queue queue) {
    refresh(queue);
    Diagnoses said = of(queue);
    return said == null ? List.of() : said.current();
  }

  /** Returns the diagnoses of a queue; {@code null} if it has not been active lately. */
  public @Nullable Diagnoses of(Queue queue) {
    Diagnosed known = diagnosed.get(queue);
    return known == null || known.queue != live.find(queue) ? null : known.diagnoses;
  }
}
