package dev.tailback.junit;

import dev.tailback.engine.diagnosis.Diagnosis;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Describes what is wrong with a queue, worst first, a line each. */
final class QueueTrouble {
  private QueueTrouble() {}

  /** Returns the lines; none if nothing is wrong, or there is no such queue. */
  static List<String> lines(Emulator emulator, QueueAddress address) {
    return emulator
        .gate()
        .call(
            queues -> {
              Queue queue = queues.find(address);
              return queue == null ? List.of() : lines(emulator, queue);
            });
  }

  /** Returns the lines; none if nothing is wrong. Used inside the gate only. */
  static List<String> lines(Emulator emulator, Queue queue) {
    return emulator.diagnosis(queue).stream()
        .filter(diagnosis -> !diagnosis.severity().isCalm())
        .map(QueueTrouble::line)
        .toList();
  }

  private static String line(Diagnosis diagnosis) {
    return "  %s since %s: %s. %s"
        .formatted(
            diagnosis.severity().word(),
            Instant.ofEpochMilli(diagnosis.sinceMillis()),
            diagnosis.says(),
            Objects.requireNonNullElse(diagnosis.remedy(), ""));
  }
}
