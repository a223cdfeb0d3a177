package dev.tailback.server.wire;

import static java.util.Collections.shuffle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.SqsErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryInputTest {
  private static final String LIST = "Start of list found where not expected";
  private static final String VALUE = "End of list found where not expected";

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
                .structureMap(new MapMember("", "MessageAttribute", "Name", "Value")))
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
  @ValueSource(
      strings = {"five", "5.0", "99999999999", "+%35+", "0x5", "%2B5", "%D9%A5", "-", "5-", "--5"})
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
    assertThat(input("K.30=c&K.2=b&K.01=a").strings(ListMember.flattened("", "K")))
        .containsExactly("a", "b", "c");
  }

  @Test
  void aSingleElementNeedsNoIndex() {
    Input input = input("AttributeName=All&Attribute.Name=DelaySeconds&Attribute.Value=5");
    assertThat(input.strings(ListMember.flattened("", "AttributeName"))).containsExactly("All");
    assertThat(input.map(new MapMember("", "Attribute", "Name", "Value")))
        .containsExactly(entry("DelaySeconds", "5"));
  }

  @Test
  void anEmptyElementWithoutIndexIsNone() {
    assertThat(input("AttributeName=").strings(ListMember.flattened("", "AttributeName"))).isNull();
    assertThat(
            input("AttributeName=&AttributeName.1=All")
                .strings(ListMember.flattened("", "AttributeName")))
        .containsExactly("All");
    assertThat(input("AttributeName.1=").strings(ListMember.flattened("", "AttributeName")))
        .containsExactly("");
  }

  @Test
  void whatIsNotThereIsNull() {
    Input input = input("");
    assertThat(input.strings(ListMember.flattened("", "K"))).isNull();
    assertThat(input.structures(ListMember.flattened("", "K"))).isNull();
    assertThat(input.map(new MapMember("", "K", "Name", "Value"))).isNull();
    assertThat(input.structureMap(new MapMember("", "K", "Name", "Value"))).isNull();
  }

  @Test
  void structuresNest() {
    Input input =
        input(
            "E.1.Id=m1&E.1.MessageAttribute.1.Name=color"
                + "&E.1.MessageAttribute.1.Value.DataType=String"
                + "&E.1.MessageAttribute.1.Value.StringValue=blue&E.2.Id=m2");
    List<Input> entries = input.structures(ListMember.flattened("", "E"));
    assertThat(entries).extracting(e -> e.string("Id")).containsExactly("m1", "m2");
    Map<String, Input> attributes =
        entries.get(0).structureMap(new MapMember("", "MessageAttribute", "Name", "Value"));
    assertThat(attributes.get("color").string("StringValue")).isEqualTo("blue");
    assertThat(entries.get(1).structureMap(new MapMember("", "MessageAttribute", "Name", "Value")))
        .isNull();
  }

  @Test
  void aStructureThatIsNotThereHasNoMembers() {
    Map<String, Input> attributes =
        input("A.1.Name=color").structureMap(new MapMember("", "A", "Name", "Value"));
    assertThat(attributes.get("color").string("DataType")).isNull();
  }

  @Test
  void aMapNeedsKeysAndValues() {
    assertThatThrownBy(() -> input("Tag.1.Value=v").map(new MapMember("", "Tag", "Key", "Value")))
        .isInstanceOf(Refusal.class)
        .hasMessage("The request must contain the parameter Tag.Key.");
    assertThatThrownBy(() -> input("Tag.1.Key=k").map(new MapMember("", "Tag", "Key", "Value")))
        .isInstanceOf(Refusal.class)
        .hasMessage("The request must contain the parameter Tag.Value.");
  }

  @Test
  void theBodyTakesPrecedenceOverTheUrl() {
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
  void aMapIsInTheOrderOfItsNumbers() {
    List<String> pairs = new ArrayList<>();
    IntStream.rangeClosed(1, 900)
        .forEach(i -> pairs.add("Tag." + i + ".Key=k" + i + "&Tag." + i + ".Value=v"));
    shuffle(pairs, new Random(1));
    Map<String, String> tags =
        input(String.join("&", pairs)).map(new MapMember("tags", "Tag", "Key", "Value"));
    assertThat(tags).hasSize(900);
    assertThat(tags.keySet()).startsWith("k1", "k2", "k3").endsWith("k900");
  }

  @Test
  void afterTwoThousandParametersTheFormIsReadNoFurther() {
    String rest = "&".repeat(10) + "a=%zz"; // would be malformed
    assertMalformed(
        () -> input("x=y&".repeat(1_999) + rest), "The request has too many parameters.");
    assertThat(input("x=y&".repeat(1_999)).string("x")).isEqualTo("y");
  }

  @Test
  void tooManyElementsAreRefusedAsSuchWhenTheFormIsReadNoFurther() {
    String tags = numbered("&Tag.#.Key=k#&Tag.#.Value=v");
    assertThatThrownBy(() -> input("QueueUrl=http://h/1/orders" + tags))
        .isInstanceOf(Refusal.class)
        .hasMessage("Too many tags added for queue orders.");
    assertThatThrownBy(() -> input("A=b" + numbered("&SendMessageBatchRequestEntry.#.Id=i#")))
        .isInstanceOfSatisfying(
            Refusal.class,
            e -> assertThat(e.reason()).isEqualTo(SqsErrors.TOO_MANY_ENTRIES_IN_BATCH_REQUEST))
        .hasMessageStartingWith("Maximum number of entries per request are 10. You have sent 199");
    String attributes = numbered("&SendMessageBatchRequestEntry.1.MessageAttribute.#.Name=a#");
    assertThatThrownBy(() -> input("A=b" + attributes))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Number of message attributes [199");
  }

  private static String numbered(String pair) {
    return IntStream.rangeClosed(1, 100_000)
        .mapToObj(i -> pair.replace("#", "" + i))
        .collect(Collectors.joining());
  }

  @Test
  void aMillionDotsNameNothing() {
    assertThat(input("a" + ".".repeat(1_000_000) + "=x&b=y").string("b")).isEqualTo("y");
  }

  @ParameterizedTest
  @CsvSource({
    "K.00=a,00 is not a valid index",
    "K.-1=a,Start of list found where not expected",
    "K.x=a,Start of list found where not expected",
    "K.=a,Start of list found where not expected",
    "K.member.1=a,Start of list found where not expected",
    "K.1.x=a,Start of list found where not expected",
    "K.\u0661=a,Start of list found where not expected",
    "K.1000000000=a,Index 1000000000 is illegal",
    "Ks.1=a,Top level element may not be treated as a list",
    "Ks.member.1=a,Start of list found where not expected"
  })
  void anIndexIsANumberFromOne(String form, String complaint) {
    assertMalformed(() -> input(form).strings(ListMember.flattened("Ks", "K")), complaint);
  }

  @Test
  void anIndexOfZeroIsMalformedWhateverItNames() {
    assertMalformed(() -> input("Unknown.0=a"), "0 is not a valid index");
    assertMalformed(() -> input("K.0.Key=a"), "0 is not a valid index");
    assertMalformed(() -> input("K.1.Key.0=a"), "0 is not a valid index");
  }

  @Test
  void aValueIsNoListAndAListNoValue() {
    assertMalformed(() -> input("A.1=x").string("A"), LIST);
    assertMalformed(() -> input("A.1=5").integer("A"), LIST);
    assertMalformed(() -> input("A.1=AAAA").blob("A"), LIST);
    assertMalformed(() -> input("E=x").structures(ListMember.flattened("Es", "E")), VALUE);
    assertMalformed(() -> input("E.1=x").structures(ListMember.flattened("Es", "E")), VALUE);
    assertMalformed(() -> input("E.Id=x").structures(ListMember.flattened("Es", "E")), LIST);
    for (String map : List.of("T=", "T=x", "T.1=x")) {
      assertMalformed(() -> input(map).map(new MapMember("Ts", "T", "Key", "Value")), VALUE);
    }
    assertMalformed(() -> input("T.1.Key.1=x").map(new MapMember("Ts", "T", "Key", "Value")), LIST);
    assertMalformed(
        () -> input("T.1.Key=k&T.1.Value=x").structureMap(new MapMember("Ts", "T", "Key", "Value")),
        VALUE);
    assertThat(input("E=").structures(ListMember.flattened("Es", "E"))).hasSize(1);
  }

  @Test
  void anAttributeInTheWrongPlaceHasNoName() {
    for (String form : List.of("A=", "A=x", "As.1.key=x", "A.1.Value.DataType=String")) {
      assertThat(input(form).structureMap(new MapMember("As", "A", "Name", "Value")))
          .containsOnlyKeys("");
    }
  }

  private static Input input(String form) {
    return Requests.input(Requests.form("/", "Action=Any&" + form));
  }

  private static void assertMalformed(Runnable reading, String complaint) {
    assertThatThrownBy(reading::run).hasMessage(complaint);
    assertMalformed(reading);
  }

  private static void assertMalformed(Runnable reading) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.shape()).isEqualTo(ErrorShape.SERIALIZATION));
  }
}
