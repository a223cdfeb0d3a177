package dev.tailback.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final String EVIL = "<img src=x onerror=alert(1)>'\"</script>";

  private final StudyFixture fixture = new StudyFixture();

  @Test
  void hasTheVerdictTheExpectationsAndTheTable() {
    String page = page();
    assertThat(page)
        .contains("<h1>Orders</h1>")
        .contains("<em>with 5\u00a0s, fewer than 1\u00a0% would be received again</em>")
        .contains("<td class=\"broken\">✕ broken</td><td>duplicates &lt; 1.0%</td>")
        .contains("<tr><th>throughput</th><td class=\"number\"><b>8/s</b>");
  }

  @Test
  void loadsNothing() {
    assertThat(page())
        .contains("default-src 'none'")
        .doesNotContainPattern("(src|href)=[\"']?https?:|url\\(|@import|\\{\\{");
  }

  @Test
  void escapesNamesAndTheScenario() {
    fixture.variant(EVIL, 2);
    String page = new HtmlReport("name: " + EVIL).text(fixture.study());
    assertThat(page)
        .doesNotContain("<img")
        .contains("&lt;img src=x onerror=alert(1)&gt;&#39;&quot;");
    assertThat(page.split("</script>", -1)).hasSize(4);
  }

  @Test
  void aScenarioMayHaveWhatLooksLikeAPlaceOfThePage() {
    String page = new HtmlReport("# {{script}} {{charts}} $1").text(fixture.study());
    assertThat(page).contains("<pre># {{script}} {{charts}} $1</pre>");
  }

  @Test
  void drawsTheMedianAndTheBandOfEachColumn() throws Exception {
    fixture.variant("2 s", 2);
    JsonNode visible = charts(page()).get(0);
    assertThat(visible.get("x")).hasToString("[1800,3600]");
    assertThat(visible.get("lines")).hasSize(2);
    assertThat(visible.get("lines").get(0).get("mid")).hasToString("[20,40]");
    assertThat(visible.get("lines").get(0).get("low")).hasToString("[11,22]");
    assertThat(visible.get("lines").get(1).get("high")).hasToString("[29,58]");
  }

  @Test
  void leavesAGapWhereNothingWasMeasured() throws Exception {
    JsonNode rates = charts(page()).get(1);
    assertThat(rates.get("lines").get(0).get("mid")).hasToString("[8,null]");
    assertThat(rates.get("lines").get(0).get("dashed").booleanValue()).isTrue();
  }

  @Test
  void drawsASweepAsACurve() throws Exception {
    JsonNode sweep = charts(new HtmlReport().text(fixture.sweep(1, 3).study())).get(0);
    assertThat(sweep.get("time").booleanValue()).isFalse();
    assertThat(sweep.get("x")).hasToString("[1,3]");
    assertThat(sweep.get("lines").get(0).get("mid")).hasToString("[0.32,0.12]");
  }

  /** The alarm goes off after a quarter of the hour. */
  @Test
  void showsAlarmsAsStrips() {
    assertThat(page())
        .contains("<i class=\"unknown\" style=\"width:25.000%\"")
        .contains("<i class=\"alarm\" style=\"width:75.000%\" title=\"ALARM from 15 min to 1 h\">");
  }

  private String page() {
    return new HtmlReport().text(fixture.expect(0.01).study());
  }

  private static JsonNode charts(String page) throws Exception {
    String start = "id=\"charts\">";
    int from = page.indexOf(start) + start.length();
    return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
  }
}
