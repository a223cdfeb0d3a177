package dev.tailback.junit;

import dev.tailback.engine.queue.PeekedMessage;
import dev.tailback.engine.queue.Queue;
import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.engine.queue.QueueCounts;
import dev.tailback.engine.queue.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes a queue's state, what is wrong with it, and its last events in text. */
final class QueueReport {
  private static final int MAX_MESSAGES = 10;
  private static final int MAX_EVENTS = 20;

  private final Emulator emulator;
  private final Queues queues;
  private final QueueAddress address;
  private final QueueHistory history;
  private final List<String> lines = new ArrayList<>();

  private QueueReport(Emulator emulator, Queues queues, QueueAddress address) {
    this.emulator = emulator;
    this.queues = queues;
    this.address = address;
    this.history = emulator.journal().history(address);
  }

  static String of(TailbackQueue queue) {
    Emulator emulator = queue.emulator();
    return emulator
        .gate()
        .call(queues -> new QueueReport(emulator, queues, queue.address()).write());
  }

  private String write() {
    Queue queue = queues.find(address);
    if (queue == null) {
      lines.add("Queue " + address.name() + " does not exist.");
    } else {
      writeState(queue);
      lines.addAll(QueueTrouble.lines(emulator, queue));
      queue.inspection().peek(0, MAX_MESSAGES).forEach(this::write);
    }
    lines.add(history.total() == 0 ? "Nothing has happened in it." : "Its last events:");
    history.last(MAX_EVENTS).forEach(event -> lines.add("  " + event));
    return String.join(System.lineSeparator(), lines);
  }

  private void writeState(Queue queue) {
    QueueCounts counts = queue.counts();
    lines.add(
        "Queue %s: %d visible, %d in flight, %d delayed; %d waiting long polls; %s %s."
            .formatted(
                address.name(),
                counts.visible(),
                counts.inFlight(),
                counts.delayed(),
                queue.inspection().waitingReceives(),
                emulator.gate().clock().isPaused() ? "the clock is paused at" : "it is",
                Instant.ofEpochMilli(queues.timeline().nowMillis())));
  }

  private void write(PeekedMessage message) {
    String state = message.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    lines.add(
        "  %s %s %s%s"
            .formatted(
                message.messageId(),
                state,
                QueueEvent.quoted(message.content().body()),
                message.state() == PeekedMessage.State.VISIBLE ? "" : untilVisible(message)));
    if (message.state() == PeekedMessage.State.IN_FLIGHT) {
      QueueEvent receive = history.lastReceive(message.messageId());
      lines.add("    received by " + (receive == null ? "whom is forgotten" : receive.by()));
    }
  }

  private String untilVisible(PeekedMessage message) {
    long millis = message.nextDeadlineMillis() - queues.timeline().nowMillis();
    return ", visible in " + Phrases.of(Duration.ofMillis(millis));
  }
}
