package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  @SuppressWarnings("unchecked")
  void aTextBecomesPlainValuesInItsOrder() {
    Object tree = Json.parse(" {\"z\":1,\"a\":[true,null,\"x\",1.5],\"m\":{}} ");
    assertThat((Map<String, Object>) tree)
        .containsExactly(
            entry("z", 1),
            entry("a", java.util.Arrays.asList(true, null, "x", 1.5)),
            entry("m", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "{", "{}x", "{'a':1}", "nonsense", "[1,]", "01"})
  void whatIsNotJsonIsNull(String text) {
    assertThat(Json.parse(text)).isNull();
  }

  @Test
  void aNestingBombIsNull() {
    assertThat(Json.parse("[".repeat(200_000))).isNull();
    assertThat(Json.parse("[".repeat(200_000) + "]".repeat(200_000))).isNull();
  }

  @Test
  void aTreeIsWrittenWithoutWhiteSpace() {
    Map<String, Object> tree = new java.util.LinkedHashMap<>();
    tree.put("z", List.of(1, "é\uD83D\uDE00", false));
    tree.put("a", null);
    assertThat(Json.write(tree)).isEqualTo("{\"z\":[1,\"é\uD83D\uDE00\",false],\"a\":null}");
  }
}
