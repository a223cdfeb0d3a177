package dev.tailback.engine.diagnosis;

import dev.tailback.engine.live.LiveQueue;
import dev.tailback.engine.live.LiveQueues;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.Queues;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Diagnoses all active queues whenever they have been sampled. Used inside the gate only. */
public final class QueueDiagnoses {
  private final LiveQueues live;
  private final SymptomsReader reader;
  private final Map<Queue, Diagnoses> diagnoses = new HashMap<>();

  /** Diagnoses queues from now on. */
  public QueueDiagnoses(Queues queues, LiveQueues live) {
    this.live = live;
    this.reader = new SymptomsReader(queues);
    queues.beforeDelete(diagnoses::remove);
    live.afterSample(this::observe);
  }

  private void observe() {
    for (LiveQueue queue : live.all()) {
      diagnoses
          .computeIfAbsent(queue.queue(), added -> new Diagnoses())
          .observe(reader.read(queue));
    }
    if (diagnoses.size() > live.all().size()) {
      diagnoses.keySet().removeIf(queue -> live.find(queue) == null);
    }
  }

  /** Returns the diagnoses of a queue; {@code null} if it has not been active lately. */
  public @Nullable Diagnoses of(Queue queue) {
    return diagnoses.get(queue);
  }
}
