package dev.tailback.engine.diagnosis;

import static dev.tailback.engine.diagnosis.Thresholds.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of DIAGNOSIS.md match the rules. */
class DiagnosisGuideTest {
  private static final Path PAGE = Path.of("../docs/DIAGNOSIS.md");

  private static String page;

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(PAGE);
  }

  @ParameterizedTest
  @EnumSource
  void theGuideHasTheConditionOfEachRule(Rule rule) {
    assertThat(page.lines()).contains(conditionRow(rule));
  }

  @ParameterizedTest
  @EnumSource
  void theGuideHasTheSentencesOfEachRule(Rule rule) {
    assertThat(page.lines()).contains(sentencesRow(rule));
  }

  @Test
  void theGuideHasTheRulesInTheirOrder() {
    List<String> ids = Arrays.stream(Rule.values()).map(rule -> "| `" + rule.id() + "` |").toList();
    List<String> rows =
        page.lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf('|', 2) + 1))
            .toList();

    assertThat(rows).isEqualTo(Stream.concat(ids.stream(), ids.stream()).toList());
  }

  @Test
  void theGuideSaysWhenARuleFallsSilent() {
    assertThat(page).contains("falls silent " + SILENT_AFTER_SECONDS + " seconds after");
  }

  private static String conditionRow(Rule rule) {
    String hold = rule.holdSeconds() == 0 ? "at once" : rule.holdSeconds() + " s";
    return "| `%s` | %s | %s | %s |".formatted(rule.id(), severity(rule), hold, when(rule));
  }

  private static String sentencesRow(Rule rule) {
    return "| `%s` | %s | %s |"
        .formatted(rule.id(), all(rule, Wording::says), all(rule, Wording::remedy));
  }

  private static String all(Rule rule, Function<Wording, String> part) {
    return Wordings.ALL.entrySet().stream()
        .filter(entry -> isOf(rule, entry.getKey()))
        .filter(entry -> part.apply(entry.getValue()) != null)
        .map(entry -> render(part.apply(entry.getValue()), entry.getKey()))
        .distinct()
        .collect(Collectors.joining("<br>"));
  }

  private static boolean isOf(Rule rule, String key) {
    return key.equals(rule.id()) || key.startsWith(rule.id() + ".");
  }

  private static String render(String template, String key) {
    return Template.render(template, Objects.requireNonNull(examples(key)));
  }

  private static List<Object> examples(String key) {
    return switch (key.replaceFirst("[.].*", "")) {
      case "limit" -> List.of(200.0, 200.0, 4.0, "worker-1", 150.0);
      case "lookahead" -> List.of(60.0, 83.0, "customer-42");
      case "stuck" -> List.of("customer-42", 240.0, "worker-2", 263.0, 660.0);
      case "nobody" -> List.of(540.0, 1030.0, 1.9);
      case "expiring" -> List.of(1800.0);
      case "growing" -> growing(key);
      case "repeats" ->
          key.startsWith("repeats.fail")
              ? List.of(0.25, 3.0, "orders-dlq")
              : List.of(0.25, 30.0, key.endsWith("slow") ? 43.0 : 26.0, 51.0, 60.0, 30.0);
      case "dead" -> List.of(15.0, "orders-dlq", 3.0);
      case "dlq" -> List.of(34.0, "orders", 18.0);
      case "throttled" -> List.of(0.31, "1", "50");
      case "near" -> List.of(26.0, 30.0, 45.0);
      case "oldhead" -> List.of(840.0, 2.0);
      case "empty" -> List.of(0.94, 21.0);
      case "drain" -> List.of(5.1, 68.0);
      case "delayed" -> List.of(267.0, 3.0);
      case "flow" -> List.of(3.8, 3.9, 10.0);
      case "idle" -> key.equals("idle.empty") ? List.of(720.0) : List.of(12.0);
      default -> throw new AssertionError(key);
    };
  }

  private static List<Object> growing(String key) {
    double told = key.startsWith("growing.more") ? 15_480 : 7980;
    return List.of(12.4, 8.1, 4.3, told, 3.0, 2.0, 6.0, 198.0);
  }

  private static String severity(Rule rule) {
    return switch (rule) {
      case LIMIT, LOOK_AHEAD, NOBODY, EXPIRING -> "blocked";
      case STUCK ->
          "trouble; blocked after %s, or with more than %s of the queue behind it"
              .formatted(time(STUCK_BLOCKED_SECONDS), percent(STUCK_BLOCKED_SHARE));
      case GROWING, REPEATS, DEAD -> "trouble";
      case DEAD_LETTERS -> "trouble if there are more than five minutes ago, else watch";
      case THROTTLED ->
          "trouble if more than %s of the sends are refused, else watch"
              .formatted(percent(THROTTLED_TROUBLE_SHARE));
      case NEAR, OLD_HEAD, EMPTY -> "watch";
      case DRAIN -> "easing";
      case DELAYED, FLOW -> "flowing";
      case IDLE -> "idle";
    };
  }

  private static String when(Rule rule) {
    return switch (rule) {
      case LIMIT -> "in flight ≥ the queue's limit, and visible > 0";
      case LOOK_AHEAD ->
          "FIFO: there are messages beyond the look-ahead, and none within it can be received";
      case STUCK ->
          "FIFO: a group is locked for more than %s and more than %d × p95 of the processing time, and messages of it wait"
              .formatted(time(STUCK_SECONDS), STUCK_PROCESSING_TIMES);
      case NOBODY ->
          "visible > 0, and the last receive was more than %s ago; if there never was one, the oldest message is older than that. Not for a dead-letter queue, nor while `limit` or `stuck` holds"
              .formatted(time(NOBODY_SECONDS));
      case EXPIRING ->
          "visible > 0, and the oldest message has less than %s left, and less than %s of the retention period"
              .formatted(time(EXPIRING_SECONDS), percent(EXPIRING_RETENTION_SHARE));
      case GROWING ->
          "growth > %s/s and > %s of what arrives, more arrives than leaves, and visible > %d. Not for a dead-letter queue. If that fills the queue or lets messages expire only after more than %s, the growth is given in messages an hour"
              .formatted(
                  plain(SLOPE_PER_SECOND),
                  percent(SLOPE_ARRIVALS_SHARE),
                  BACKLOG_MESSAGES,
                  time(FORECAST_SECONDS));
      case REPEATS ->
          "more than %s of the messages received had been received before, at least %s/s are received, and more than %d were since the queue was created. The timeout is to blame if p95 of the processing time is > %s of it"
              .formatted(
                  percent(REPEATS_SHARE),
                  plain(REPEATS_RECEIVED_PER_SECOND),
                  REPEATS_RECEIVED,
                  percent(NEAR_TIMEOUT_SHARE));
      case DEAD ->
          "more than %s/s are dead-lettered, and at least one was in the last five minutes"
              .formatted(plain(DEAD_PER_SECOND));
      case DEAD_LETTERS -> "it is a dead-letter queue, and not empty";
      case THROTTLED -> "more than %s sends/s are refused".formatted(plain(THROTTLED_PER_SECOND));
      case NEAR ->
          "p95 of the processing time > %s of the visibility timeout, of at least %d messages, and more than %s/s leave. Not while `repeats` holds"
              .formatted(percent(NEAR_TIMEOUT_SHARE), NEAR_SAMPLES, plain(LEAVING_PER_SECOND));
      case OLD_HEAD ->
          "the oldest message is older than %s and than %d × what a new one waits, and more than %s/s leave. Not for a dead-letter queue, nor while the backlog grows or something blocks it"
              .formatted(time(OLD_HEAD_SECONDS), OLD_HEAD_WAITS, plain(LEAVING_PER_SECOND));
      case EMPTY ->
          "more than %s of the receives are empty, more than %s/s of them short polls"
              .formatted(percent(EMPTY_SHARE), plain(EMPTY_SHORT_PER_SECOND));
      case DRAIN ->
          "the backlog shrinks by > %s/s and > %s of what arrives, and visible > %d"
              .formatted(plain(SLOPE_PER_SECOND), percent(SLOPE_ARRIVALS_SHARE), BACKLOG_MESSAGES);
      case DELAYED ->
          "delayed > %d × visible, and delayed > %d or nothing else happens"
              .formatted(DELAYED_VISIBLE_TIMES, DELAYED_MESSAGES);
      case FLOW ->
          "more than %s/s arrive or leave; in balance if the two differ by at most %s or %s/s"
              .formatted(
                  plain(FLOW_PER_SECOND), percent(FLOW_BALANCE_SHARE), plain(SLOPE_PER_SECOND));
      case IDLE -> "otherwise";
    };
  }

  private static String time(int seconds) {
    return Format.DUR.text(seconds);
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((int) number) : String.valueOf(number);
  }

  /** Prints the rows, to be copied into the page when a rule has changed. */
  public static void main(String[] args) {
    Arrays.stream(Rule.values()).map(DiagnosisGuideTest::conditionRow).forEach(System.out::println);
    Arrays.stream(Rule.values()).map(DiagnosisGuideTest::sentencesRow).forEach(System.out::println);
  }
}
