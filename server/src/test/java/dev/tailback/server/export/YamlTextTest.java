package dev.tailback.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailback.config.Configuration;
import dev.tailback.config.YamlScalar;
import dev.tailback.server.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A written text is read back as the same text. */
class YamlTextTest {
  private @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checkout",
        "a b",
        "",
        " ",
        "yes",
        "No",
        "TRUE",
        "null",
        "~",
        "on",
        "y",
        "0",
        "7",
        "007",
        "1_000",
        "0x1F",
        "1e5",
        "-1",
        "+1",
        ".5",
        "1.5",
        "2026-01-01",
        "12:30:45",
        "a: b",
        "a #b",
        "#",
        "- a",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "'a'",
        "\"a\"",
        "\\",
        "\\n",
        "a\nb",
        "a\r\nb",
        "\t",
        "[a]",
        "{a: b}",
        "a,b",
        "M\u00fcller",
        "\ud83d\ude00",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\u007f",
        "\u0000",
        "true",
        "false",
        "99999999999999999999",
        "---",
        "...",
        "?",
        ":",
        "|",
        ">",
        "=",
        "<<"
      })
  void scalars(String text) throws IOException {
    Path file = directory.resolve("file.yaml");
    Files.writeString(file, "queues:\n  a:\n    tags:\n      key: " + YamlScalar.of(text) + "\n");
    Configuration configuration = Configuration.read(file);
    assertThat(Objects.requireNonNull(configuration.queues().get(0).tags()).tags())
        .containsEntry("key", text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "60",
        "true",
        "alias/aws/sqs",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"a: b, {c}\",\"Effect\":\"Allow\"}]}",
        "{\"a\":true,\"b\":[],\"c\":{},\"d\":3,\"e\":\"\u00e9 / \\\\ \\\" \\u0007\"}",
        "{ \"spaces\" : 1 }",
        "{\"number\":1.50}",
        "{\"number\":1e400}",
        "{\"none\":null}",
        "{}",
        "[1,2]",
        "not json"
      })
  void attributes(String text) throws IOException {
    Path file = directory.resolve("file.yaml");
    Files.writeString(file, "queues:\n  a:\n    Policy: " + YamlText.attribute(text) + "\n");
    Configuration configuration = Configuration.read(file);
    assertThat(
            Objects.requireNonNull(configuration.queues().get(0).attributes().get("Policy")).text())
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"123\"",
        "\"1.5\"",
        "\"yes\"",
        "\"\"",
        "\"orders-*\"",
        "\"a, b: {c} #d\"",
        "123",
        "-5",
        "0.001",
        "-1.5E-10",
        "9223372036854775807",
        "true",
        "[]",
        "{}",
        "[1, \"1\", [false], {\"a b\": {\"12\": \"x\"}}]"
      })
  void valuesKeepTheirTypes(String json) {
    Object value = Json.parse(json);
    Configuration configuration =
        Configuration.of("t.yaml", "faults: [{x: " + YamlText.flow(value) + "}]");
    assertThat(configuration.faults().get(0).fields()).containsEntry("x", value);
  }

  @Test
  void numbersHaveNoExponent() {
    assertThat(YamlText.flow(1e21)).isEqualTo("1" + "0".repeat(21));
    assertThat(YamlText.flow(100.0)).isEqualTo("100");
  }

  @Test
  void aKeyMayBeLongerThanYamlUsuallyReads() {
    String name = "\u00fc".repeat(255);
    YamlLines lines = new YamlLines();
    lines.line(0, "alarms:");
    lines.open(1, name);
    lines.fields(2, Map.of("Namespace", "App"));
    assertThat(Configuration.of("t.yaml", lines.toString()).monitoring().alarms())
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.name()).isEqualTo(name))
        .satisfies(alarm -> assertThat(alarm.fields()).containsEntry("Namespace", "App"));
  }

  @Test
  void policiesAreReadable() {
    assertThat(YamlText.attribute("{\"redrivePermission\":\"denyAll\"}"))
        .isEqualTo("{redrivePermission: denyAll}");
  }

  @Test
  void plainWordsAreNotQuoted() {
    assertThat(YamlScalar.of("orders.fifo")).isEqualTo("orders.fifo");
    assertThat(YamlScalar.of("60")).isEqualTo("60");
    assertThat(YamlScalar.quoted("12")).isEqualTo("\"12\"");
  }
}
