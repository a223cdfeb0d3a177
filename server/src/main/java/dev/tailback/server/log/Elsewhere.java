package dev.tailback.server.log;

import static java.util.stream.Collectors.joining;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.QueueAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a queue that a client looked for in the wrong account or region: the first mistake after
 * migrating from another emulator or from Amazon SQS.
 */
final class Elsewhere {
  private static final int MAX_SHOWN = 3;

  private final EngineGate gate;

  Elsewhere(EngineGate gate) {
    this.gate = gate;
  }

  /**
   * Returns a note saying where the queue is missing and where queues of the same name exist, or
   * {@code null} if it exists by now. The cost does not depend on the number of queues.
   */
  @Nullable String note(QueueAddress missing) {
    List<QueueAddress> others =
        gate.call(
            queues ->
                queues.find(missing) == null ? queues.namesakes(missing, MAX_SHOWN + 1) : null);
    if (others == null) {
      return null;
    }
    String note = LogText.sentence("not in " + missing.region() + "/" + missing.account());
    return others.isEmpty() ? note : note + ", but there is one in " + places(others, missing);
  }

  private static String places(List<QueueAddress> others, QueueAddress missing) {
    String shown =
        others.stream().limit(MAX_SHOWN).map(other -> place(other, missing)).collect(joining(", "));
    return LogText.sentence(others.size() > MAX_SHOWN ? shown + " and elsewhere" : shown);
  }

  private static String place(QueueAddress other, QueueAddress missing) {
    if (other.account().equals(missing.account())) {
      return other.region();
    }
    return other.region().equals(missing.region())
        ? "account " + other.account()
        : other.region() + "/" + other.account();
  }
}
