package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.study.StudyProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LabProgressTest {
  private static final StudyProgress HALF = new StudyProgress(0.5, 10, 20, Duration.ofSeconds(7));

  private final StringWriter text = new StringWriter();
  private long nanos;

  private LabProgress progress(boolean isTerminal) {
    return new LabProgress(new PrintWriter(text, true), isTerminal, () -> nanos);
  }

  @Test
  void nothingIsShownForTwoSeconds() {
    LabProgress progress = progress(true);
    nanos = TimeUnit.SECONDS.toNanos(2);
    assertThat(progress.goesOn(HALF)).isTrue();
    progress.clear();
    assertThat(text.toString()).isEmpty();
  }

  @Test
  void thenALineIsShownAndTakenAway() {
    LabProgress progress = progress(true);
    nanos = TimeUnit.SECONDS.toNanos(3);
    progress.goesOn(HALF);
    assertThat(text.toString())
        .isEqualTo("\r\033[K50 %, 10 of 20 runs, about 7 s left; Ctrl-C shows the results so far");
    progress.clear();
    assertThat(text.toString()).endsWith("\r\033[K");
  }

  @Test
  void nothingIsShownIfNobodyLooks() {
    LabProgress progress = progress(false);
    nanos = TimeUnit.SECONDS.toNanos(3);
    progress.goesOn(HALF);
    assertThat(text.toString()).isEmpty();
  }

  @Test
  void ctrlCEndsTheStudy() {
    LabProgress progress = progress(true);
    progress.stop();
    assertThat(progress.goesOn(HALF)).isFalse();
  }
}
