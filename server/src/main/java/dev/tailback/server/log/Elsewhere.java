package dev.tailback.server.log;

import static java.util.stream.Collectors.joining;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.Queues;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the queue that a client probably meant: one in another account or region, as often after a
 * migration from Amazon SQS or another emulator, or one with or without {@code .fifo}.
 */
final class Elsewhere {
  private static final int MAX_SHOWN = 3;
  private static final String FIFO = ".fifo";

  private final EngineGate gate;

  Elsewhere(EngineGate gate) {
    this.gate = gate;
  }

  /**
   * Returns a note saying where the queue is missing and where queues of the same name exist, or
   * {@code null} if it exists by now. The cost does not depend on the number of queues.
   */
  @Nullable String note(QueueAddress missing) {
    return gate.call(queues -> queues.find(missing) == null ? note(queues, missing) : null);
  }

  private static String note(Queues queues, QueueAddress missing) {
    String note = LogText.sentence("not in " + missing.region() + "/" + missing.account());
    List<QueueAddress> others = queues.namesakes(missing, MAX_SHOWN + 1);
    if (!others.isEmpty()) {
      return note + ", but there is one in " + places(others, missing);
    }
    return similar(missing)
        .filter(other -> queues.find(other) != null)
        .findFirst()
        .map(other -> note + LogText.sentence(", but there is " + other.name()))
        .orElse(note);
  }

  /** Returns the name with or without {@code .fifo}, and the name in lower case. */
  private static Stream<QueueAddress> similar(QueueAddress missing) {
    String name = missing.name();
    String other =
        name.endsWith(FIFO) ? name.substring(0, name.length() - FIFO.length()) : name + FIFO;
    return Stream.of(other, name.toLowerCase(Locale.ROOT)).map(missing::sibling);
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
