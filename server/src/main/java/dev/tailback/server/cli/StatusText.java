package dev.tailback.server.cli;

import dev.tailback.client.Diagnosis;
import dev.tailback.client.Overview;
import dev.tailback.client.QueueDiagnosis;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what is wrong with queues as lines for a terminal. */
final class StatusText {
  private static final int SEVERITY_WIDTH = "blocked".length();
  private static final String END = "\033[0m";
  private static final DateTimeFormatter DAY = formatter("uuuu-MM-dd");
  private static final DateTimeFormatter TIME = formatter("HH:mm:ss");

  private final boolean isForAll;
  private final boolean isColored;

  StatusText(boolean isForAll, boolean isColored) {
    this.isForAll = isForAll;
    this.isColored = isColored;
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Returns the time, how many queues are in trouble, and the lines. */
  String frame(Overview overview) {
    long inTrouble = overview.queues().stream().filter(QueueDiagnosis::isInTrouble).count();
    return line(
            "%s UTC: %d of %d queues in trouble"
                .formatted(
                    TIME.format(Instant.ofEpochMilli(overview.nowMillis())),
                    inTrouble,
                    overview.queues().size()))
        + lines(overview)
        + unknown(overview);
  }

  /** Returns a line for each queue, or one that says that none is in trouble. */
  String of(Overview overview) {
    String lines = lines(overview);
    return (lines.isEmpty() ? line("No queue is in trouble.") : lines) + unknown(overview);
  }

  /** Returns a line with the number of queues whose messages are unknown. */
  private static String unknown(Overview overview) {
    long queues = overview.queues().stream().filter(QueueDiagnosis::messagesUnknown).count();
    String of = queues == 1 ? "one queue" : queues + " queues";
    return queues == 0 ? "" : line("The number of messages is not known for " + of + ".");
  }

  private String lines(Overview overview) {
    List<QueueDiagnosis> shown =
        overview.queues().stream().filter(queue -> isForAll || queue.isInTrouble()).toList();
    boolean isOnePlace = overview.queues().stream().map(StatusText::place).distinct().count() < 2;
    int width = shown.stream().mapToInt(queue -> name(queue, isOnePlace).length()).max().orElse(0);
    return shown.stream()
        .map(queue -> line(queue, pad(name(queue, isOnePlace), width), overview.nowMillis()))
        .collect(Collectors.joining());
  }

  private String line(QueueDiagnosis queue, String name, long nowMillis) {
    String start = severity(queue.severity()) + "  " + name;
    if (queue.diagnoses().isEmpty()) {
      return line(start);
    }
    Diagnosis worst = queue.diagnoses().get(0);
    String since = "  since " + time(worst.sinceMillis(), nowMillis);
    return line(start + "  " + printable(worst.says()) + since);
  }

  private static String name(QueueDiagnosis queue, boolean isOnePlace) {
    return printable(isOnePlace ? queue.queue() : place(queue) + "/" + queue.queue());
  }

  private static String place(QueueDiagnosis queue) {
    return queue.region() + "/" + queue.account();
  }

  /** Returns a time of this day, or a day and a time. */
  private static String time(long millis, long nowMillis) {
    Instant at = Instant.ofEpochMilli(millis);
    String day = DAY.format(at);
    boolean isToday = day.equals(DAY.format(Instant.ofEpochMilli(nowMillis)));
    return (isToday ? "" : day + " ") + TIME.format(at);
  }

  private String severity(String word) {
    String padded = pad(printable(word), SEVERITY_WIDTH);
    return isColored ? color(word) + padded + END : padded;
  }

  private static String color(String severity) {
    return switch (severity) {
      case "blocked" -> "\033[1;31m";
      case "trouble" -> "\033[33m";
      case "watch" -> "\033[34m";
      case "easing", "flowing" -> "\033[32m";
      default -> "\033[2m";
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Returns a text without control characters, which could manipulate the terminal. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
  }

  private static String line(String text) {
    return text + System.lineSeparator();
  }
}
