package dev.tailback.junit;

import dev.tailback.client.AwaitResult;
import dev.tailback.client.Client;
import dev.tailback.client.Diagnosis;
import dev.tailback.client.RemoteMessage;
import dev.tailback.client.RemoteQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Describes the state of a queue elsewhere, what is wrong with it, and its last events in text. */
final class DistantReport {
  private static final int MAX_MESSAGES = 10;
  private static final int MAX_EVENTS = 20;

  private final List<String> lines = new ArrayList<>();

  private DistantReport() {}

  static String of(RemoteQueue queue, QueueHistory history) {
    DistantReport report = new DistantReport();
    AwaitResult state = queue.look();
    if (state.visible() == null) {
      report.lines.add("Queue " + queue.name() + " does not exist.");
    } else {
      report.write(queue, state);
    }
    report.write(history);
    return String.join(System.lineSeparator(), report.lines);
  }

  private void write(RemoteQueue queue, AwaitResult state) {
    lines.add(
        "Queue %s: %d visible, %d in flight, %d delayed; it is %s."
            .formatted(
                queue.name(),
                state.visible(),
                state.inFlight(),
                state.delayed(),
                Instant.ofEpochMilli(state.atMillis())));
    queue.diagnosis().diagnoses().stream()
        .filter(Diagnosis::isTrouble)
        .forEach(diagnosis -> lines.add(line(diagnosis)));
    queue.peek(MAX_MESSAGES).forEach(message -> write(message, state.atMillis()));
  }

  private static String line(Diagnosis diagnosis) {
    return "  %s since %s: %s. %s"
        .formatted(
            diagnosis.severity(),
            Instant.ofEpochMilli(diagnosis.sinceMillis()),
            diagnosis.says(),
            Objects.requireNonNullElse(diagnosis.remedy(), ""));
  }

  private void write(RemoteMessage message, long nowMillis) {
    String state = message.state().toLowerCase(Locale.ROOT).replace('_', ' ');
    boolean isVisible = message.state().equals("VISIBLE");
    Duration left = Duration.ofMillis(message.nextDeadlineMillis() - nowMillis);
    lines.add(
        "  %s %s %s%s"
            .formatted(
                message.messageId(),
                state,
                QueueEvent.quoted(message.body()),
                isVisible ? "" : ", visible in " + Phrases.of(left)));
    Client holder = message.heldBy();
    if (holder != null) {
      lines.add("    received by " + holder.name());
    }
  }

  private void write(QueueHistory history) {
    lines.add(history.total() == 0 ? "Nothing has happened in it." : "Its last events:");
    history.last(MAX_EVENTS).forEach(event -> lines.add("  " + event));
  }
}
