package dev.tailback.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> KNOWN = List.of("port", "host", "from", "VisibilityTimeout");

  @ParameterizedTest
  @CsvSource({
    "port, port",
    "prot, port",
    "Port, port",
    "ports, port",
    "pot, port",
    "hsot, host",
    "form, from",
    "visibility_timeout, VisibilityTimeout",
    "VisibiltyTimout, VisibilityTimeout",
    "foo,",
    "p,",
    "name,",
    "VisibilityTime,"
  })
  void theWordWithFewestMistakesIsMeantIfTheyAreFew(String word, String meant) {
    assertThat(Spelling.closest(word, KNOWN)).isEqualTo(meant);
  }
}
