package dev.tailback.server.protocol;

import static java.util.Collections.shuffle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.tailback.engine.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryInputTest {

  @Test
  void percentEscapesAreUtf8AndAPlusIsASpace() {
    Input input = input("MessageBody=Z%C3%BCrich+%E2%82%AC%2B%f0%9F%98%80&Empty=&Bare&=nameless");
    assertThat(input.string("MessageBody")).isEqualTo("Zürich €+\uD83D\uDE00");
    assertThat(input.string("Empty")).isEmpty();
    assertThat(input.string("Bare")).isEmpty();
    assertThat(input.string("Absent")).isNull();
  }

  @Test
  void namesMayBeEscapedToo() {
    assertThat(
            input("MessageAttribute%2E1%2EName=a&Message%41ttribute.1.Value.DataType=String")
                .structureMap("", "MessageAttribute", "Name", "Value"))
        .containsOnlyKeys("a");
  }

  @Test
  void integersAndBlobsAreText() {
    Input input = input("DelaySeconds=5&Blank=&BinaryValue=AAEC%2Fw%3D%3D");
    assertThat(input.integer("DelaySeconds")).isEqualTo(5);
    assertThat(input.integer("Blank")).isNull();
    assertThat(input.blob("BinaryValue")).containsExactly(0, 1, 2, -1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"five", "5.0", "99999999999", "+%35+", "0x5"})
  void aBadIntegerIsMalformed(String text) {
    assertMalformed(() -> input("A=" + text).integer("A"));
  }

  @Test
  void aBadBlobIsMalformed() {
    assertMalformed(() -> input("A=%3D%3D%3D").blob("A"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "%=b", "a=%C3", "a=%ff", "a=%ED%A0%80"})
  void badEscapesAreMalformed(String form) {
    assertMalformed(() -> input(form));
  }

  @Test
  void indicesMayBeSparseAndOutOfOrder() {
    assertThat(input("K.30=c&K.2=b&K.1=a&K.x=no").strings("", "K")).containsExactly("a", "b", "c");
  }

  @Test
  void aSingleElementNeedsNoIndex() {
    Input input = input("AttributeName=All&Attribute.Name=DelaySeconds&Attribute.Value=5");
    assertThat(input.strings("", "AttributeName")).containsExactly("All");
    assertThat(input.map("", "Attribute", "Name", "Value"))
        .containsExactly(entry("DelaySeconds", "5"));
  }

  @Test
  void anEmptyElementWithoutIndexIsNone() {
    assertThat(input("AttributeName=").strings("", "AttributeName")).isNull();
    assertThat(input("AttributeName=&AttributeName.1=All").strings("", "AttributeName"))
        .containsExactly("All");
    assertThat(input("AttributeName.1=").strings("", "AttributeName")).containsExactly("");
  }

  @Test
  void whatIsNotThereIsNull() {
    Input input = input("");
    assertThat(input.strings("", "K")).isNull();
    assertThat(input.structures("", "K")).isNull();
    assertThat(input.map("", "K", "Name", "Value")).isNull();
    assertThat(input.structureMap("", "K", "Name", "Value")).isNull();
  }

  @Test
  void structuresNest() {
    Input input =
        input(
            "E.1.Id=m1&E.1.MessageAttribute.1.Name=color"
                + "&E.1.MessageAttribute.1.Value.DataType=String"
                + "&E.1.MessageAttribute.1.Value.StringValue=blue&E.2.Id=m2");
    List<Input> entries = input.structures("", "E");
    assertThat(entries).extracting(e -> e.string("Id")).containsExactly("m1", "m2");
    Map<String, Input> attributes =
        entries.get(0).structureMap("", "MessageAttribute", "Name", "Value");
    assertThat(attributes.get("color").string("StringValue")).isEqualTo("blue");
    assertThat(entries.get(1).structureMap("", "MessageAttribute", "Name", "Value")).isNull();
  }

  @Test
  void aStructureThatIsNotThereHasNoMembers() {
    Map<String, Input> attributes = input("A.1.Name=color").structureMap("", "A", "Name", "Value");
    assertThat(attributes.get("color").string("DataType")).isNull();
  }

  @Test
  void aMapNeedsKeysAndValues() {
    assertThatThrownBy(() -> input("Tag.1.Value=v").map("", "Tag", "Key", "Value"))
        .isInstanceOf(Refusal.class)
        .hasMessage("The request must contain the parameter Tag.Key.");
    assertThatThrownBy(() -> input("Tag.1.Key=k").map("", "Tag", "Key", "Value"))
        .isInstanceOf(Refusal.class)
        .hasMessage("The request must contain the parameter Tag.Value.");
  }

  @Test
  void theBodyWinsOverTheUrl() {
    WireRequest request =
        Requests.request(
            "POST",
            "/",
            "Action=SendMessage&MessageBody=url&OnlyUrl=1",
            Map.of("Content-Type", Requests.FORM),
            "MessageBody=body".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Call call = Requests.read(request);
    assertThat(call.action()).isEqualTo("SendMessage");
    assertThat(call.input().string("MessageBody")).isEqualTo("body");
    assertThat(call.input().string("OnlyUrl")).isEqualTo("1");
  }

  @Test
  void aHundredThousandParametersAreReadInNoTime() {
    List<String> pairs = new ArrayList<>();
    IntStream.range(0, 100_000)
        .forEach(i -> pairs.add("Tag." + i + ".Key=k" + i + "&Tag." + i + ".Value=v"));
    shuffle(pairs, new Random(1));
    String form = String.join("&", pairs);
    Map<String, String> tags =
        Assertions.assertTimeout(
            Duration.ofSeconds(5), () -> input(form).map("", "Tag", "Key", "Value"));
    assertThat(tags).hasSize(100_000);
    assertThat(tags.keySet()).startsWith("k0", "k1", "k2").endsWith("k99999");
  }

  @Test
  void aMillionDotsNameNothing() {
    assertThat(input("a" + ".".repeat(1_000_000) + "=x&b=y").string("b")).isEqualTo("y");
  }

  @Test
  void hugeIndicesNameNothing() {
    assertThat(input("K.99999999999999999999=a&K.1=b&K.-1=c&K.=d").strings("", "K"))
        .containsExactly("b");
  }

  private static Input input(String form) {
    return Requests.input(Requests.form("/", "Action=Any&" + form));
  }

  private static void assertMalformed(Runnable reading) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.shape()).isEqualTo(ErrorShape.SERIALIZATION));
  }
}
