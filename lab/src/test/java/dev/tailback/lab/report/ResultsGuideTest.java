package dev.tailback.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.result.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultsGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "lab", "RESULTS.md");

  @ParameterizedTest
  @EnumSource
  void saysWhatEachFigureIs(Figure figure) throws Exception {
    assertThat(Files.readString(GUIDE))
        .containsPattern("\\| `" + figure.key() + "` \\| [a-z ]+ \\| [A-Z0-9]");
  }

  @ParameterizedTest
  @EnumSource
  void namesEachMeasure(Series.Measure measure) throws Exception {
    assertThat(Files.readString(GUIDE)).contains("`" + measure.key() + "`");
  }
}
