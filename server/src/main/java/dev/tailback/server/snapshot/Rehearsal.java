package dev.tailback.server.snapshot;

import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.queue.MessageContent;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueSettings;
import dev.tailback.engine.queue.Queues;
import dev.tailback.engine.queue.QueuesState;
import java.util.Map;

/**
 * Writes the state of two queues that nobody uses. The first snapshot of a JVM would otherwise load
 * classes while others wait.
 */
final class Rehearsal {
  private static final QueueAddress STANDARD = new QueueAddress("", "", "rehearsal");
  private static final QueueAddress FIFO = STANDARD.sibling("rehearsal.fifo");

  private Rehearsal() {}

  static void run() {
    Queues queues = new Queues(EngineSettings.seeded(0), 0);
    send(queues.create(STANDARD, QueueSettings.STANDARD));
    send(queues.create(FIFO, QueueSettings.FIFO));
    QueuesState state = new QueuesState(queues);
    state.begin();
    state.write(Integer.MAX_VALUE);
    state.end();
  }

  private static void send(Queue queue) {
    queue.send(new MessageContent("", Map.of(), "group", "id", null, ""), null);
  }
}
