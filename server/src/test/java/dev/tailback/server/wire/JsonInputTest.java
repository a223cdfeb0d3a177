package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.tailback.engine.queue.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {

  @Test
  void membersHaveTheirTypes() {
    Input input = input("{'Text':'Zürich €','Number':5,'Whole':5.0,'Blob':'AAEC/w=='}");
    assertThat(input.string("Text")).isEqualTo("Zürich €");
    assertThat(input.integer("Number")).isEqualTo(5);
    assertThat(input.integer("Whole")).isEqualTo(5);
    assertThat(input.blob("Blob")).containsExactly(0, 1, 2, -1);
  }

  @Test
  void nullIsAbsentAndSoIsWhatIsNotThere() {
    Input input = input("{'A':null}");
    assertThat(input.string("A")).isNull();
    assertThat(input.integer("A")).isNull();
    assertThat(input.blob("B")).isNull();
    assertThat(input.strings(ListMember.flattened("B", "b"))).isNull();
    assertThat(input.structures(ListMember.flattened("B", "b"))).isNull();
    assertThat(input.map(new MapMember("A", "b", "k", "v"))).isNull();
    assertThat(input.structureMap(new MapMember("B", "b", "k", "v"))).isNull();
  }

  @Test
  void nullIsNoElementOfAListOrMap() {
    Input input =
        input(
            "{'List':['x',null],'Structures':[{},null],'Map':{'k':null,'l':'v'},'Nested':{'k':null}}");
    assertNullRefused(() -> input.strings(ListMember.flattened("List", "b")));
    assertNullRefused(() -> input.structures(ListMember.flattened("Structures", "b")));
    assertNullRefused(() -> input.map(new MapMember("Map", "b", "k", "v")));
    assertNullRefused(() -> input.structureMap(new MapMember("Nested", "b", "k", "v")));
  }

  private static void assertNullRefused(Runnable reading) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            Refusal.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.Reason.INVALID_PARAMETER_VALUE))
        .hasMessage("the parameter 'value' may not be null");
  }

  @Test
  void mapsKeepTheirOrder() {
    assertThat(input("{'M':{'z':'1','a':'2','m':'3'}}").map(new MapMember("M", "b", "k", "v")))
        .containsExactly(entry("z", "1"), entry("a", "2"), entry("m", "3"));
  }

  @Test
  void structuresNest() {
    Input input =
        input(
            "{'Entries':[{'Id':'1'},{'Id':'2',"
                + "'MessageAttributes':{'a':{'DataType':'Binary','BinaryValue':'AA=='}}}]}");
    List<Input> entries = input.structures(ListMember.flattened("Entries", "b"));
    assertThat(entries).extracting(e -> e.string("Id")).containsExactly("1", "2");
    Map<String, Input> attributes =
        entries.get(1).structureMap(new MapMember("MessageAttributes", "b", "Name", "Value"));
    assertThat(attributes).containsOnlyKeys("a");
    assertThat(attributes.get("a").blob("BinaryValue")).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{}", "null", "{\"Unknown\":[1,{\"x\":true}]}"})
  void nothingIsAnEmptyObject(String body) {
    assertThat(Requests.input(Requests.json("ListQueues", body)).string("A")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5     | NUMBER_VALUE can not be converted to a String",
        "5.5   | DECIMAL_VALUE can not be converted to a String",
        "true  | TRUE_VALUE can not be converted to a String",
        "false | FALSE_VALUE can not be converted to a String",
        "[]    | Start of list found where not expected",
        "{}    | Start of structure or map found where not expected",
      })
  void onlyAStringIsAString(String value, String complaint) {
    Input input = input("{\"A\":" + value + ",\"List\":[" + value + "]}");
    assertMalformed(() -> input.string("A"), complaint);
    assertMalformed(() -> input.strings(ListMember.flattened("List", "b")), complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'5'         | STRING_VALUE can not be converted to an Integer",
        "5.5         | DECIMAL_VALUE can not be converted to an Integer",
        "2147483648  | NUMBER_VALUE can not be converted to an Integer",
        "-2147483649 | NUMBER_VALUE can not be converted to an Integer",
        "1e99        | DECIMAL_VALUE can not be converted to an Integer",
        "1e999999999 | DECIMAL_VALUE can not be converted to an Integer",
        "true        | TRUE_VALUE can not be converted to an Integer",
        "[5]         | Start of list found where not expected",
      },
      quoteCharacter = '`')
  void onlyAWholeNumberInRangeIsAnInteger(String value, String complaint) {
    Input input = input("{'A':" + value + "}");
    assertMalformed(() -> input.integer("A"), complaint);
  }

  @Test
  void collectionsHaveToBeCollections() {
    Input input = input("{'Text':'x','List':[],'Map':{}}");
    assertMalformed(
        () -> input.strings(ListMember.flattened("Text", "b")), "Expected list or null");
    assertMalformed(() -> input.map(new MapMember("Text", "b", "k", "v")), "Expected map or null");
    assertMalformed(
        () -> input.structures(ListMember.flattened("Map", "b")),
        "Start of structure or map found where not expected");
    assertMalformed(
        () -> input.structureMap(new MapMember("List", "b", "k", "v")),
        "Start of list found where not expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "AA=A", "A", "AA\\n==", "ÄÖÜ="})
  void aBlobHasToBeBase64(String text) {
    Input input = input("{'A':'" + text + "'}");
    assertMalformed(() -> input.blob("A"), "A binary value is not valid base64.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "\"x\"",
        "5",
        "{}x",
        "{} {}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":}",
        "\u0000"
      })
  void whatIsNotOneJsonObjectIsMalformed(String body) {
    assertThatThrownBy(() -> Requests.input(Requests.json("SendMessage", body)))
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.shape()).isEqualTo(ErrorShape.SERIALIZATION));
  }

  @Test
  void aNestingBombIsMalformed() {
    String bomb = "{\"a\":" + "[".repeat(100_000);
    assertThatThrownBy(() -> Requests.input(Requests.json("SendMessage", bomb)))
        .isInstanceOf(BadRequest.class);
  }

  private static Input input(String body) {
    return Requests.input(Requests.json("SendMessage", body.replace('\'', '"')));
  }

  private static void assertMalformed(Runnable reading, String complaint) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.shape()).isEqualTo(ErrorShape.SERIALIZATION))
        .hasMessage(complaint);
  }
}
