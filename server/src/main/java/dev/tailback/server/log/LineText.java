package dev.tailback.server.log;

import dev.tailback.engine.queue.QueueAddress;
import dev.tailback.server.log.LoggedCall.Kind;
import java.time.Instant;
import java.util.Locale;

/** Formats the lines of the log. Not thread-safe. */
final class LineText {
  private static final int MILLIS = 1_000;
  private static final long NANOS_OF_A_TENTH = 100_000;

  private final Elsewhere elsewhere;
  private long second = -1;
  private String secondText = "";

  LineText(Elsewhere elsewhere) {
    this.elsewhere = elsewhere;
  }

  /** Appends the line of one call. */
  void append(LoggedCall call, StringBuilder text) {
    appendTime(call.atMillis(), text);
    append(call.kind(), text);
    long tenths = call.tookNanos() / NANOS_OF_A_TENTH;
    text.append(' ').append(tenths / 10).append('.').append(tenths % 10).append(" ms\n");
  }

  /** Appends the line for repeated calls. */
  void append(Repeats.Count count, long nowMillis, StringBuilder text) {
    appendTime(nowMillis, text);
    Kind kind = count.kind();
    if (kind != null) {
      append(kind, text);
      text.append(' ');
    }
    text.append("... and ").append(number(count.repeats())).append(" more ");
    text.append(kind == null ? "that were refused or failed in other ways" : "like this");
    text.append(" in the last ").append(seconds(count.nanos())).append(" s\n");
  }

  /** Appends the line that says how many lines were lost. */
  void appendLost(long lines, long nowMillis, StringBuilder text) {
    appendTime(nowMillis, text);
    text.append("... and ").append(number(lines));
    text.append(" more lines were lost: they came faster than they could be written\n");
  }

  private void append(Kind kind, StringBuilder text) {
    kind.appendTo(text);
    QueueAddress missing = kind.missingQueue();
    String note = missing == null ? null : elsewhere.note(missing);
    if (note != null) {
      text.append(" (").append(note).append(')');
    }
  }

  private void appendTime(long millis, StringBuilder text) {
    if (millis / MILLIS != second) {
      second = millis / MILLIS;
      secondText = Instant.ofEpochSecond(second).toString().replace("Z", ".");
    }
    int rest = (int) (millis % MILLIS);
    text.append(secondText).append(rest < 100 ? "0" : "").append(rest < 10 ? "0" : "");
    text.append(rest).append("Z ");
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static long seconds(long nanos) {
    return Math.max(1, Math.round(nanos / 1e9));
  }
}
