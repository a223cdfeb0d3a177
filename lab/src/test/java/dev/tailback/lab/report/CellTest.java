package dev.tailback.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.lab.result.Figure;
import dev.tailback.lab.study.statistics.Band;
import org.junit.jupiter.api.Test;

class CellTest {

  @Test
  void aPriceBeginsWithItsUnitAndATimeEndsWithIt() {
    assertThat(new Cell(Figure.COST_A_MONTH, Band.of(2.07), true).text()).isEqualTo("$2.07");
    assertThat(new Cell(Figure.AGE_P99, Band.of(2), true).text()).isEqualTo("2.00s");
    assertThat(new Cell(Figure.COST_A_MONTH, Band.of(), true).text()).isEqualTo("–");
  }
}
