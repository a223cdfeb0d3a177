package dev.tailback.server.snapshot;

import dev.tailback.engine.alarm.Alarms;
import dev.tailback.engine.math.TimeSeries;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.QueuesState;
import dev.tailback.engine.scaling.Scaling;
import dev.tailback.engine.scaling.TargetId;
import dev.tailback.engine.scaling.TargetSettings;
import dev.tailback.engine.state.SlicedState;
import dev.tailback.engine.time.Timeline;
import java.util.Map;

/**
 * Writes the state of two queues and a target that nobody uses, to load classes. Otherwise the
 * first snapshot of a JVM would load them while other calls wait.
 */
final class Rehearsal {
  private static final QueueAddress STANDARD = new QueueAddress("", "", "rehearsal");
  private static final QueueAddress FIFO = STANDARD.sibling("rehearsal.fifo");

  private Rehearsal() {}

  static void run() {
    Queues queues = new Queues(EngineSettings.seeded(0), 0);
    send(queues.create(STANDARD, QueueSettings.STANDARD));
    send(queues.create(FIFO, QueueSettings.FIFO));
    write(new QueuesState(queues));
    write(scaling(queues.timeline()).state());
  }

  private static Scaling scaling(Timeline timeline) {
    Alarms alarms =
        new Alarms(timeline, (stat, startMillis, endMillis) -> new TimeSeries.Builder().build());
    Scaling scaling = new Scaling(timeline, alarms);
    TargetId id = new TargetId("", "", "", "", "");
    scaling.register(id, TargetSettings.between(0, 1), Map.of());
    return scaling;
  }

  private static void write(SlicedState state) {
    state.begin();
    state.write(Integer.MAX_VALUE);
    state.end();
  }

  private static void send(Queue queue) {
    queue.send(new MessageContent("", Map.of(), "group", "id", null, ""), null);
  }
}
