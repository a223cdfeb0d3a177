package dev.tailback.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvReportTest {
  private final StudyFixture fixture = new StudyFixture();

  @Test
  void hasALineForEachNumber() {
    assertThat(new CsvReport().text(fixture.study()))
        .startsWith("column,seed,kind,of,name,at,value\r\n")
        .contains("\r\nbase,1,figure,,sent,,28400\r\n")
        .contains("\r\nbase,2,figure,orders,ageP99,,600\r\n")
        .contains("\r\nbase,3,series,orders,visible,3600,60\r\n")
        .contains("\r\nbase,1,series,orders,sentRate,3600,\r\n")
        .contains("\r\nbase,1,alarm,,orders-visible,900,ALARM\r\n");
  }

  @Test
  void quotesNamesThatNeedIt() {
    fixture.variant("30 s, \"long\"", 30);
    assertThat(new CsvReport().text(fixture.study()))
        .contains("\r\n\"30 s, \"\"long\"\"\",1,figure,,throughput,,8\r\n");
  }

  @Test
  void isTheSameEachTime() {
    assertThat(new CsvReport().text(fixture.study()))
        .isEqualTo(new CsvReport().text(fixture.study()));
  }
}
