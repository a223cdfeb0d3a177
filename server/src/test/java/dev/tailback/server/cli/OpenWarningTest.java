package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenWarningTest {
  private static final List<Integer> PORTS = List.of(9324, 4566);

  @Test
  void listeningBeyondTheMachineCausesAWarning() {
    assertThat(OpenWarning.of("0.0.0.0", PORTS, false, false))
        .hasValue(
            "listening on 0.0.0.0 without access keys and an admin token: anybody who reaches port"
                + " 9324 or 4566 can read, send and purge. To prevent it, set --access-keys and"
                + " --admin-token-file, or listen only on 127.0.0.1 (containers: publish"
                + " 127.0.0.1:9324:9324). TAILBACK_SILENCE_OPEN=1 silences this line.");
  }

  @ParameterizedTest
  @CsvSource({
    "false, true, 'without access keys: anybody', 'set --access-keys, or'",
    "true, false, 'without an admin token: anybody', 'set --admin-token-file, or'"
  })
  void itSaysWhatIsMissing(boolean keys, boolean token, String without, String set) {
    assertThat(OpenWarning.of("::", PORTS, keys, token).orElseThrow()).contains(without, set);
  }

  @Test
  void exposingBothOnPurposeCausesNoWarning() {
    assertThat(OpenWarning.of("0.0.0.0", PORTS, true, true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3"})
  void listeningOnlyOnThisMachineCausesNoWarning(String host) {
    assertThat(OpenWarning.of(host, PORTS, false, false)).isEmpty();
  }
}
