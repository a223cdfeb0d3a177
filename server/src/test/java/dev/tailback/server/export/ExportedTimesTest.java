package dev.tailback.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.engine.time.EngineClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exported rules continue where they were: times counted from their start are adjusted to their
 * age.
 */
class ExportedTimesTest {

  private static String after(Duration age, String file) {
    EngineClock clock = EngineClock.pausedAt(RunningServer.START);
    try (RunningServer server = new RunningServer(file, clock)) {
      server.tailback.gate().advance(age);
      String export = server.export();
      new RunningServer(export).close();
      return export;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          for: 1h                                     | for: PT50M
          until: 1h                                   | until: PT50M
          from: 601s                                  | from: PT1S
          until: '2030-01-31T08:00:00Z'               | until: "2030-01-31T08:00:00Z"
          window: {from: 15m, until: 20m}             | window: {from: PT5M, until: PT10M}
          window: {until: 20m}                        | window: {until: PT10M}
          window: {from: 1m, until: 2m, every: 4m}    | window: {from: PT3M, until: PT4M, every: PT4M}
          window: {from: 1m, until: 3m, every: 8m}    | window: {until: PT2M, every: PT8M}
          probability: {from: 0, to: 0.5, over: 20m}  | probability: {from: 0.25, to: 0.5, over: PT10M}
          probability: {from: 0, to: 0.5, over: 10m}  | probability: 0.5
          """)
  void tenMinutesLater(String before, String later) {
    String file = "faults: [{actions: [SendMessage], %s, drop: {}}]".formatted(before);
    assertThat(after(Duration.ofMinutes(10), file)).contains(later).doesNotContain("Left out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          20m | 'latency: {ramp: {from: PT5S, to: PT10S, over: PT10M}}'
          10m | 'latency: {fixed: PT10S}'
          """)
  void aLatencyGoesOnGrowing(String over, String later) {
    String ramp = "{ramp: {from: 0s, to: 10s, over: %s}}".formatted(over);
    assertThat(after(Duration.ofMinutes(10), "faults: [{latency: " + ramp + "}]")).contains(later);
  }

  @Test
  void aTimeThatHasComeIsLeftOut() {
    String file = "faults: [{actions: [SendMessage], from: 5m, drop: {}}]";
    assertThat(after(Duration.ofMinutes(10), file))
        .contains("- {actions: [SendMessage], drop: {}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          until: 10m
          window: {from: 1m, until: 10m}
          window: {from: 1m, until: 3m}, for: 1h
          """)
  void aFaultThatCannotFireAgainIsReported(String ended) {
    String file = "faults: [{actions: [SendMessage], %s, drop: {}}]".formatted(ended);
    assertThat(after(Duration.ofMinutes(10), file))
        .contains("# Left out: the fault rule 1: it will never fire again\n")
        .doesNotContain("drop");
  }

  @Test
  void countsGoOn() {
    String file =
        """
        queues: {orders: }
        faults:
          - {actions: [ListQueueTags], times: 3, error: {code: OverLimit}}
          - {actions: [ListQueues], times: 1, error: {code: OverLimit}}
          - {actions: [GetQueueAttributes], nth: 5, error: {code: OverLimit}}
        """;
    try (RunningServer server = new RunningServer(file)) {
      String orders = "{\"QueueUrl\":\"http://localhost/000000000000/orders\"}";
      server.call("ListQueueTags", orders);
      server.call("ListQueues", "{}");
      server.call("GetQueueAttributes", orders);
      server.call("GetQueueAttributes", orders);

      assertThat(server.export())
          .contains("- {actions: [ListQueueTags], times: 2, error: {code: OverLimit}}\n")
          .contains("- {actions: [GetQueueAttributes], nth: 3, error: {code: OverLimit}}\n")
          .contains("# Left out: the fault rule 2: it will never fire again\n");
    }
  }

  @Test
  void aProfileOfWhichAThrottleWasRemovedIsWrittenAsThrottles() {
    String file = "throttles: [{profile: aws-fifo-high-throughput}, {profile: aws-fifo, for: 1h}]";
    try (RunningServer server = new RunningServer(file)) {
      server.admin("DELETE", "throttles/1", "");

      assertThat(server.export())
          .endsWith(
              """
              throttles:
                - {queueType: fifoHighThroughput, actions: [SendMessage, SendMessageBatch], scope: messageGroup, rate: 300}
                - {profile: aws-fifo, for: PT1H}
              """);
    }
  }
}
