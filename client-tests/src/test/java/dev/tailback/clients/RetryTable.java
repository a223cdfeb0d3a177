package dev.tailback.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of SDK retries in docs/BACKPRESSURE.md: a row for each SDK, a column for each {@link
 * RetryCase}, cells such as {@code 3 attempts, 10 to 13 s}.
 */
public final class RetryTable {
  private static final Path GUIDE = Path.of("..", "docs", "BACKPRESSURE.md");
  private static final Pattern CELL =
      Pattern.compile(
          "(?<count>\\d+) (?<unit>attempts?|retries)"
              + "(?:, (?:(?<from>[\\d.]+) to )?(?<to>[\\d.]+) s)?");

  /**
   * How much longer than its waits a call may take on a busy machine. Short enough to tell whether
   * a hint of ten seconds was obeyed, capped or ignored.
   */
  private static final Duration WORK = Duration.ofSeconds(5);

  /** How early a timer may fire if it counts whole milliseconds. */
  private static final Duration EARLY = Duration.ofMillis(50);

  private final List<String> columns;
  private final Map<String, List<String>> rows = new LinkedHashMap<>();

  private RetryTable(List<List<String>> lines) {
    columns = lines.get(0);
    lines.subList(2, lines.size()).forEach(cells -> rows.put(cells.get(0), cells));
  }

  /** Reads the table from the guide. */
  public static RetryTable read() throws IOException {
    return new RetryTable(
        Files.readAllLines(GUIDE).stream()
            .dropWhile(line -> !line.startsWith("| SDK |"))
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
            .toList());
  }

  /** The SDKs of the rows. */
  Set<String> sdks() {
    return rows.keySet();
  }

  /** Checks an SDK's behaviour in a case against its row. */
  public void check(String sdk, RetryCase refusal, int attempts, Duration time) {
    assertThat(rows).containsKey(sdk);
    assertThat(columns).contains(refusal.column());
    String text = rows.get(sdk).get(columns.indexOf(refusal.column()));
    Matcher cell = CELL.matcher(text);
    assertThat(cell.matches()).as(text).isTrue();
    int firstAttempts = cell.group("unit").equals("retries") ? refusal.calls() : 0;
    assertThat(attempts).as(text).isEqualTo(Integer.parseInt(cell.group("count")) + firstAttempts);
    if (cell.group("to") != null) {
      String from = cell.group("from") == null ? cell.group("to") : cell.group("from");
      assertThat(time)
          .as(text)
          .isBetween(seconds(from).minus(EARLY), seconds(cell.group("to")).plus(WORK));
    }
  }

  private static Duration seconds(String text) {
    return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1_000));
  }
}
