package dev.tailback.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tailback.engine.queue.EngineGate;
import dev.tailback.engine.queue.EngineSettings;
import dev.tailback.engine.time.EngineClock;
import dev.tailback.server.log.LoggedCall.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallLogTest {
  private static final long AT_MILLIS = 1_795_893_078_007L;

  private final EngineGate gate = new EngineGate(EngineSettings.seeded(1), EngineClock.running());
  private final StringWriter written = new StringWriter();

  @AfterEach
  void close() {
    gate.close();
  }

  private static LoggedCall call(int number) {
    Kind kind = new Kind(403, "SendMessage", null, "curl/8", "OverLimit", "No " + number + ".");
    return new LoggedCall(AT_MILLIS, kind, 12_345_678);
  }

  private CallLog start(LogLevel level, Writer out) {
    return CallLog.start(level, new PrintWriter(out), gate);
  }

  private List<String> lines() {
    return written.toString().lines().toList();
  }

  @Test
  void aLineIsWrittenSoonAndAtTheEndTheCountOfThoseLikeIt() {
    CallLog log = start(LogLevel.REFUSALS, written);
    log.add(call(1));
    String line = "403 SendMessage - curl/8 OverLimit: No 1.";
    await()
        .untilAsserted(
            () ->
                assertThat(lines())
                    .containsExactly("2026-11-28T19:11:18.007Z " + line + " 12.3 ms"));
    for (int i = 0; i < 1_234; i++) {
      log.add(call(1));
    }
    log.close();
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(1)).endsWith(line + " ... and 1,234 more like this in the last 1 s");
  }

  @Test
  void requestsAreNotFolded() {
    CallLog log = start(LogLevel.REQUESTS, written);
    for (int i = 0; i < 1_000; i++) {
      log.add(call(1));
    }
    log.close();
    assertThat(lines()).hasSize(1_000);
  }

  @Test
  void whichCallsAreTakenIsUpToTheLevel() {
    assertThat(start(LogLevel.OFF, written).takes(true)).isFalse();
    try (CallLog log = start(LogLevel.REFUSALS, written)) {
      assertThat(log.takes(true)).isTrue();
      assertThat(log.takes(false)).isFalse();
    }
    try (CallLog log = start(LogLevel.REQUESTS, written)) {
      assertThat(log.takes(false)).isTrue();
    }
  }

  /** An output that blocks until it is released. */
  private final class Stuck extends Writer {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    @Override
    public void write(char[] text, int from, int length) {
      entered.countDown();
      boolean interrupted = false;
      while (letGo.getCount() > 0) {
        try {
          letGo.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      written.write(text, from, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aStuckOutputBlocksNobodyAndLostLinesAreReported() throws InterruptedException {
    Stuck stuck = new Stuck();
    CallLog log = start(LogLevel.REQUESTS, stuck);
    log.add(call(0));
    stuck.entered.await();
    for (int i = 1; i < 20_000; i++) {
      log.add(call(i));
    }
    stuck.letGo.countDown();
    Pattern lost = Pattern.compile("\\.\\.\\. and ([\\d,]+) more lines were lost");
    await().untilAsserted(() -> assertThat(written.toString()).containsPattern(lost));
    log.close();
    Matcher said = lost.matcher(written.toString());
    assertThat(said.find()).isTrue();
    int lostLines = Integer.parseInt(said.group(1).replace(",", ""));
    assertThat(lostLines).isPositive();
    assertThat(lines().size() - 1 + lostLines).isEqualTo(20_000);
  }

  @Test
  void noCountIsLostWhileTheOutputIsStuck() throws InterruptedException {
    Stuck stuck = new Stuck();
    CallLog log = start(LogLevel.REFUSALS, stuck);
    log.add(call(1));
    stuck.entered.await();
    for (int i = 0; i < 50_000; i++) {
      log.add(call(1));
    }
    stuck.letGo.countDown();
    log.close();
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(1)).contains("... and 50,000 more like this");
  }

  @Test
  void closingDoesNotWaitForAnOutputThatIsStuck() throws InterruptedException {
    Stuck stuck = new Stuck();
    CallLog log = start(LogLevel.REFUSALS, stuck);
    log.add(call(1));
    stuck.entered.await();
    log.close();
    assertThat(written.toString()).isEmpty();
    stuck.letGo.countDown();
  }
}
