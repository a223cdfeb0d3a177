package dev.tailback.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailback.engine.queue.Refusal;
import dev.tailback.server.sqs.request.SqsTraits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  private static final int ALLOWANCE = 64 * 1024;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'QueueUrl':'u','MessageAttributes':{|'a#':{'DataType':'String','StringValue':'v'}|10"
            + "|Number of message attributes [",
        "{'MessageAttributes':{|'a#':1|10|Number of message attributes [",
        "{'Entries':[{'MessageAttributes':{|'a#':{}|10|Number of message attributes [",
        "{'QueueUrl':'u','Entries':[|{'Id':'i#','MessageBody':'b'}|10"
            + "|Maximum number of entries per request are 10. You have sent ",
        "{'QueueUrl':'http://h/1/orders','Tags':{|'k#':'v'|50"
            + "|Too many tags added for queue orders.",
        "{'QueueName':'orders','tags':{|'k#':'v'|50|Too many tags added for queue orders."
      },
      quoteCharacter = '`')
  void readingAMillionElementsStopsSoonAfterTheirLimit(
      String start, String element, int max, String refusal) {
    String allowed = start + elements(element, 1, max) + ",";
    JsonText text = text(allowed + elements(element, max + 1, 1_000_000));

    assertThatThrownBy(() -> JsonBody.read(text, SqsTraits.MODEL))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith(refusal.replace('\'', '"'));
    assertThat(text.bytesRead()).isBetween(allowed.length(), allowed.length() + ALLOWANCE);
  }

  @Test
  void aHugeElementBeyondTheLimitIsNotReadToItsEnd() {
    String allowed = "{'MessageAttributes':{" + elements("'a#':1", 1, 10) + ",";
    JsonText text = text(allowed + "'b':'" + "x".repeat(10_000_000) + "'}}");

    assertThatThrownBy(() -> JsonBody.read(text, SqsTraits.MODEL))
        .isInstanceOf(Refusal.class)
        .hasMessage("Number of message attributes [11] exceeds the allowed maximum [10].");
    assertThat(text.bytesRead()).isLessThan(allowed.length() + ALLOWANCE);
  }

  @Test
  void afterEntriesThatAreTooManyTheirAttributesAllowNoMore() {
    String attributes = "{'MessageAttributes':{" + elements("'a#':1", 1, 11) + "}}";
    String allowed = "{'Entries':[" + "{},".repeat(10);
    JsonText text = text(allowed + (attributes + ",").repeat(10_000));

    assertThatThrownBy(() -> JsonBody.read(text, SqsTraits.MODEL))
        .hasMessageContaining("number of entries");
    assertThat(text.bytesRead()).isLessThan(allowed.length() + ALLOWANCE);
  }

  @Test
  void aFewTooManyAreAllReadSoThatTheActionCanCountThem() {
    String body = "{'MessageAttributes':{" + elements("'a#':1", 1, 25) + "},";
    JsonText text = text(body + "'MessageBody':'" + "x".repeat(1_000_000) + "'}");

    assertThat(JsonBody.read(text, SqsTraits.MODEL).get("MessageAttributes").size()).isEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'x#':1", "'x#':[{}]", "'same':1"})
  void unknownMembersAreReadUpToANumber(String element) {
    JsonText text = text("{" + elements(element, 1, 1_000_000) + "}");

    assertMalformed(text, "The request's body has more than 20000 names and values");
    assertThat(text.bytesRead()).isLessThan(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{'a':"})
  void unknownMembersAreReadUpToADepth(String start) {
    JsonText text = text("{'a':" + start.repeat(1_000_000));

    assertMalformed(text, "The request's body has more than");
    assertThat(text.bytesRead()).isLessThan(ALLOWANCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void onlyUtf8IsRead(String charset) {
    byte[] body = "{\"a\":\"b\"}".getBytes(Charset.forName(charset));
    assertMalformed(new JsonText(body), "The request's body is not ");
  }

  @Test
  void malformedUtf8IsRefused() {
    byte[][] malformed = {
      {(byte) 0xfc}, // Latin 1
      {(byte) 0xc0, (byte) 0xaf}, // an overlong slash
      {(byte) 0xe0, (byte) 0x80, (byte) 0xaf}, // an even longer one
      {(byte) 0xf0, (byte) 0x82, (byte) 0x82, (byte) 0xac}, // an overlong euro sign
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, // half a surrogate pair
      {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // beyond Unicode
      {(byte) 0xe2, (byte) 0x82}, // incomplete
      {(byte) 0x80}
    };
    for (byte[] bytes : malformed) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.writeBytes("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
      body.writeBytes(bytes);
      body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
      assertMalformed(
          new JsonText(body.toByteArray()), "The request's body is not encoded in UTF-8.");
    }
  }

  @Test
  void aTextIsReadWhateverItsLength() {
    for (int length = 7_900; length < 8_100; length++) {
      String value = "x".repeat(length) + "ü€\uD83D\uDE00\uD83D\uDE00";
      assertThat(JsonBody.read(text("{'a':'" + value + "'}"), SqsTraits.MODEL).get("a").textValue())
          .isEqualTo(value);
    }
  }

  private static String elements(String element, int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(i -> element.replace("#", "" + i))
        .collect(Collectors.joining(","));
  }

  private static JsonText text(String json) {
    return new JsonText(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static void assertMalformed(JsonText text, String complaint) {
    assertThatThrownBy(() -> JsonBody.read(text, SqsTraits.MODEL))
        .isInstanceOfSatisfying(
            BadRequest.class, e -> assertThat(e.shape()).isEqualTo(ErrorShape.SERIALIZATION))
        .hasMessageStartingWith(complaint);
  }
}
