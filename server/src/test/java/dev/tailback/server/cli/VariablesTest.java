package dev.tailback.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
  private static final Set<String> KNOWN =
      Set.of("TAILBACK_PORT", "TAILBACK_QUEUES", "TAILBACK_CONFIG", "TAILBACK_CONFIG_FALLBACK");

  private static List<String> warnings(Map<String, String> environment) {
    return new Variables(environment).warnings(KNOWN);
  }

  @Test
  void anUnknownVariableHasALineThatSaysWhatMayBeMeant() {
    assertThat(
            warnings(Map.of("TAILBACK_QUEUE", "a", "TAILBACK_IMAGE", "b", "TAILBACK_CONFG", "c")))
        .containsExactly(
            "TAILBACK_CONFG: unknown variable, did you mean TAILBACK_CONFIG?",
            "TAILBACK_IMAGE: unknown variable, ignored; --help lists the options",
            "TAILBACK_QUEUE: unknown variable, did you mean TAILBACK_QUEUES?");
  }

  @Test
  void capitalsAndWordsBesideAnOptionsNameAreSeenThrough() {
    assertThat(
            warnings(
                Map.of(
                    "tailback_queues", "a",
                    "TAILBACK_SQS_CONFIG_FILE", "b",
                    "TAILBACK_LISTEN_PORT", "1",
                    "TAILBACK_PROTOCOL", "c")))
        .containsExactlyInAnyOrder(
            "tailback_queues: unknown variable, did you mean TAILBACK_QUEUES?",
            "TAILBACK_SQS_CONFIG_FILE: unknown variable, did you mean TAILBACK_CONFIG?",
            "TAILBACK_LISTEN_PORT: unknown variable, did you mean TAILBACK_PORT?",
            "TAILBACK_PROTOCOL: unknown variable, ignored; --help lists the options");
  }

  @Test
  void knownEmptyAndForeignVariablesCauseNoWarning() {
    assertThat(
            warnings(
                Map.of(
                    "TAILBACK_PORT", "1",
                    "TAILBACK_CONFIG_FALLBACK", "x",
                    "TAILBACK_PROT", "",
                    "TAIL_PORT", "1",
                    "PATH", "/bin")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TAILBACK_SERVICE_HOST, 10.0.0.1",
    "TAILBACK_SERVICE_PORT, 9324",
    "TAILBACK_SERVICE_PORT_SQS, 9324",
    "TAILBACK_PORT, tcp://10.0.0.1:9324",
    "TAILBACK_PORT_9324_TCP, tcp://10.0.0.1:9324",
    "TAILBACK_PORT_9324_TCP_PROTO, tcp",
    "TAILBACK_PORT_9324_TCP_PORT, 9324",
    "TAILBACK_PORT_9324_TCP_ADDR, 10.0.0.1",
    "TAILBACK_SQS_SERVICE_HOST, 10.0.0.1",
    "TAILBACK_SQS_PORT, udp://10.0.0.1:9324",
    "TAILBACK_SQS_PORT_9324_UDP_ADDR, 10.0.0.1",
    "TAILBACK_NAME, /worker/tailback",
    "TAILBACK_ENV_JAVA_OPTS, -Xmx1g"
  })
  void variablesOfServicesAndLinksAreIgnored(String name, String value) {
    Map<String, String> environment = Map.of(name, value);
    assertThat(warnings(environment)).isEmpty();
    assertThat(new Variables(environment).value(name)).isNull();
  }

  @Test
  void theValueOfAnOptionStaysWhatItIs() {
    Variables variables = new Variables(Map.of("TAILBACK_PORT", "9324,4566"));
    assertThat(variables.value("TAILBACK_PORT")).isEqualTo("9324,4566");
    assertThat(variables.value("TAILBACK_QUEUES")).isNull();
  }
}
