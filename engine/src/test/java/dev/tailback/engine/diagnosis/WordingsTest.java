package dev.tailback.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordingsTest {
  private static final List<Object> VALUES = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);

  @Test
  void everyKeyBeginsWithTheRuleItBelongsTo() {
    assertThat(Wordings.ALL.keySet().stream().map(key -> key.replaceFirst("[.].*", "")).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Rule.values()).map(Rule::id).toList());
  }

  @Test
  void noPlaceholderIsLeft() {
    for (Map.Entry<String, Wording> entry : Wordings.ALL.entrySet()) {
      assertThat(Template.render(entry.getValue().says(), VALUES))
          .as(entry.getKey())
          .doesNotContain("{", "}", ":rate", ":int");
    }
  }

  @Test
  void remediesEndWithAFullStopAndDiagnosesDoNot() {
    for (Wording wording : Wordings.ALL.values()) {
      assertThat(wording.says()).doesNotEndWith(".");
      assertThat(Objects.requireNonNullElse(wording.remedy(), ".")).endsWith(".");
    }
  }

  @Test
  void aTextIsPutInAsItIs() {
    assertThat(Template.render("{0} and {1:int}, $1", List.of("a$1\\{1:int}", 1200.0)))
        .isEqualTo("a$1\\{1:int} and 1,200, $1");
  }

  @Test
  void onlyKnownFormatsAreUsed() {
    Pattern known = Pattern.compile("\\{\\d(:(rate|int|pct|dur|dur1))?}");
    for (Wording wording : Wordings.ALL.values()) {
      String text = wording.says() + wording.remedy();
      assertThat(known.matcher(text).replaceAll("")).doesNotContain("{");
    }
  }
}
