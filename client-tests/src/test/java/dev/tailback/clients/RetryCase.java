package dev.tailback.clients;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A way to refuse calls, and a column of the table of SDK retries in docs/BACKPRESSURE.md. */
public enum RetryCase {
  TWO_THROTTLES(
      "Two throttles, hint of 2 s", "SendMessage", 1, "times: 2, throttle: {retryAfter: PT2S}"),
  LASTING_THROTTLE(
      "Always throttled, hint of 10 s", "SendMessage", 1, "throttle: {retryAfter: PT10S}"),
  LASTING_FAULT(
      "`InternalError` for 40 calls at once", "SendMessage", 40, "error: {code: InternalError}"),
  OVER_LIMIT("`OverLimit`", "ReceiveMessage", 1, "error: {code: OverLimit}");

  private final String column;
  private final String action;
  private final int calls;
  private final String fault;

  RetryCase(String column, String action, int calls, String fault) {
    this.column = column;
    this.action = action;
    this.calls = calls;
    this.fault = fault;
  }

  /** The action that is called and refused. */
  public String action() {
    return action;
  }

  /** How many calls one client makes at once. */
  public int calls() {
    return calls;
  }

  /** The name of this case's own queue. */
  public String queue() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The heading of its column. */
  String column() {
    return column;
  }

  /** A configuration file with a queue and a fault rule for each case. */
  static String configuration() {
    return "queues:\n"
        + lines(each -> "  " + each.queue() + ": {}")
        + "faults:\n"
        + lines(
            each ->
                "- {queue: %s, actions: [%s], %s}"
                    .formatted(each.queue(), each.action, each.fault));
  }

  private static String lines(Function<RetryCase, String> line) {
    return Arrays.stream(values()).map(line).collect(Collectors.joining("\n", "", "\n"));
  }
}
